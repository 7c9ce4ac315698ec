package org.firstmover.report;

import static org.firstmover.report.Vega.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Solution;
import org.firstmover.solvers.stochastic.BestResponsesInTurn;
import org.firstmover.solvers.stochastic.PolicyValues;
import org.firstmover.solvers.stochastic.RegularisedProblem;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Strategy;

/** Who does what in which state, how much of play is there, and what it is worth from there on. */
public final class StochasticPicture implements Picture<StochasticGame> {
  /** Of larger games those states are shown that are visited most. */
  private static final int MOST_STATES = 30;

  /** Beyond this a further best response takes too long. */
  private static final int MOST_COMPARED = 500;

  @Override
  public List<Table> game(StochasticGame game) {
    return StochasticTables.of(game);
  }

  @Override
  public List<Table> tables(StochasticGame game, Solution solution) {
    Shown shown = Shown.of(game, solution);
    List<List<String>> rows = new ArrayList<>();
    for (int s : shown.states) {
      rows.add(
          List.of(
              game.actions().states().get(s),
              Numbers.six(shown.worth.visits()[s]),
              Numbers.six(shown.worth.leader()[s]),
              Numbers.six(shown.worth.follower()[s])));
    }
    String bonus = game.entropy() > 0 ? " (with her entropy bonus)" : "";
    return List.of(
        new Table(
            "Values by state where play begins." + shown.note,
            List.of("state", "share of play", "leader's value", "follower's value" + bonus),
            rows,
            rows.size() > Table.MOST_ROWS));
  }

  @Override
  public List<Figure> figures(StochasticGame game, Solution solution) {
    Shown shown = Shown.of(game, solution);
    Actions actions = game.actions();
    StateBars leader = new StateBars();
    StateBars follower = new StateBars();
    List<Map<String, Object>> visits = new ArrayList<>();
    List<String> decisions = actions.decisionNames();
    for (int s : shown.states) {
      String name = actions.states().get(s);
      leader.add(name, actions.leader(s), shown.leader, actions.firstMove(s));
      visits.add(map("state", name, "weight", shown.worth.visits()[s]));
      int last = actions.decision(s, actions.leaderCount(s) - 1);
      for (int i = actions.decision(s, 0); i <= last; i++) {
        boolean drawn =
            actions.observes() == Observes.COMMITMENT
                || shown.leader[actions.firstMove(s) + i - actions.decision(s, 0)] > 0;
        if (drawn) {
          follower.add(
              decisions.get(i), actions.follower(s), shown.follower, actions.firstReply(i));
        }
      }
    }
    Map<String, Object> share = StateBars.numbers(visits, "share of play");
    if (actions.observes() == Observes.COMMITMENT) {
      return List.of(
          new Figure(
              "What leader and follower do in each state, and the share of all play, discounted,"
                  + " that is there."
                  + shown.note,
              StateBars.beside(
                  List.of(
                      leader.panel("leader", true), follower.panel("follower", false), share))));
    }
    return List.of(
        new Figure(
            "What the leader does in each state, and the share of all play, discounted, that is"
                + " there."
                + shown.note,
            StateBars.beside(List.of(leader.panel("leader", true), share))),
        new Figure(
            "What the follower does in each state when she sees what the leader has drawn.",
            StateBars.beside(List.of(follower.panel("follower", true)))));
  }

  @Override
  public List<Comparison> comparisons(StochasticGame game) {
    if (game.actions().stateCount() > MOST_COMPARED) {
      return List.of();
    }
    List<Comparison> comparisons = new ArrayList<>();
    if (game.entropy() > 0) {
      RegularisedProblem problem = new RegularisedProblem(game);
      problem.respond(new double[game.actions().moves()]);
      comparisons.add(new Comparison("all actions alike, in every state", problem.value()));
    }
    BestResponsesInTurn.valueAtRest(game)
        .ifPresent(
            value -> comparisons.add(new Comparison("best responses in turn, at rest", value)));
    return comparisons;
  }

  @Override
  public List<Comparison> comparisons(StochasticGame game, Solution solution) {
    List<Comparison> comparisons = new ArrayList<>(comparisons(game));
    comparisons.addAll(Comparison.of(solution, List.of("value of a commitment")));
    return comparisons;
  }

  /**
   * What is drawn of a solution.
   *
   * @param leader probabilities by move
   * @param follower probabilities by reply
   * @param states in the order in which they are shown
   * @param note which ones these are, if not all
   */
  private record Shown(
      double[] leader, double[] follower, PolicyValues worth, int[] states, String note) {
    static Shown of(StochasticGame game, Solution solution) {
      Actions actions = game.actions();
      double[] leader = policy(solution.leader().strategy(), actions.states(), actions::leader);
      double[] follower =
          policy(
              solution.followers().get(0).response(),
              actions.decisionNames(),
              i -> actions.follower(actions.decisionState(i)));
      PolicyValues worth = PolicyValues.of(game, leader, follower);
      int all = actions.stateCount();
      if (all <= MOST_STATES) {
        return new Shown(leader, follower, worth, IntStream.range(0, all).toArray(), "");
      }
      int[] states =
          IntStream.range(0, all)
              .boxed()
              .sorted(Comparator.comparingDouble(s -> -worth.visits()[s]))
              .limit(MOST_STATES)
              .mapToInt(s -> s)
              .toArray();
      double share = Arrays.stream(states).mapToDouble(s -> worth.visits()[s]).sum();
      String note =
          " Of "
              + all
              + " states the "
              + MOST_STATES
              + " visited most, with "
              + Numbers.brief(100 * share)
              + " % of all play.";
      return new Shown(leader, follower, worth, states, note);
    }

    private static double[] policy(
        Strategy strategy, List<String> names, IntFunction<List<String>> actions) {
      if (strategy instanceof Behaviour behaviour) {
        Optional<double[]> found = behaviour.inOrderOf(names, actions);
        if (found.isPresent()) {
          return found.get();
        }
      }
      throw new IllegalArgumentException("the solution is of another game: " + strategy.weights());
    }
  }
}
