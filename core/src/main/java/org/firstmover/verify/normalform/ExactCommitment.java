package org.firstmover.verify.normalform;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firstmover.exact.LinearEquations;
import org.firstmover.exact.Rational;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Tolerances;

/**
 * Recovers the commitment in rationals. Doubles never sit on a tie, so converting them proves
 * nothing; instead the support of the strategy and the follower's ties are read off the doubles,
 * and the equations that these define are solved exactly.
 */
final class ExactCommitment {
  /** Probabilities up to these are read as 0, the first that leads to an exact strategy. */
  private static final double[] THRESHOLDS = {Tolerances.SOLVER, Tolerances.CLOSED_FORM, 0};

  private final NormalFormGame game;
  private final double[] x;
  private final double[] reply;
  private final double[] losses;
  private final int[] replies;

  /**
   * @param x the commitment
   * @param reply the response
   * @param losses what the follower loses by each action
   */
  ExactCommitment(NormalFormGame game, double[] x, double[] reply, double[] losses) {
    this.game = game;
    this.x = x;
    this.reply = reply;
    this.losses = losses;
    this.replies =
        IntStream.range(0, reply.length)
            .filter(j -> reply[j] > 0 && Double.isFinite(reply[j]))
            .toArray();
  }

  /**
   * Regret 0 and the value within 1e-9 x (1 + |value|) of the printed one, exactly, by a strategy
   * within 1e-6 of the printed one; or the exact positive regret of the doubles.
   *
   * @param name of the check
   * @param printed value of the leader
   */
  Check check(String name, double printed) {
    if (replies.length > 0 && Arrays.stream(x).allMatch(Double::isFinite)) {
      for (double threshold : THRESHOLDS) {
        Optional<Rational[]> exact = recovered(threshold);
        if (exact.isPresent() && near(exact.get())) {
          Rational value = value(exact.get());
          double distance = Math.abs(value.doubleValue() - printed);
          if (distance <= tolerance(printed)) {
            return Check.of(name, Kind.EXACT, 0, Tolerances.EXACT)
                .withNote("exact: value " + text(value));
          }
        }
      }
    }
    Rational regret = regret(normalised());
    double tolerance = Tolerances.regret(game.follower().range());
    return Check.of(name, Kind.EXACT, regret.doubleValue(), tolerance)
        .withNote("not exact: the printed probabilities leave this regret");
  }

  /** 1e-9 x (1 + |value|), with the range of the payoffs in place of 1 where that is less. */
  private double tolerance(double value) {
    double range = game.leader().range();
    return Tolerances.SOLVER * (Math.min(1, range) + Math.abs(value))
        + Tolerances.CLOSED_FORM * range;
  }

  private boolean near(Rational[] strategy) {
    for (int i = 0; i < x.length; i++) {
      if (Math.abs(strategy[i].doubleValue() - x[i]) > Tolerances.ITERATIVE) {
        return false;
      }
    }
    return true;
  }

  private Optional<Rational[]> recovered(double threshold) {
    int[] support = IntStream.range(0, x.length).filter(i -> x[i] > threshold).toArray();
    if (support.length == 0) {
      return Optional.empty();
    }
    LinearEquations equations = new LinearEquations(support.length);
    Rational[] ones = new Rational[support.length];
    Arrays.fill(ones, Rational.ONE);
    equations.add(ones, Rational.ONE);
    double tie = Tolerances.regret(game.follower().range());
    List<Integer> ties =
        IntStream.range(0, losses.length)
            .filter(k -> k != replies[0] && losses[k] <= tie)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> Math.abs(losses[k])))
            .toList();
    for (int k : ties) {
      if (equations.rank() == support.length) {
        break;
      }
      Rational[] row = new Rational[support.length];
      for (int s = 0; s < support.length; s++) {
        row[s] =
            game.follower()
                .exact(support[s], replies[0])
                .minus(game.follower().exact(support[s], k));
      }
      equations.add(row, Rational.ZERO);
    }
    Rational[] doubles = new Rational[support.length];
    for (int s = 0; s < support.length; s++) {
      doubles[s] = Rational.ofBinary(x[support[s]]);
    }
    Rational[] solved = equations.solve(doubles);
    Rational[] strategy = new Rational[x.length];
    Arrays.fill(strategy, Rational.ZERO);
    for (int s = 0; s < support.length; s++) {
      if (solved[s].signum() < 0) {
        return Optional.empty();
      }
      strategy[support[s]] = solved[s];
    }
    return regret(strategy).signum() == 0 ? Optional.of(strategy) : Optional.empty();
  }

  /** The doubles as the binary fractions they are, negatives as 0, divided by their sum. */
  private Rational[] normalised() {
    Rational[] strategy = new Rational[x.length];
    Rational sum = Rational.ZERO;
    for (int i = 0; i < x.length; i++) {
      strategy[i] = x[i] > 0 && x[i] <= Double.MAX_VALUE ? Rational.ofBinary(x[i]) : Rational.ZERO;
      sum = sum.plus(strategy[i]);
    }
    for (int i = 0; i < x.length && sum.signum() != 0; i++) {
      strategy[i] = strategy[i].dividedBy(sum);
    }
    return strategy;
  }

  /** The most that the follower loses by a response that she plays. */
  private Rational regret(Rational[] strategy) {
    Rational best = null;
    Rational worst = null;
    for (int k = 0; k < losses.length; k++) {
      Rational gain = expected(game.follower(), strategy, k);
      int action = k;
      if (best == null || gain.compareTo(best) > 0) {
        best = gain;
      }
      if (Arrays.stream(replies).anyMatch(reply -> reply == action)
          && (worst == null || gain.compareTo(worst) < 0)) {
        worst = gain;
      }
    }
    return best == null || worst == null ? Rational.ONE : best.minus(worst);
  }

  /** The leader's value of this strategy under the printed response. */
  private Rational value(Rational[] strategy) {
    Rational[] shares = new Rational[replies.length];
    Rational[] values = new Rational[replies.length];
    Rational sum = Rational.ZERO;
    for (int r = 0; r < replies.length; r++) {
      shares[r] = Rational.ofBinary(reply[replies[r]]);
      values[r] = expected(game.leader(), strategy, replies[r]);
      sum = sum.plus(shares[r]);
    }
    return Rational.product(shares, values).dividedBy(sum);
  }

  /** What this strategy is worth against a column. */
  private static Rational expected(Payoffs payoffs, Rational[] strategy, int column) {
    Rational[] worth = new Rational[strategy.length];
    for (int i = 0; i < strategy.length; i++) {
      worth[i] = strategy[i].signum() == 0 ? Rational.ZERO : payoffs.exact(i, column);
    }
    return Rational.product(strategy, worth);
  }

  private static String text(Rational value) {
    String text = value.toString();
    return text.length() <= 40
        ? text
        : String.format(Locale.ROOT, "%.17g (%d digits)", value.doubleValue(), text.length());
  }
}
