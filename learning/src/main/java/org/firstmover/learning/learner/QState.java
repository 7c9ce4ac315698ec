package org.firstmover.learning.learner;

import org.firstmover.game.markov.Role;
import org.firstmover.learning.network.Adam;
import org.firstmover.learning.network.Mlp;
import org.firstmover.learning.network.Parameters;
import org.firstmover.learning.network.Shape;
import org.firstmover.learning.policy.Encoder;
import org.firstmover.learning.policy.MostLikely;
import org.firstmover.learning.policy.Policy;
import org.firstmover.learning.policy.Softmax;
import org.firstmover.learning.policy.TablePolicy;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/** Values of actions that are being learned, and what is remembered. */
public final class QState {
  final int actions;
  final Encoder encoder;
  final float[] parameters;
  final float[] gradient;
  final Mlp values;
  final Mlp target;
  final Memory memory;
  final double[] seen;
  final double[] seenNext;

  /** The remembered steps of an update. */
  final int[] sampled;

  /** Of the noise on the parameters. */
  double deviation;

  final Policy policy;
  final Mlp acting;
  long steps;
  private final float[] targetParameters;
  private final float[] actingParameters;
  private final float[] noise;
  private final Adam adam;
  private final double[] probabilities;
  private final double[] noisyProbabilities;
  private final double[] logs;

  QState(Role role, Architecture architecture, QSettings settings) {
    encoder = new Encoder(role.observations());
    actions = TablePolicy.count(role, role.actions());
    Shape shape = architecture.shape(encoder.inputs(), actions);
    parameters = new float[shape.parameters()];
    gradient = new float[parameters.length];
    targetParameters = new float[parameters.length];
    actingParameters = new float[parameters.length];
    noise = new float[parameters.length];
    values = new Mlp(shape, parameters, 0);
    target = new Mlp(shape, targetParameters, 0);
    acting = new Mlp(shape, actingParameters, 0);
    adam = new Adam(parameters.length);
    policy = new MostLikely(role, acting, values, settings.epsilon());
    probabilities = new double[actions];
    noisyProbabilities = new double[actions];
    logs = new double[actions];
    int size = role.observations().size();
    memory = new Memory(size, settings.memory());
    seen = new double[settings.batch() * size];
    seenNext = new double[settings.batch() * size];
    sampled = new int[settings.batch()];
    deviation = settings.noise();
  }

  void draw(RandomStream random) {
    values.draw(random);
    follow();
    perturb(random);
  }

  /** The target becomes what was learned. */
  void follow() {
    System.arraycopy(parameters, 0, targetParameters, 0, parameters.length);
    target.changed();
  }

  /** New noise to act with. */
  void perturb(RandomStream random) {
    for (int i = 0; i < noise.length; i++) {
      noise[i] = deviation > 0 ? (float) (deviation * random.nextGaussian()) : 0;
    }
    act();
  }

  private void act() {
    for (int i = 0; i < noise.length; i++) {
      actingParameters[i] = parameters[i] + noise[i];
    }
    acting.changed();
  }

  /** What was learned moves what acts, and the noise on it stays. */
  void descend(QSettings settings) {
    Parameters.limit(gradient, settings.gradientNorm());
    adam.descend(parameters, gradient, settings.rate());
    values.changed();
    act();
  }

  /** KL(softmax of the clean values || softmax of the noisy ones), quotients kept finite. */
  double divergence(float[] clean, float[] noisy, double small) {
    Softmax.row(clean, 0, actions, probabilities, logs, 0);
    Softmax.row(noisy, 0, actions, noisyProbabilities, logs, 0);
    double sum = 0;
    for (int k = 0; k < actions; k++) {
      if (probabilities[k] > 0) {
        sum +=
            probabilities[k] * StrictMath.log(probabilities[k] / (noisyProbabilities[k] + small));
      }
    }
    return sum;
  }

  void snapshot(StateOutput out) {
    Parameters.write(parameters, out);
    Parameters.write(targetParameters, out);
    Parameters.write(noise, out);
    adam.snapshot(out);
    memory.snapshot(out);
    out.number(deviation).whole(steps);
  }

  void restore(StateInput in) {
    Parameters.read(parameters, in);
    Parameters.read(targetParameters, in);
    Parameters.read(noise, in);
    act();
    adam.restore(in);
    memory.restore(in);
    deviation = in.number();
    steps = in.whole();
  }
}
