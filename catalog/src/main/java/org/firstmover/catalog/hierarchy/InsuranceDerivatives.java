package org.firstmover.catalog.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.Derivatives;

/** Derivatives of {@link CyberInsurance}; |L - I| has a kink where the loss is just covered. */
final class InsuranceDerivatives implements Derivatives {
  private final CyberInsurance.Customers customers;
  private final double risk;
  private final double scale;
  private final int size;
  private final Exposure[] exposures;
  private double[] point = {};

  InsuranceDerivatives(CyberInsurance.Customers customers, double risk, double scale) {
    this.customers = customers;
    this.risk = risk;
    this.scale = scale;
    size = customers.size();
    exposures = new Exposure[size];
    Arrays.setAll(exposures, i -> new Exposure());
  }

  @Override
  public int at(double[] point) {
    this.point = point;
    int kinks = 0;
    for (int i = 0; i < size; i++) {
      exposures[i].at(Exposure.protection(customers, scale, i, point, 2 * size));
      kinks += uncovered(i) == 0 && risk > 0 ? 1 : 0;
    }
    return kinks;
  }

  private double uncovered(int customer) {
    return customers.losses()[customer] - point[customer];
  }

  /** Slopes in s_i, the protection of i, go on to all efforts by her row of W. */
  @Override
  public void leaderGradient(double objective, double[] weights, double[] gradient) {
    Arrays.fill(gradient, 2 * size, 3 * size, 0);
    for (int i = 0; i < size; i++) {
      Exposure exposure = exposures[i];
      double deviation = exposure.deviation;
      double square = deviation * deviation;
      double uncovered = uncovered(i);
      double relief = customers.losses()[i] - Math.abs(uncovered);
      gradient[i] =
          -(objective + weights[i]) * exposure.probability
              - weights[i] * risk * Math.signum(uncovered) * deviation;
      gradient[size + i] = objective + weights[i];
      double slope =
          (objective + weights[i]) * point[i] * square
              + weights[i] * risk * relief * deviation * exposure.tilt / 2;
      double[] row = customers.weights()[i];
      for (int j = 0; j < size; j++) {
        gradient[2 * size + j] += slope * row[j];
      }
    }
  }

  @Override
  public void followerGradients(double[] slopes) {
    for (int i = 0; i < size; i++) {
      slopes[i] =
          customers.weights()[i][i] * exposures[i].benefit(uncovered(i), risk)
              - customers.costs()[i];
    }
  }

  @Override
  public boolean followerGradient(int follower, double[] gradient) {
    Arrays.fill(gradient, 0);
    Exposure exposure = exposures[follower];
    double uncovered = uncovered(follower);
    gradient[follower] = exposure.probability + risk * Math.signum(uncovered) * exposure.deviation;
    gradient[size + follower] = -1;
    double benefit = exposure.benefit(uncovered, risk);
    for (int j = 0; j < size; j++) {
      gradient[2 * size + j] = customers.weights()[follower][j] * benefit;
    }
    gradient[2 * size + follower] -= customers.costs()[follower];
    return true;
  }

  @Override
  public void jacobian(double[][] jacobian) {
    for (int i = 0; i < size; i++) {
      double[] row = customers.weights()[i];
      double slope = row[i] * exposures[i].benefitSlope(uncovered(i), risk);
      for (int j = 0; j < size; j++) {
        jacobian[i][j] = slope * row[j];
      }
    }
  }

  @Override
  public void pullback(double[] u, double[] gradient) {
    for (int i = 0; i < size; i++) {
      double deviation = exposures[i].deviation;
      double slope =
          deviation * (deviation + risk / 2 * Math.signum(uncovered(i)) * exposures[i].tilt);
      gradient[i] -= u[i] * customers.weights()[i][i] * slope;
    }
  }
}
