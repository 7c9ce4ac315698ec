package org.firstmover.learning.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.play.Player;
import org.firstmover.solution.Tolerances;

/**
 * The best that followers can do against a leader's table, among all tables of theirs: one
 * follower's best response, several followers' pure Nash equilibrium, ties broken for the leader.
 *
 * <p>One follower who sees as much as matters, as with a clock, answers by backward induction,
 * where the game's places can be told apart. Else her tables are enumerated as far as they differ
 * in what is seen: an action is chosen where an observation first occurs.
 */
public final class ExactFollowers {
  /** Plays that are worth waiting for, and moves of them all. */
  private static final int MOST = 1_000_000;

  private static final long MOST_MOVES = 50_000_000;

  private final Roles roles;
  private final ExpectedPlay play;
  private final int[] choices;
  private final boolean listed;
  private final Optional<BackwardInduction> induction;
  private int plays;

  /**
   * @param followers a table each
   * @param values what each player can expect, the leader first
   * @param worst the leader's value if ties are broken against her
   * @param gap the most that a follower could gain by another table: 0 but for several followers
   *     without a pure equilibrium, for whom this is the smallest one possible
   */
  public record Exact(List<PureTable> followers, double[] values, double worst, double gap) {
    public Exact {
      followers = List.copyOf(followers);
    }
  }

  public ExactFollowers(Environment environment) {
    roles = environment.roles();
    play = new ExpectedPlay(environment);
    choices =
        roles.followers().stream()
            .mapToInt(role -> role.actions() instanceof Space.Discrete done ? done.count() : 0)
            .toArray();
    listed =
        roles.followers().stream()
            .allMatch(
                role ->
                    role.observations() instanceof Space.Discrete
                        && role.actions() instanceof Space.Discrete);
    induction =
        choices.length > 1
            ? Optional.empty()
            : play.graph().map(graph -> new BackwardInduction(play, graph, roles));
  }

  /** How many places a play of the game has, about: what answering takes, in that unit. */
  public long places() {
    return play.graph().map(graph -> 4L * graph.size()).orElse(roles.longest());
  }

  /** What each player can expect if all play tables; filled anew by each call. */
  public double[] values(PureTable leader, List<PureTable> followers) {
    return play.of(leader, followers);
  }

  /**
   * @throws InputError if there are too many tables to enumerate
   */
  public Exact to(PureTable leader) {
    return ifFew(leader)
        .orElseThrow(
            () ->
                new InputError(
                    listed
                        ? "more than " + MOST + " tables of followers"
                        : "followers whose tables cannot be listed",
                    "exact responses",
                    "at most " + MOST + " tables",
                    "Maybe fewer rounds, types or messages, or another oracle."));
  }

  /** Empty if there are too many tables to enumerate, or if they cannot be listed. */
  public Optional<Exact> ifFew(PureTable leader) {
    plays = 0;
    if (!listed) {
      return Optional.empty();
    }
    play.allow(MOST_MOVES);
    try {
      if (choices.length > 1) {
        return Optional.of(equilibrium(leader));
      }
      Optional<Exact> backwards = induction.flatMap(from -> from.to(leader));
      if (backwards.isPresent()) {
        return backwards;
      }
      Search search = new Search(leader, roles.followers().get(0));
      search.run();
      return Optional.of(search.best());
    } catch (ExpectedPlay.TooMany e) {
      return Optional.empty();
    } finally {
      play.allow(Long.MAX_VALUE);
    }
  }

  private void count() {
    if (++plays > MOST) {
      throw new ExpectedPlay.TooMany();
    }
  }

  /** Of one follower, who has decided on some of her observations. */
  private final class Search {
    private final PureTable leader;
    private final PureTable table;
    private final boolean[] decided;
    private final Follower follower = new Follower();
    private int missing;
    private final List<Exact> found = new ArrayList<>();
    private double most = Double.NEGATIVE_INFINITY;

    Search(PureTable leader, Role role) {
      this.leader = leader;
      table = PureTable.of(role);
      decided = new boolean[table.actions().length];
    }

    void run() {
      count();
      try {
        double[] values = play.of(leader, List.of(follower));
        if (values[1] >= most - tolerance(most)) {
          found.add(new Exact(List.of(table.copy()), values.clone(), values[0], 0));
          most = Math.max(most, values[1]);
        }
      } catch (ExpectedPlay.Undecided undecided) {
        int here = missing;
        decided[here] = true;
        for (int action = 0; action < choices[0]; action++) {
          table.actions()[here] = action;
          run();
        }
        table.actions()[here] = 0;
        decided[here] = false;
      }
    }

    Exact best() {
      List<Exact> ties =
          found.stream().filter(one -> one.values()[1] >= most - tolerance(most)).toList();
      return chosen(ties);
    }

    /** Plays the table as far as it is decided. */
    private final class Follower implements Player {
      @Override
      public void act(double[] observation, double[] action) {
        int seen = (int) observation[0];
        if (!decided[seen]) {
          missing = seen;
          throw new ExpectedPlay.Undecided();
        }
        action[0] = table.actions()[seen];
      }
    }
  }

  private static double tolerance(double value) {
    return Double.isInfinite(value) ? 0 : Tolerances.SOLVER * (1 + Math.abs(value));
  }

  /** The first of those that are best for the leader. */
  private static Exact chosen(List<Exact> ties) {
    Exact best = ties.get(0);
    double worst = best.values()[0];
    for (Exact tie : ties) {
      if (tie.values()[0] > best.values()[0] + tolerance(best.values()[0])) {
        best = tie;
      }
      worst = Math.min(worst, tie.values()[0]);
    }
    return new Exact(best.followers(), best.values(), worst, best.gap());
  }

  private Exact equilibrium(PureTable leader) {
    int followers = choices.length;
    int[] tables = new int[followers];
    double profiles = 1;
    for (int i = 0; i < followers; i++) {
      double count = PureTable.count(roles.followers().get(i));
      profiles *= count;
      if (profiles > MOST) {
        throw new ExpectedPlay.TooMany();
      }
      tables[i] = (int) count;
    }
    double[][] values = new double[(int) profiles][];
    for (int p = 0; p < values.length; p++) {
      values[p] = play.of(leader, profile(p, tables)).clone();
    }
    double[] gaps =
        IntStream.range(0, values.length).mapToDouble(p -> gap(p, tables, values)).toArray();
    double least = Arrays.stream(gaps).min().orElseThrow();
    List<Exact> ties = new ArrayList<>();
    for (int p = 0; p < values.length; p++) {
      if (gaps[p] <= least + Tolerances.SOLVER) {
        ties.add(
            new Exact(
                profile(p, tables),
                values[p],
                values[p][0],
                least <= Tolerances.SOLVER ? 0 : gaps[p]));
      }
    }
    return chosen(ties);
  }

  private List<PureTable> profile(int profile, int[] tables) {
    List<PureTable> all = new ArrayList<>();
    int left = profile;
    for (int i = 0; i < tables.length; i++) {
      PureTable table = PureTable.of(roles.followers().get(i));
      table.number(left % tables[i], choices[i]);
      left /= tables[i];
      all.add(table);
    }
    return all;
  }

  /** The most that one follower gains by another table. */
  private static double gap(int profile, int[] tables, double[][] values) {
    double gap = 0;
    int stride = 1;
    for (int i = 0; i < tables.length; i++) {
      int without = profile - profile / stride % tables[i] * stride;
      for (int other = 0; other < tables[i]; other++) {
        double gain = values[without + other * stride][1 + i] - values[profile][1 + i];
        gap = Math.max(gap, gain);
      }
      stride *= tables[i];
    }
    return gap;
  }
}
