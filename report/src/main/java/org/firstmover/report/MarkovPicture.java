package org.firstmover.report;

import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;
import org.firstmover.solution.Solution;
import org.firstmover.solvers.markov.Visits;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;

/** What everyone does on what she sees, how often she sees it, and one episode move by move. */
public final class MarkovPicture implements Picture<MarkovGame> {
  /** Of more observations those are shown that are made most. */
  private static final int MOST_OBSERVATIONS = 24;

  private static final int MOST_PLAYERS = 4;
  private static final int MOST_MOVES = 60;

  /** Playing all that can happen must not take longer than a reader waits. */
  private static final long MOVES = 2_000_000;

  /** Of what the solution says the leader would have otherwise. */
  private static final List<String> COMPARED =
      List.of(Solution.BEST_TABLE, Solution.TRAINING_RETURN);

  @Override
  public List<Table> game(MarkovGame game) {
    Roles roles = game.environment().roles();
    List<List<String>> rows = new ArrayList<>();
    for (int p = 0; p < roles.count(); p++) {
      Role role = roles.player(p);
      rows.add(List.of(role.name(), described(role.observations()), described(role.actions())));
    }
    String chance =
        roles.outcomes() == 0
            ? " Nothing is left to chance."
            : " Chance moves, too: up to " + roles.outcomes() + " outcomes a move.";
    return List.of(
        new Table(
            "Who sees and does what; at most " + roles.longest() + " moves an episode." + chance,
            List.of("", "sees", "does"),
            rows));
  }

  private static String described(Space space) {
    if (space instanceof Space.Box box) {
      return String.join(", ", box.names())
          + ": "
          + Numbers.six(box.low())
          + " to "
          + Numbers.six(box.high());
    }
    List<String> names = ((Space.Discrete) space).names();
    String text = String.join("; ", names.subList(0, Math.min(6, names.size())));
    return names.size() > 6 ? text + " and " + (names.size() - 6) + " more" : text;
  }

  @Override
  public List<Figure> figures(MarkovGame game, Solution solution) {
    Roles roles = game.environment().roles();
    List<Strategy> strategies = strategies(solution);
    List<Figure> figures = new ArrayList<>();
    Optional<List<double[][]>> choices = choices(roles, strategies);
    Optional<double[][]> visits = choices.flatMap(all -> Visits.of(game, all, MOVES));
    for (int p = 0; p < Math.min(MOST_PLAYERS, strategies.size()); p++) {
      Role role = roles.player(p);
      if (strategies.get(p) instanceof Point point) {
        figures.add(
            PointPicture.of(
                point.entries().stream().map(PointPicture.Row::new).toList(),
                "What the " + role.name() + " does.",
                role.name()));
      } else if (choices.isPresent()) {
        int player = p;
        figures.add(table(role, choices.get().get(p), visits.map(all -> all[player]), p == 0));
      }
    }
    return figures;
  }

  private static Figure table(
      Role role, double[][] choices, Optional<double[]> visits, boolean leader) {
    List<String> seen = ((Space.Discrete) role.observations()).names();
    List<String> actions = ((Space.Discrete) role.actions()).names();
    int[] shown = IntStream.range(0, seen.size()).toArray();
    String note = "";
    if (shown.length > MOST_OBSERVATIONS) {
      Comparator<Integer> order =
          Comparator.comparingDouble(o -> -visits.map(times -> times[o]).orElse(0.0));
      shown =
          Arrays.stream(shown)
              .boxed()
              .sorted(order)
              .limit(MOST_OBSERVATIONS)
              .sorted()
              .mapToInt(o -> o)
              .toArray();
      note = " Of " + seen.size() + " observations those that are made most.";
    }
    StateBars bars = new StateBars();
    List<Map<String, Object>> times = new ArrayList<>();
    for (int o : shown) {
      bars.add(seen.get(o), actions, choices[o], 0);
      times.add(map("state", seen.get(o), "weight", visits.map(all -> all[o]).orElse(0.0)));
    }
    List<Map<String, Object>> panels = new ArrayList<>();
    panels.add(bars.panel(role.name(), true));
    if (visits.isPresent()) {
      panels.add(StateBars.numbers(times, "times an episode"));
    }
    String never =
        leader
            ? " What she would do where nobody comes is what keeps others from going there."
            : "";
    return new Figure(
        "The "
            + role.name()
            + "'s action on each observation, and how often it is made."
            + never
            + note,
        StateBars.beside(panels));
  }

  /** One episode, with the most likely outcome of every move of chance and of every mixture. */
  @Override
  public List<Table> tables(MarkovGame game, Solution solution) {
    Environment environment = game.environment();
    Roles roles = environment.roles();
    Optional<List<double[][]>> choices = choices(roles, strategies(solution));
    if (choices.isEmpty()) {
      return List.of();
    }
    List<String> head = new ArrayList<>(List.of("move", "who", "sees", "does"));
    for (int p = 0; p < roles.count(); p++) {
      head.add(roles.player(p).name() + " so far");
    }
    double[] returns = new double[roles.count()];
    List<List<String>> rows = new ArrayList<>();
    while (environment.actor() != Environment.END && rows.size() < MOST_MOVES) {
      rows.add(move(environment, choices.get(), returns, rows.size() + 1));
    }
    String cut = environment.actor() == Environment.END ? "" : " Its first moves.";
    String likely =
        roles.outcomes() == 0 ? "One episode" : "One episode, in which what is likeliest happens";
    return List.of(new Table(likely + "." + cut, head, rows, rows.size() > Table.MOST_ROWS));
  }

  private static List<String> move(
      Environment environment, List<double[][]> choices, double[] returns, int number) {
    Roles roles = environment.roles();
    int actor = environment.actor();
    double[] seen = new double[Math.max(1, roles.outcomes())];
    environment.observe(seen);
    double[] outcomes = actor == Environment.CHANCE ? seen : choices.get(actor)[(int) seen[0]];
    int likeliest = 0;
    for (int k = 1; k < outcomes.length; k++) {
      likeliest = outcomes[k] > outcomes[likeliest] ? k : likeliest;
    }
    List<String> row = new ArrayList<>(List.of(Integer.toString(number)));
    if (actor == Environment.CHANCE) {
      row.addAll(List.of("chance", "", "outcome " + (likeliest + 1)));
    } else {
      Role role = roles.player(actor);
      row.add(role.name());
      row.add(((Space.Discrete) role.observations()).names().get((int) seen[0]));
      row.add(((Space.Discrete) role.actions()).names().get(likeliest));
    }
    environment.act(new double[] {likeliest});
    for (int p = 0; p < returns.length; p++) {
      returns[p] += environment.reward(p);
      row.add(Numbers.six(returns[p]));
    }
    return row;
  }

  /** Only a solution knows what else there is: to find it out is a method's work. */
  @Override
  public List<Comparison> comparisons(MarkovGame game) {
    return List.of();
  }

  @Override
  public List<Comparison> comparisons(MarkovGame game, Solution solution) {
    return Comparison.of(solution, COMPARED);
  }

  private static List<Strategy> strategies(Solution solution) {
    List<Strategy> strategies = new ArrayList<>(List.of(solution.leader().strategy()));
    solution.followers().forEach(follower -> strategies.add(follower.response()));
    return strategies;
  }

  /** By player and observation; empty if someone chooses numbers. */
  private static Optional<List<double[][]>> choices(Roles roles, List<Strategy> strategies) {
    List<double[][]> choices = new ArrayList<>();
    for (int p = 0; p < strategies.size(); p++) {
      Role role = roles.player(p);
      if (!(strategies.get(p) instanceof Behaviour behaviour)) {
        return Optional.empty();
      }
      List<String> seen = ((Space.Discrete) role.observations()).names();
      List<String> actions = ((Space.Discrete) role.actions()).names();
      double[] all =
          behaviour
              .inOrderOf(seen, o -> actions)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the solution is of another game: " + behaviour.weights()));
      double[][] own = new double[seen.size()][];
      for (int o = 0; o < own.length; o++) {
        own[o] = Arrays.copyOfRange(all, o * actions.size(), (o + 1) * actions.size());
      }
      choices.add(own);
    }
    return Optional.of(choices);
  }
}
