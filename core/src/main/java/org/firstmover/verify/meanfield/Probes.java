package org.firstmover.verify.meanfield;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Tolerances;

/**
 * Whether a commitment that is said to be stationary is worth no less than others close by: each of
 * the leader's numbers a little up and down, with the populations' own response, which is sought
 * here by damped soft best responses. Commitments at a quarter, a half and three quarters of the
 * bounds are tried, too; that one of them is worth more is told, and is no error of a local claim.
 */
final class Probes {
  static final String NAME = "leader probes";

  /** Of the distance of a number's bounds, or of 1 + its size where there are none. */
  private static final double[] NEAR = {1e-2, 1e-3};

  private static final double[] FAR = {0.25, 0.5, 0.75};

  /** Transitions of all populations at all times, times probes, beyond which none is made. */
  private static final long MOST_WORK = 200_000;

  private static final int MOST_ROUNDS = 3000;
  private static final double SETTLED = 1e-10;
  private static final double LEAST_WEIGHT = 1.0 / 1024;

  private final MeanFieldGame game;
  private final Play play;
  private final List<Variable> variables;

  Probes(MeanFieldGame game, Play play) {
    this.game = game;
    this.play = play;
    variables = game.leader();
  }

  /**
   * The check.
   *
   * @param value of the commitment, recomputed
   */
  Check check(double value) {
    int probes = play.commitment().length * 2 * NEAR.length + FAR.length;
    long work = 0;
    for (Population population : game.populations()) {
      work += (long) population.successors().size() * game.horizon().steps() * probes;
    }
    if (game.entropy() == 0 || work > MOST_WORK) {
      String reason = game.entropy() == 0 ? "the game has no entropy weight" : "too large a game";
      return Check.fact(NAME, true, "not probed: " + reason);
    }
    double gain = 0;
    int unsettled = 0;
    for (double[] commitment : near()) {
      Optional<Double> other = value(commitment);
      unsettled += other.isEmpty() ? 1 : 0;
      gain = Math.max(gain, other.map(found -> game.leaderGoal().gain(found - value)).orElse(0.0));
    }
    String note = unsettled == 0 ? "" : unsettled + " did not settle; ";
    return Check.of(NAME, Kind.SEARCH, gain, Tolerances.value(value, 1))
        .withNote(note + far(value));
  }

  private String far(double value) {
    double most = 0;
    for (double share : FAR) {
      double[] commitment = play.commitment().clone();
      int place = 0;
      for (Variable variable : variables) {
        for (int i = 0; i < variable.size(); i++, place++) {
          double low = variable.lowerAt(i);
          double high = variable.upperAt(i);
          commitment[place] =
              Double.isInfinite(high - low) ? commitment[place] : low + share * (high - low);
        }
      }
      double gain = value(commitment).map(v -> game.leaderGoal().gain(v - value)).orElse(0.0);
      most = Math.max(most, gain);
    }
    return most > Tolerances.value(value, 1)
        ? String.format(Locale.ROOT, "elsewhere a commitment is worth %.6g more", most)
        : "none of a few commitments elsewhere is worth more";
  }

  private List<double[]> near() {
    List<double[]> all = new ArrayList<>();
    int place = 0;
    for (Variable variable : variables) {
      for (int i = 0; i < variable.size(); i++, place++) {
        double number = play.commitment()[place];
        double width = variable.upperAt(i) - variable.lowerAt(i);
        double size = Double.isInfinite(width) ? 1 + Math.abs(number) : width;
        for (double share : NEAR) {
          for (int sign = -1; sign <= 1; sign += 2) {
            double[] commitment = play.commitment().clone();
            double moved = number + sign * share * size;
            commitment[place] = Math.max(variable.lowerAt(i), Math.min(variable.upperAt(i), moved));
            all.add(commitment);
          }
        }
      }
    }
    return all;
  }

  /** What a commitment is worth once the populations have settled; empty if they do not. */
  private Optional<Double> value(double[] commitment) {
    double[][][] policy = copy(play.policy());
    double weight = 1;
    double before = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[][][] flow = new Crowds(game, commitment, policy).flow();
      double change = 0;
      double[][][] reply = copy(policy);
      for (int p = 0; p < game.populations().size(); p++) {
        Foresight foresight = new Foresight(game, commitment, flow, p);
        if (!foresight.sound()) {
          return Optional.empty();
        }
        double[][] own = foresight.reply();
        for (int t = 0; t < own.length; t++) {
          reply[t][p] = own[t];
          for (int k = 0; k < own[t].length; k++) {
            change = Math.max(change, Math.abs(own[t][k] - policy[t][p][k]));
          }
        }
      }
      if (change <= SETTLED) {
        return Optional.of(game.leaderValue(commitment, flow));
      }
      weight = change > 0.95 * before ? Math.max(weight / 2, LEAST_WEIGHT) : weight;
      before = change;
      mix(policy, reply, weight);
    }
    return Optional.empty();
  }

  private static void mix(double[][][] policy, double[][][] reply, double weight) {
    for (int t = 0; t < policy.length; t++) {
      for (int p = 0; p < policy[t].length; p++) {
        for (int k = 0; k < policy[t][p].length; k++) {
          policy[t][p][k] += weight * (reply[t][p][k] - policy[t][p][k]);
        }
      }
    }
  }

  private static double[][][] copy(double[][][] table) {
    double[][][] copy = new double[table.length][][];
    for (int t = 0; t < table.length; t++) {
      copy[t] = new double[table[t].length][];
      for (int p = 0; p < table[t].length; p++) {
        copy[t][p] = table[t][p].clone();
      }
    }
    return copy;
  }
}
