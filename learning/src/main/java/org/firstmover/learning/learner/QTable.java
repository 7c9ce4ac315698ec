package org.firstmover.learning.learner;

import org.firstmover.game.markov.Role;
import org.firstmover.learning.learner.TabularQ.Exploration;
import org.firstmover.learning.policy.Policy;
import org.firstmover.learning.policy.TablePolicy;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/** A value for each observation and action, and what is done on it. */
public final class QTable implements Policy {
  final double[] values;
  private final double[] noise;
  private final int actions;
  private final Exploration exploration;
  private final double epsilon;

  QTable(Role role, Exploration exploration, double epsilon) {
    actions = TablePolicy.count(role, role.actions());
    values = new double[TablePolicy.count(role, role.observations()) * actions];
    noise = new double[exploration == Exploration.PARAMETER_NOISE ? values.length : 0];
    this.exploration = exploration;
    this.epsilon = epsilon;
  }

  void draw(double spread, RandomStream random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = spread == 0 ? 0 : spread * random.nextGaussian();
    }
    perturb(random);
  }

  /** New noise to act with. */
  void perturb(RandomStream random) {
    for (int i = 0; i < noise.length; i++) {
      noise[i] = epsilon * random.nextGaussian();
    }
  }

  int entry(double observation, double action) {
    int row = (int) observation;
    return row * actions + (int) action;
  }

  double highest(int observation) {
    double most = values[observation * actions];
    for (int a = 1; a < actions; a++) {
      most = Math.max(most, values[observation * actions + a]);
    }
    return most;
  }

  /** The value of an action. */
  public double value(int observation, int action) {
    return values[observation * actions + action];
  }

  private int best(int observation, boolean noisy) {
    int from = observation * actions;
    int best = 0;
    for (int a = 1; a < actions; a++) {
      double more = values[from + a] - values[from + best];
      if ((noisy ? more + noise[from + a] - noise[from + best] : more) > 0) {
        best = a;
      }
    }
    return best;
  }

  @Override
  public void act(
      int count,
      double[] observations,
      double[] chosen,
      double[] logProbabilities,
      RandomStream random) {
    boolean noisy = exploration == Exploration.PARAMETER_NOISE;
    for (int i = 0; i < count; i++) {
      boolean free = !noisy && epsilon > 0 && random.nextDouble() < epsilon;
      chosen[i] = free ? random.nextInt(0, actions - 1) : best((int) observations[i], noisy);
      logProbabilities[i] = 0;
    }
  }

  @Override
  public void mode(double[] observation, double[] action) {
    action[0] = best((int) observation[0], false);
  }

  void snapshot(StateOutput out) {
    out.numbers(values).numbers(noise);
  }

  void restore(StateInput in) {
    read(in, values);
    read(in, noise);
  }

  private static void read(StateInput in, double[] filled) {
    double[] numbers = in.numbers();
    if (numbers.length != filled.length) {
      throw new IllegalArgumentException(numbers.length + " values, expected " + filled.length);
    }
    System.arraycopy(numbers, 0, filled, 0, filled.length);
  }
}
