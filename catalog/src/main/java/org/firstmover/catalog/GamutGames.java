package org.firstmover.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.random.RandomStream;

/**
 * Two-player games after E. Nudelman, J. Wortman, Y. Shoham, K. Leyton-Brown, "Run the GAMUT",
 * AAMAS 2004; the row player leads. The papers behind each are in {@link GamutGenerators}.
 *
 * <p>Departures: payoffs are not normalised; in the war of attrition time costs both players the
 * same; in the location game players choose places, not prices; in the inspection game they choose
 * one site or none, not a set, and every site has its own stakes.
 *
 * @param name of the game, and for errors
 * @param actions of each player
 */
record GamutGames(String name, int actions) {
  /** A payoff by the whole numbers that stand for one's own action and for the other player's. */
  private interface Payoff {
    double of(int own, int other);
  }

  NormalFormGame travelersDilemma(int lowest, double reward) {
    require(
        reward > 1,
        "reward " + reward,
        "1 < reward",
        "Maybe choose 2: with 1 or less it does not pay to claim one less than the other.");
    return symmetric(
        lowest, (own, other) -> Math.min(own, other) + reward * Integer.signum(other - own));
  }

  NormalFormGame grabTheDollar(RandomStream random) {
    double[] prizes = draws(3, random.child("prizes"));
    Arrays.sort(prizes);
    return symmetric(1, (own, other) -> prizes[own == other ? 0 : own > other ? 1 : 2]);
  }

  NormalFormGame dispersion() {
    return symmetric(1, (own, other) -> own == other ? 0 : 1);
  }

  /** The two payoffs of a cell add up to 1 without rounding. */
  NormalFormGame location(RandomStream random) {
    double[] weights = draws(actions, random.child("customers"));
    double[] upTo = new double[actions + 1];
    for (int place = 1; place <= actions; place++) {
      upTo[place] = upTo[place - 1] + weights[place - 1];
    }
    return symmetric(
        1,
        (own, other) -> {
          if (own == other) {
            return 0.5;
          }
          // customers left of the middle, and half of those in the middle
          int sum = own + other;
          double left = (upTo[(sum - 1) / 2] + upTo[sum / 2]) / (2 * upTo[actions]);
          double right = 1 - left; // a multiple of 2^-53, hence 1 - right is exact
          return own < other ? 1 - right : right;
        });
  }

  NormalFormGame warOfAttrition(double cost, RandomStream random) {
    return numbered(
        0,
        attrition(random.child("leader").nextDouble(), cost),
        attrition(random.child("follower").nextDouble(), cost));
  }

  private static Payoff attrition(double valuation, double cost) {
    return (own, other) -> {
      double won = own < other ? 0 : own == other ? valuation / 2 : valuation;
      return won - cost * Math.min(own, other);
    };
  }

  NormalFormGame minimumEffort(double base, double benefit, double cost) {
    require(
        0 < cost && cost < benefit,
        "cost " + cost + ", benefit " + benefit,
        "0 < cost < benefit",
        "Maybe they changed places, or one is 0.");
    return symmetric(1, (own, other) -> base + benefit * Math.min(own, other) - cost * own);
  }

  NormalFormGame inspection(double cost, RandomStream random) {
    int sites = actions - 1;
    double[] gain = draws(sites, random.child("gain"));
    double[] loss = draws(sites, random.child("loss"));
    double[] penalty = draws(sites, random.child("penalty"));
    return game(
        sites("none"),
        sites("comply"),
        0,
        (inspected, violated) ->
            -(inspected < sites ? cost : 0)
                - (violated < sites && violated != inspected ? loss[violated] : 0),
        (violated, inspected) ->
            violated == sites ? 0 : violated == inspected ? -penalty[violated] : gain[violated]);
  }

  private List<String> sites(String last) {
    return Stream.concat(Names.numbered(actions - 1).stream(), Stream.of(last)).toList();
  }

  private void require(boolean holds, String found, String expected, String hint) {
    if (!holds) {
      throw new InputError(found, "parameters of " + name, expected, hint);
    }
  }

  private static double[] draws(int count, RandomStream random) {
    return IntStream.range(0, count).mapToDouble(k -> random.nextDouble()).toArray();
  }

  private NormalFormGame symmetric(int first, Payoff payoff) {
    return numbered(first, payoff, payoff);
  }

  private NormalFormGame numbered(int first, Payoff leader, Payoff follower) {
    List<String> names =
        IntStream.range(first, first + actions).mapToObj(Integer::toString).toList();
    return game(names, names, first, leader, follower);
  }

  private NormalFormGame game(
      List<String> leaderActions,
      List<String> followerActions,
      int first,
      Payoff leader,
      Payoff follower) {
    Payoffs.Builder leaderTable = new Payoffs.Builder(actions, actions);
    Payoffs.Builder followerTable = new Payoffs.Builder(actions, actions);
    for (int i = 0; i < actions; i++) {
      for (int j = 0; j < actions; j++) {
        leaderTable.set(i, j, leader.of(first + i, first + j));
        followerTable.set(i, j, follower.of(first + j, first + i));
      }
    }
    return new NormalFormGame(
        name, leaderActions, followerActions, leaderTable.build(), followerTable.build());
  }
}
