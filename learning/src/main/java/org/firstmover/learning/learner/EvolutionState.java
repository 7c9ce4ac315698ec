package org.firstmover.learning.learner;

import org.firstmover.game.markov.Role;
import org.firstmover.learning.network.Adam;
import org.firstmover.learning.network.Mlp;
import org.firstmover.learning.network.Parameters;
import org.firstmover.learning.network.Shape;
import org.firstmover.learning.policy.Distribution;
import org.firstmover.learning.policy.Encoder;
import org.firstmover.learning.policy.MostLikely;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/** The parameters that others are tried around, and what these led to. */
public final class EvolutionState {
  final Mlp center;
  final MostLikely policy;
  final double[] returns;
  int tried;
  private final float[] parameters;
  private final float[] triedParameters;
  private final float[] gradient;
  private final Mlp network;
  private final long[] seeds;
  private final Adam adam;

  EvolutionState(Role role, Architecture architecture, int pairs) {
    int inputs = new Encoder(role.observations()).inputs();
    Shape shape = architecture.shape(inputs, Distribution.of(role.actions()).outputs());
    parameters = new float[shape.parameters()];
    triedParameters = new float[parameters.length];
    gradient = new float[parameters.length];
    center = new Mlp(shape, parameters, 0);
    network = new Mlp(shape, triedParameters, 0);
    policy = new MostLikely(role, network, center, 0);
    returns = new double[2 * pairs];
    seeds = new long[pairs];
    adam = new Adam(parameters.length);
  }

  /** New noise for the next pairs. */
  void begin(RandomStream random) {
    for (int pair = 0; pair < seeds.length; pair++) {
      seeds[pair] = random.nextLong();
    }
    tried = 0;
  }

  /** The parameters of the next policy: even ones are moved there, odd ones back. */
  void tryNext(double spread) {
    RandomStream noise = RandomStream.of(seeds[tried / 2]);
    double step = tried % 2 == 0 ? spread : -spread;
    for (int i = 0; i < parameters.length; i++) {
      triedParameters[i] = (float) (parameters[i] + step * noise.nextGaussian());
    }
    network.changed();
  }

  /** The step after all pairs. */
  void climb(EvolutionStrategies settings) {
    double[] ranks = ranks(returns);
    double[] sums = new double[parameters.length];
    for (int pair = 0; pair < seeds.length; pair++) {
      RandomStream noise = RandomStream.of(seeds[pair]);
      double weight = ranks[2 * pair] - ranks[2 * pair + 1];
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weight * noise.nextGaussian();
      }
    }
    double scale = returns.length * settings.spread();
    for (int i = 0; i < sums.length; i++) {
      gradient[i] = (float) (settings.decay() * parameters[i] - sums[i] / scale);
    }
    if (settings.adam()) {
      adam.descend(parameters, gradient, settings.rate());
    } else {
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= (float) (settings.rate() * gradient[i]);
      }
    }
    center.changed();
  }

  /** From -1/2 for the lowest to 1/2 for the highest; equal numbers share the mean of theirs. */
  static double[] ranks(double[] numbers) {
    double[] ranks = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      int below = 0;
      int equal = 0;
      for (double other : numbers) {
        below += other < numbers[i] ? 1 : 0;
        equal += other == numbers[i] ? 1 : 0;
      }
      ranks[i] = (below + (equal - 1) / 2.0) / (numbers.length - 1) - 0.5;
    }
    return ranks;
  }

  void snapshot(StateOutput out) {
    Parameters.write(parameters, out);
    adam.snapshot(out);
    out.numbers(returns).whole(tried);
    for (long seed : seeds) {
      out.whole(seed);
    }
  }

  void restore(StateInput in) {
    Parameters.read(parameters, in);
    adam.restore(in);
    double[] known = in.numbers();
    tried = (int) in.whole();
    if (known.length != returns.length || tried < 0 || tried >= returns.length) {
      throw new IllegalArgumentException(
          known.length
              + " policies, of which "
              + tried
              + " were tried, expected "
              + returns.length);
    }
    System.arraycopy(known, 0, returns, 0, known.length);
    for (int pair = 0; pair < seeds.length; pair++) {
      seeds[pair] = in.whole();
    }
    center.changed();
  }
}
