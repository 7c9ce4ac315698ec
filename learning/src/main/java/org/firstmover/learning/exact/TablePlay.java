package org.firstmover.learning.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Roles;
import org.firstmover.learning.oracle.ExactFollowers;
import org.firstmover.learning.oracle.PureTable;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Tolerances;
import org.firstmover.solve.Run;
import org.firstmover.solvers.markov.JointTables;
import org.firstmover.strategy.Strategy;

/**
 * A game of tables, one action for each observation: where they are few all are tried. Of more
 * commitments those are tried that differ from the best one so far in one observation, from several
 * starts.
 */
final class TablePlay implements ExactPlay {
  private static final double MOST_TABLES = 10_000;

  /** Places of a game in all plays of a commitment; half a minute at most. */
  private static final double MOST_WORK = 300_000_000;

  private static final int STARTS = 20;

  private final Roles roles;
  private final ExactFollowers exact;
  private final double[] counts;
  private PureTable leader;
  private List<PureTable> followers;

  private TablePlay(MarkovGame game) {
    var environment = game.environment();
    roles = environment.roles();
    exact = new ExactFollowers(environment);
    counts = counts(roles);
    leader = PureTable.of(roles.leader());
    followers = new ArrayList<>(roles.followers().stream().map(PureTable::of).toList());
  }

  private static double[] counts(Roles roles) {
    double[] counts = new double[roles.count()];
    for (int player = 0; player < counts.length; player++) {
      counts[player] = PureTable.count(roles.player(player));
    }
    return counts;
  }

  static Optional<ExactPlay> of(MarkovGame game) {
    Roles roles = game.environment().roles();
    if (!JointTables.exist(roles)) {
      return Optional.empty();
    }
    TablePlay play = new TablePlay(game);
    return play.exact.ifFew(play.leader).isPresent() ? Optional.of(play) : Optional.empty();
  }

  @Override
  public boolean answers() {
    return counts[0] <= MOST_TABLES
        && (counts.length == 2 || Arrays.stream(counts).allMatch(count -> count <= MOST_TABLES));
  }

  @Override
  public double commitments() {
    return counts[0];
  }

  private PureTable table(int player) {
    return player == 0 ? leader : followers.get(player - 1);
  }

  private void put(int player, PureTable table) {
    if (player == 0) {
      leader = table;
    } else {
      followers.set(player - 1, table);
    }
  }

  @Override
  public double value(int player) {
    return exact.values(leader, followers)[player];
  }

  /** The first table that is better than the present one and all others. */
  private PureTable best(int player) {
    PureTable kept = table(player);
    PureTable best = kept;
    double most = value(player);
    int choices = PureTable.choices(roles.player(player));
    for (long number = 0; number < counts[player]; number++) {
      PureTable table = PureTable.of(roles.player(player));
      table.number(number, choices);
      put(player, table);
      double value = value(player);
      if (value > most + Tolerances.SOLVER * (1 + Math.abs(most))) {
        most = value;
        best = table;
      }
    }
    put(player, kept);
    return best;
  }

  @Override
  public void leaderResponds() {
    leader = best(0);
  }

  @Override
  public void followersRespond() {
    followers = new ArrayList<>(exact.to(leader).followers());
  }

  @Override
  public boolean commits() {
    return true;
  }

  @Override
  public long commit(Run run) {
    double affordable = Math.floor(MOST_WORK / exact.places());
    long compared =
        counts[0] <= Math.min(MOST_TABLES, affordable) ? all(run) : some(run, (long) affordable);
    followersRespond();
    return compared;
  }

  private long all(Run run) {
    PureTable best = leader;
    double most = Double.NEGATIVE_INFINITY;
    int choices = PureTable.choices(roles.leader());
    for (long number = 0; number < counts[0]; number++) {
      run.check();
      PureTable table = PureTable.of(roles.leader());
      table.number(number, choices);
      double value = exact.to(table).values()[0];
      if (value > most) {
        most = value;
        best = table;
      }
    }
    leader = best;
    return (long) counts[0];
  }

  private long some(Run run, long affordable) {
    RandomStream random = run.random().child("commitments");
    int choices = PureTable.choices(roles.leader());
    PureTable best = leader;
    double most = Double.NEGATIVE_INFINITY;
    long compared = 0;
    for (int start = 0; start < STARTS && compared < affordable && !run.exhausted(); start++) {
      PureTable table = PureTable.of(roles.leader());
      if (start > 0) {
        table.draw(choices, random);
      }
      double value = exact.to(table).values()[0];
      compared++;
      int observations = table.actions().length;
      int still = 0;
      for (int o = 0; still < observations && compared < affordable; o = (o + 1) % observations) {
        run.check();
        double kept = table.actions()[o];
        still++;
        for (int action = 0; action < choices; action++) {
          if (action != kept) {
            double before = table.actions()[o];
            table.actions()[o] = action;
            double other = exact.to(table).values()[0];
            compared++;
            if (other > value + Tolerances.SOLVER * (1 + Math.abs(value))) {
              value = other;
              still = 1;
            } else {
              table.actions()[o] = before;
            }
          }
        }
      }
      run.progress("starts", (start + 1.0) / STARTS);
      if (value > most) {
        most = value;
        best = table;
      }
    }
    leader = best;
    return compared;
  }

  @Override
  public void set(int player, Policy policy) {
    PureTable table = PureTable.of(roles.player(player));
    double[] observation = new double[1];
    double[] action = new double[1];
    for (int o = 0; o < table.actions().length; o++) {
      observation[0] = o;
      policy.mode(observation, action);
      table.actions()[o] = action[0];
    }
    put(player, table);
  }

  @Override
  public double regret(int player) {
    double value = value(player);
    if (player == 1 && counts.length == 2) {
      return Math.max(0, exact.to(leader).values()[1] - value);
    }
    PureTable kept = table(player);
    put(player, best(player));
    double gain = value(player) - value;
    put(player, kept);
    return Math.max(0, gain);
  }

  @Override
  public Strategy strategy(int player) {
    return table(player).strategy(roles.player(player));
  }
}
