package org.firstmover.solvers.meanfield;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.meanfield.Trials.Trial;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.meanfield.MeanFieldVerifier;

/**
 * Commitments drawn around a mean, of which the better half moves the mean and shapes what is drawn
 * next: an evolution strategy with matrix adaptation, which asks for values only.
 *
 * <p>Source: H.-G. Beyer, B. Sendhoff, "Simplify your covariance matrix adaptation evolution
 * strategy", IEEE Transactions on Evolutionary Computation 21, 2017, figure 3 (MA-ES), with its
 * constants. Departures: numbers are scaled to their bounds; what is drawn outside is moved to the
 * bounds; several descents, each from a mean drawn anew, the first from the leader's start.
 */
public final class ZerothOrder implements Solver<MeanFieldGame> {
  private static final Option<Integer> GENERATIONS =
      Option.whole("generations", 1, 1_000_000, 60, "of draws in each descent");
  private static final Option<Integer> DESCENTS =
      Option.whole("descents", 1, 1_000_000, 2, "each from another mean");
  private static final Option<Double> SIGMA =
      Option.number("sigma", 1e-9, 10, 0.3, "first size of draws, as a part of the bounds");
  private static final double SMALLEST = 1e-9;

  private static final MethodInfo INFO =
      new MethodInfo(
          "zeroth-order",
          "the best commitment found by an evolution strategy with matrix adaptation, each with the"
              + " populations' equilibrium that follows; asks for values only",
          "the best of the commitments tried; no bound on others",
          "H.-G. Beyer, B. Sendhoff, Simplify your covariance matrix adaptation evolution strategy,"
              + " IEEE Transactions on Evolutionary Computation, 2017",
          Responses.options(List.of(GENERATIONS, DESCENTS, SIGMA, TakingTurns.TURNS)));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<MeanFieldGame> verifier() {
    return new MeanFieldVerifier();
  }

  @Override
  public Optional<String> refusal(MeanFieldGame game) {
    return LeaderBox.refusal(game);
  }

  @Override
  public Solution search(MeanFieldGame game, Options options, Run run) {
    Leading leading = Leading.of(game, options, run);
    Trial best = leading.trial(leading.respond(LeaderBox.start(game), null, run));
    int descents = options.get(DESCENTS);
    for (int descent = 0; descent < descents && !run.exhausted(); descent++) {
      RandomStream random = run.random().child("descent " + descent);
      double[] mean = scaled(leading.box(), best.commitment());
      for (int i = 0; i < mean.length && descent > 0; i++) {
        mean[i] = random.nextDouble();
      }
      try (Trials trials = leading.trials(best.response().policy())) {
        best = new Descent(leading, trials, random, mean, options.get(SIGMA)).to(best, options);
      }
    }
    return leading.committed(INFO, Status.FEASIBLE, best.response(), Map.of());
  }

  private static double[] scaled(LeaderBox box, double[] commitment) {
    double[] unit = new double[commitment.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = box.width(i) > 0 ? (commitment[i] - box.lower()[i]) / box.width(i) : 0;
    }
    return unit;
  }

  private static final class Descent {
    private final Leading leading;
    private final Trials trials;
    private final RandomStream random;
    private final int n;
    private final int draws;
    private final double[] weights;
    private final double effective;
    private final double[] mean;
    private final double[][] matrix;
    private final double[] path;
    private double sigma;

    Descent(Leading leading, Trials trials, RandomStream random, double[] mean, double sigma) {
      this.leading = leading;
      this.trials = trials;
      this.random = random;
      this.mean = mean;
      this.sigma = sigma;
      n = mean.length;
      draws = 4 + (int) Math.floor(3 * Math.log(n));
      weights = new double[draws / 2];
      double sum = 0;
      for (int m = 0; m < weights.length; m++) {
        weights[m] = Math.log((draws + 1) / 2.0) - Math.log(m + 1);
        sum += weights[m];
      }
      double squares = 0;
      for (int m = 0; m < weights.length; m++) {
        weights[m] /= sum;
        squares += weights[m] * weights[m];
      }
      effective = 1 / squares;
      matrix = new double[n][n];
      for (int i = 0; i < n; i++) {
        matrix[i][i] = 1;
      }
      path = new double[n];
    }

    Trial to(Trial first, Options options) {
      Trial best = first;
      int generations = options.get(GENERATIONS);
      for (int g = 0; g < generations && sigma > SMALLEST; g++) {
        leading.run().check();
        leading.run().progress("generations", (double) g / generations);
        double[][] z = new double[draws][n];
        double[][] d = new double[draws][n];
        List<double[]> commitments = new ArrayList<>();
        for (int l = 0; l < draws; l++) {
          commitments.add(drawn(z[l], d[l]));
        }
        List<Trial> tried = trials.tried(commitments);
        if (tried.size() < draws) {
          break;
        }
        Integer[] order = IntStream.range(0, draws).boxed().toArray(Integer[]::new);
        java.util.Arrays.sort(order, Comparator.comparingDouble(l -> -tried.get(l).gain()));
        Trial top = tried.get(order[0]);
        best = top.gain() > best.gain() ? top : best;
        adapt(order, z, d);
      }
      return best;
    }

    /** z normal, d = M z, and the commitment at mean + sigma d. */
    private double[] drawn(double[] z, double[] d) {
      double[] commitment = new double[n];
      for (int i = 0; i < n; i++) {
        z[i] = random.nextGaussian();
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          d[i] += matrix[i][j] * z[j];
        }
        double unit = Math.max(0, Math.min(1, mean[i] + sigma * d[i]));
        commitment[i] = leading.box().lower()[i] + unit * leading.box().width(i);
      }
      return commitment;
    }

    /** (M7) to (M12): mean, path s, M = M (I + c1/2 (s s' - I) + cw/2 (z z' - I)), sigma. */
    private void adapt(Integer[] order, double[][] z, double[][] d) {
      double cs = (effective + 2) / (n + effective + 5);
      double c1 = 2 / ((n + 1.3) * (n + 1.3) + effective);
      double cw =
          Math.min(1 - c1, 2 * (effective + 1 / effective - 2) / ((n + 2) * (n + 2) + effective));
      double damping = 1 + cs + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1);
      double[] zMean = new double[n];
      for (int m = 0; m < weights.length; m++) {
        for (int i = 0; i < n; i++) {
          mean[i] += sigma * weights[m] * d[order[m]][i];
          zMean[i] += weights[m] * z[order[m]][i];
        }
      }
      double length = 0;
      for (int i = 0; i < n; i++) {
        mean[i] = Math.max(0, Math.min(1, mean[i]));
        path[i] = (1 - cs) * path[i] + Math.sqrt(effective * cs * (2 - cs)) * zMean[i];
        length += path[i] * path[i];
      }
      double[][] factor = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double unit = i == j ? 1 : 0;
          double covered = 0;
          for (int m = 0; m < weights.length; m++) {
            covered += weights[m] * z[order[m]][i] * z[order[m]][j];
          }
          factor[i][j] = unit + c1 / 2 * (path[i] * path[j] - unit) + cw / 2 * (covered - unit);
        }
      }
      for (double[] row : matrix) {
        double[] before = row.clone();
        for (int j = 0; j < n; j++) {
          row[j] = 0;
          for (int i = 0; i < n; i++) {
            row[j] += before[i] * factor[i][j];
          }
        }
      }
      double expected = Math.sqrt(n) * (1 - 1.0 / (4 * n) + 1.0 / (21.0 * n * n));
      sigma *= Math.exp(cs / damping * (Math.sqrt(length) / expected - 1));
      sigma = Math.min(sigma, 1);
    }
  }
}
