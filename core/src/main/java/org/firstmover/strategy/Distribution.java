package org.firstmover.strategy;

import java.util.List;

/**
 * Probabilities of actions. Whether they are probabilities is for the certificate to say: a
 * distribution from a file may be anything.
 */
public record Distribution(Weights weights) implements Strategy {
  /** Probabilities in the order of the names, copied. */
  public static Distribution of(List<String> names, double[] probabilities) {
    return new Distribution(Weights.of(names, probabilities));
  }

  /** The distribution that always plays this action. */
  public static Distribution pure(List<String> names, int action) {
    double[] probabilities = new double[names.size()];
    probabilities[action] = 1;
    return of(names, probabilities);
  }

  public double probability(String name) {
    return weights.get(name);
  }
}
