package org.firstmover.catalog.meanfield;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Successors;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/**
 * Rewards are random affine functions of the crowd, transitions the softmax of such functions; all
 * coefficients are uniform on [-size, size]. A leader charges for the first action; its share is
 * measured. MFGLib's games of this kind have other numbers, drawn by PyTorch.
 */
public final class RandomLinear {
  private static final Option<Integer> HORIZON = Parameters.horizon(3);
  private static final Option<Integer> STATES =
      Option.whole("states", 1, 100, 5, "and as many actions");
  private static final Option<Double> SIZE =
      Option.number("size", 0, 1e3, 10, "of the largest coefficients");
  private static final Option<Double> WEIGHT = Parameters.weight(0);

  public static final List<Option<?>> PARAMETERS =
      Parameters.charged(WEIGHT, HORIZON, STATES, SIZE);

  private RandomLinear() {}

  public static MeanFieldGame of(CatalogReference reference, Options options, RandomStream random) {
    int n = options.get(STATES);
    double size = options.get(SIZE);
    double[] weights = uniform(n * n, size, random.child("reward matrix"));
    double[][] matrix = new double[n * n][n * n];
    for (int k = 0; k < n * n; k++) {
      for (int other = 0; other < n; other++) {
        matrix[k][other * n + k % n] = weights[k / n * n + other];
      }
    }
    double[] first = new double[n * n];
    Arrays.setAll(first, k -> k % n == 0 ? 1 : 0);
    return Parameters.game(
        reference,
        options,
        WEIGHT,
        Horizon.of(options.get(HORIZON) + 1),
        new Population(
            "followers",
            IntStream.rangeClosed(1, n).mapToObj(s -> "state " + s).toList(),
            IntStream.rangeClosed(1, n).mapToObj(a -> "action " + a).toList(),
            Parameters.uniform(n),
            Successors.all(n, n)),
        new Affine(uniform(n * n, size, random.child("rewards")), matrix),
        new Softmax(
            n,
            uniform(n * n * n, size, random.child("transition matrix")),
            uniform(n * n * n, size, random.child("transitions"))),
        "charge",
        new double[][] {first},
        new Objective.Mean(first));
  }

  private static double[] uniform(int count, double size, RandomStream random) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, k -> random.nextDouble(-size, size));
    return numbers;
  }

  /**
   * The probability of next in a state s after an action a is softmax over next of {@code sum_other
   * matrix[next, s, other] crowd[other, a] + constant[next, s, a]}.
   */
  private record Softmax(int n, double[] matrix, double[] constant) implements Rule {
    @Override
    public void fill(int time, double[] commitment, double[] crowd, double[] filled) {
      for (int k = 0; k < n * n; k++) {
        int s = k / n;
        int a = k % n;
        double most = Double.NEGATIVE_INFINITY;
        for (int next = 0; next < n; next++) {
          double sum = constant[(next * n + s) * n + a];
          for (int other = 0; other < n; other++) {
            sum += matrix[(next * n + s) * n + other] * crowd[other * n + a];
          }
          filled[k * n + next] = sum;
          most = Math.max(most, sum);
        }
        double all = 0;
        for (int j = k * n; j < (k + 1) * n; j++) {
          filled[j] = Math.exp(filled[j] - most);
          all += filled[j];
        }
        for (int j = k * n; j < (k + 1) * n; j++) {
          filled[j] /= all;
        }
      }
    }

    @Override
    public void slopes(
        int time,
        double[] commitment,
        double[] crowd,
        double[] weights,
        double[] crowdSlopes,
        double[] commitmentSlopes) {
      double[] odds = new double[weights.length];
      fill(time, commitment, crowd, odds);
      for (int k = 0; k < n * n; k++) {
        double mean = 0;
        for (int j = k * n; j < (k + 1) * n; j++) {
          mean += odds[j] * weights[j];
        }
        for (int next = 0; next < n; next++) {
          double slope = odds[k * n + next] * (weights[k * n + next] - mean);
          for (int other = 0; other < n; other++) {
            crowdSlopes[other * n + k % n] += slope * matrix[(next * n + k / n) * n + other];
          }
        }
      }
    }
  }
}
