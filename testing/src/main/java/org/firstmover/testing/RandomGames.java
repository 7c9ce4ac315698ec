package org.firstmover.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.random.RandomStream;

/** Seeded games for tests, many of them with ties. */
public final class RandomGames {
  private static final int[] SIZES = {1, 2, 3, 10, 1000};

  private RandomGames() {}

  /** Whole payoffs between -top and top, with a top of 1, 2, 3, 10 or 1000; some zero-sum. */
  public static NormalFormGame normalForm(long seed, int most) {
    RandomStream random = RandomStream.of(seed).child("normal-form");
    int rows = random.nextInt(1, most);
    int columns = random.nextInt(1, most);
    int top = SIZES[random.nextInt(0, SIZES.length - 1)];
    Payoffs leader = whole(random, rows, columns, top);
    Payoffs follower = seed % 10 == 0 ? negated(leader) : whole(random, rows, columns, top);
    return new NormalFormGame(
        "random " + seed, Names.numbered(rows), Names.numbered(columns), leader, follower);
  }

  /** Up to {@code mostTypes} types and {@code most} actions; whole payoffs with many ties. */
  public static BayesianGame bayesian(long seed, int mostTypes, int most) {
    RandomStream random = RandomStream.of(seed).child("bayesian");
    int rows = random.nextInt(1, most);
    int count = random.nextInt(1, mostTypes);
    int top = SIZES[random.nextInt(0, SIZES.length - 1)];
    List<FollowerType> types = new ArrayList<>();
    int[] shares = IntStream.range(0, count).map(l -> random.nextInt(1, 8)).toArray();
    double sum = IntStream.of(shares).sum();
    for (int l = 0; l < count; l++) {
      int columns = random.nextInt(1, most);
      types.add(
          new FollowerType(
              "type " + l,
              shares[l] / sum,
              Names.numbered(columns),
              whole(random, rows, columns, top),
              whole(random, rows, columns, top)));
    }
    return new BayesianGame("random " + seed, Names.numbered(rows), types);
  }

  /**
   * Up to {@code most} targets. Two thirds have payoffs under which cover hurts the attacker and
   * helps the defender, strictly; the others have any payoffs, with ties.
   */
  public static SecurityGame security(long seed, int most) {
    RandomStream random = RandomStream.of(seed).child("security");
    int n = random.nextInt(1, most);
    int top = SIZES[random.nextInt(0, SIZES.length - 1)];
    boolean general = seed % 3 == 0;
    Payoffs.Builder table = new Payoffs.Builder(n, 4);
    for (int t = 0; t < n; t++) {
      table.set(t, 0, general ? random.nextInt(-top, top) : random.nextInt(0, top));
      table.set(t, 1, general ? random.nextInt(-top, top) : random.nextInt(-top, 0));
      table.set(t, 2, general ? random.nextInt(-top, top) : random.nextInt(-top, -1));
      table.set(t, 3, general ? random.nextInt(-top, top) : random.nextInt(0, top));
    }
    return new SecurityGame(
        "random " + seed, random.nextInt(0, n), Names.numbered(n), table.build());
  }

  /**
   * Up to so many states, each with up to so many actions; whole rewards with many ties,
   * transitions in quarters, each state followed by the next one at times. The follower sees
   * actions in every other game, and has an entropy weight in two of four.
   */
  public static StochasticGame stochastic(long seed, int mostStates, int most) {
    RandomStream random = RandomStream.of(seed).child("stochastic");
    int n = random.nextInt(1, mostStates);
    List<List<String>> leader = new ArrayList<>();
    List<List<String>> follower = new ArrayList<>();
    for (int s = 0; s < n; s++) {
      leader.add(Names.numbered(random.nextInt(1, most)));
      follower.add(Names.numbered(random.nextInt(1, most)));
    }
    Observes observes = seed % 2 == 0 ? Observes.COMMITMENT : Observes.ACTION;
    Actions actions = new Actions(Names.numbered(n), leader, follower, observes);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    double[][] rewards = new double[2][actions.outcomes()];
    for (int s = 0; s < n; s++) {
      for (int k = actions.firstOutcome(s); k < actions.firstOutcome(s + 1); k++) {
        double[] row = new double[n];
        row[(s + 1) % n] += 0.25;
        for (int quarter = 0; quarter < 3; quarter++) {
          row[random.nextInt(0, n - 1)] += 0.25;
        }
        transitions.dense(row);
        rewards[0][k] = random.nextInt(-2, 2);
        rewards[1][k] = random.nextInt(0, 1);
      }
    }
    double[] start = new double[n];
    start[random.nextInt(0, n - 1)] = 1;
    double discount = new double[] {0, 0.5, 0.75, 0.9375}[random.nextInt(0, 3)];
    return new StochasticGame(
        "random " + seed,
        new StochasticGame.Rules(discount, seed % 4 < 2 ? 0 : 0.5),
        actions,
        start,
        rewards[0],
        rewards[1],
        transitions.build());
  }

  private static Payoffs whole(RandomStream random, int rows, int columns, int top) {
    Payoffs.Builder table = new Payoffs.Builder(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        table.set(i, j, random.nextInt(-top, top));
      }
    }
    return table.build();
  }

  private static Payoffs negated(Payoffs payoffs) {
    Payoffs.Builder table = new Payoffs.Builder(payoffs.rows(), payoffs.columns());
    for (int i = 0; i < payoffs.rows(); i++) {
      for (int j = 0; j < payoffs.columns(); j++) {
        table.set(i, j, -payoffs.get(i, j));
      }
    }
    return table.build();
  }
}
