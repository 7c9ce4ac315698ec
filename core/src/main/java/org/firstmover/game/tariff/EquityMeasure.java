package org.firstmover.game.tariff;

import java.util.Locale;

/**
 * How unequal energy expenditure incidence is between income classes: what the leader minimises.
 * Burdens are in % of income.
 */
public enum EquityMeasure {
  /** Largest less smallest burden, points. */
  MAX_MIN {
    @Override
    public double of(double[] burden, double[] households, double[] income) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (double each : burden) {
        least = Math.min(least, each);
        most = Math.max(most, each);
      }
      return most - least;
    }
  },
  /** Sum of the differences of all pairs of classes, points. */
  PAIRWISE {
    @Override
    public double of(double[] burden, double[] households, double[] income) {
      double sum = 0;
      for (int i = 0; i < burden.length; i++) {
        for (int j = 0; j < i; j++) {
          sum += Math.abs(burden[i] - burden[j]);
        }
      }
      return sum;
    }
  },
  /** Variance over households, points squared. */
  VARIANCE {
    @Override
    public double of(double[] burden, double[] households, double[] income) {
      double mean = mean(burden, households);
      double sum = 0;
      double all = 0;
      for (int i = 0; i < burden.length; i++) {
        sum += households[i] * (burden[i] - mean) * (burden[i] - mean);
        all += households[i];
      }
      return sum / all;
    }
  },
  /** Gini coefficient over households: half their mean difference by their mean. */
  GINI {
    @Override
    public double of(double[] burden, double[] households, double[] income) {
      double sum = 0;
      double all = 0;
      for (int i = 0; i < burden.length; i++) {
        all += households[i];
        for (int j = 0; j < i; j++) {
          sum += households[i] * households[j] * Math.abs(burden[i] - burden[j]);
        }
      }
      double mean = mean(burden, households);
      return mean > 0 ? sum / (all * all * mean) : Double.NaN;
    }
  },
  /** Theil's index over households; not a number where a burden is negative. */
  THEIL {
    @Override
    public double of(double[] burden, double[] households, double[] income) {
      double mean = mean(burden, households);
      double sum = 0;
      double all = 0;
      for (int i = 0; i < burden.length; i++) {
        double share = burden[i] / mean;
        all += households[i];
        sum += share == 0 ? 0 : households[i] * share * Math.log(share);
      }
      return mean > 0 ? sum / all : Double.NaN;
    }
  },
  /** Size of the slope of burden on income over households, least squares, points per 1000 $. */
  REGRESSIVITY {
    @Override
    public double of(double[] burden, double[] households, double[] income) {
      return Math.abs(slope(burden, households, income));
    }
  };

  private static final double THOUSAND = 1000;

  /**
   * The measure.
   *
   * @param burden of each class, %
   * @param households in each class
   * @param income of a household in each class, $ a year
   */
  public abstract double of(double[] burden, double[] households, double[] income);

  /** As it stands in files: {@code max-min}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Slope of burden on income over households, points per 1000 $; negative if regressive. */
  public static double slope(double[] burden, double[] households, double[] income) {
    double middle = mean(income, households);
    double mean = mean(burden, households);
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < burden.length; i++) {
      double distance = (income[i] - middle) / THOUSAND;
      covariance += households[i] * distance * (burden[i] - mean);
      variance += households[i] * distance * distance;
    }
    return variance > 0 ? covariance / variance : 0;
  }

  private static double mean(double[] values, double[] weights) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
      all += weights[i];
    }
    return sum / all;
  }
}
