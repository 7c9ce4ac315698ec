package org.firstmover.verify.meanfield;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Tolerances;

/**
 * Commitments beside the one that is printed: each of the leader's numbers a little up and down,
 * then all of them at their bounds and between; each with the populations' own response, which is
 * sought here by damped soft best responses. Of a commitment that is said to be stationary none
 * close by may be worth more; elsewhere it is told what was found, and is no error.
 *
 * <p>Where the game has no entropy weight, responses on both sides, to the printed commitment and
 * to the others, are those of followers with a small one, and what these could gain is told. Work
 * is limited: in large games fewer probes are made, and those that do not settle soon are given up.
 */
final class Probes {
  static final String NAME = "leader probes";

  /** Of the distance of a number's bounds, or of 1 + its size where there are none. */
  private static final double[] NEAR = {1e-2, 1e-3};

  private static final double[] FAR = {0, 1, 0.5, 0.25, 0.75};

  /** Entropy weight of responses where the game has none, of the rewards' range. */
  private static final double SOFT = 0.02;

  /** Transitions that may be looked at. */
  private static final long MOST_WORK = 400_000_000;

  /** By one probe, so that those that do not settle leave work for others. */
  private static final long MOST_WORK_OF_ONE = MOST_WORK / 2;

  /** Overheads of looking at one time of one population, in transitions. */
  private static final int OVERHEAD = 64;

  private static final int MOST_ROUNDS = 3000;
  private static final double SETTLED = 1e-10;
  private static final double LEAST_WEIGHT = 1.0 / 1024;

  /** Of steps after one that led nearer by at least a part of its length. */
  private static final double GROWTH = 1.05;

  private static final double NEARER = 0.1;

  private final MeanFieldGame game;
  private final Play play;
  private final List<Variable> variables;
  private final boolean claimed;
  private final double lambda;
  private long work;
  private int made;
  private int unsettled;
  private double exploitability;

  /**
   * @param claimed whether it is claimed that the commitment is stationary
   * @param range of the followers' rewards
   */
  Probes(MeanFieldGame game, Play play, boolean claimed, double range) {
    this.game = game;
    this.play = play;
    this.claimed = claimed;
    variables = game.leader();
    lambda = game.entropy() > 0 ? game.entropy() : SOFT * range;
  }

  /**
   * The check.
   *
   * @param value of the commitment, recomputed
   */
  Check check(double value) {
    Optional<Double> here =
        game.entropy() > 0
            ? Optional.of(value)
            : lambda > 0 ? value(play.commitment()) : Optional.empty();
    if (here.isEmpty()) {
      return Check.fact(NAME, true, "not probed: the populations do not settle softly");
    }
    double near = largest(near(), here.get());
    double far = largest(far(), here.get());
    String note = note(Math.max(near, far));
    return claimed && game.entropy() > 0 && made > unsettled
        ? Check.of(NAME, Kind.SEARCH, Math.max(0, near), Tolerances.value(value, 1)).withNote(note)
        : Check.fact(NAME, true, note);
  }

  private String note(double most) {
    if (made == unsettled) {
      return "not probed: " + (made == 0 ? "too large a game" : "the populations do not settle");
    }
    String gain =
        most > Tolerances.value(most, 1)
            ? String.format(Locale.ROOT, "the largest gain is %.6g", most)
            : "none is worth more";
    return made
        + " probes, "
        + (unsettled == 0 ? "" : unsettled + " of which did not settle, ")
        + gain
        + (game.entropy() > 0
            ? ""
            : String.format(
                Locale.ROOT, "; by soft responses with %.2g left to gain", exploitability));
  }

  /** The largest gain over the printed commitment, below 0 if all lose; as far as work allows. */
  private double largest(List<double[]> commitments, double here) {
    double most = Double.NEGATIVE_INFINITY;
    for (double[] commitment : commitments) {
      if (exhausted()) {
        break;
      }
      Optional<Double> other = value(commitment);
      made++;
      unsettled += other.isEmpty() ? 1 : 0;
      if (other.isPresent()) {
        most = Math.max(most, game.leaderGoal().gain(other.get() - here));
      }
    }
    return most;
  }

  private boolean exhausted() {
    return work >= MOST_WORK;
  }

  private List<double[]> far() {
    List<double[]> all = new ArrayList<>();
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
      all.add(commitment);
    }
    return all;
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
    long most = Math.min(MOST_WORK, work + MOST_WORK_OF_ONE);
    for (int round = 0; round < MOST_ROUNDS && work < most; round++) {
      Crowds crowds = new Crowds(game, commitment, policy);
      double[][][] flow = crowds.flow();
      work += crowds.work() + (long) OVERHEAD * game.horizon().steps();
      double change = 0;
      double left = 0;
      double[][][] reply = copy(policy);
      for (int p = 0; p < game.populations().size(); p++) {
        Foresight foresight = new Foresight(game, commitment, flow, p, lambda);
        if (!foresight.sound()) {
          return Optional.empty();
        }
        double[][] own = foresight.reply();
        work += foresight.work();
        for (int t = 0; t < own.length; t++) {
          reply[t][p] = own[t];
          for (int k = 0; k < own[t].length; k++) {
            change = Math.max(change, Math.abs(own[t][k] - policy[t][p][k]));
          }
        }
      }
      if (change <= SETTLED) {
        for (int p = 0; p < game.populations().size(); p++) {
          Foresight exact = new Foresight(game, commitment, flow, p);
          left += Math.max(0, exact.best().mean() - exact.of(policy).mean());
        }
        exploitability = Math.max(exploitability, left);
        return Optional.of(game.leaderValue(commitment, flow));
      }
      weight =
          change > before * (1 - NEARER * weight)
              ? Math.max(weight / 2, LEAST_WEIGHT)
              : Math.min(1, weight * GROWTH);
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
