package org.firstmover.learning.learner;

import org.firstmover.game.markov.Role;
import org.firstmover.learning.network.Adam;
import org.firstmover.learning.network.Mlp;
import org.firstmover.learning.network.Parameters;
import org.firstmover.learning.network.Shape;
import org.firstmover.learning.policy.Distribution;
import org.firstmover.learning.policy.Encoder;
import org.firstmover.learning.policy.NetworkPolicy;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/** Networks that are being learned: the policy's and perhaps one for values. */
public final class NetworkState {
  /** Samples that go through a network at once where it only answers. */
  private static final int CHUNK = 64;

  final NetworkPolicy policy;
  final Distribution distribution;
  final Distribution old;
  final Encoder encoder;
  final Mlp actor;

  /** The same as the actor where they share their layers, or where there are no values. */
  final Mlp critic;

  /** Which of the critic's outputs the value is. */
  final int valueAt;

  final float[] parameters;
  final float[] gradient;
  private final Adam adam;

  /** Of the divergence from the policy that acted; only with penalties. */
  double kl;

  double[] values = new double[0];
  double[] advantages = new double[0];
  double[] next = new double[0];
  float[][] oldOutputs = new float[0][];

  private NetworkState(Role role, Architecture architecture, boolean values) {
    encoder = new Encoder(role.observations());
    distribution = Distribution.of(role.actions());
    old = Distribution.of(role.actions());
    boolean shared = values && architecture.shared();
    Shape actorShape =
        architecture.shape(encoder.inputs(), distribution.outputs() + (shared ? 1 : 0));
    if (values && !shared) {
      Shape criticShape = architecture.shape(encoder.inputs(), 1);
      parameters = new float[actorShape.parameters() + criticShape.parameters()];
      actor = new Mlp(actorShape, parameters, 0);
      critic = new Mlp(criticShape, parameters, actorShape.parameters());
      valueAt = 0;
    } else {
      parameters = new float[actorShape.parameters()];
      actor = new Mlp(actorShape, parameters, 0);
      critic = actor;
      valueAt = distribution.outputs();
    }
    gradient = new float[parameters.length];
    adam = new Adam(parameters.length);
    policy = new NetworkPolicy(role, actor);
  }

  static NetworkState initial(
      Role role, Architecture architecture, boolean values, double kl, RandomStream random) {
    NetworkState state = new NetworkState(role, architecture, values);
    state.actor.draw(random);
    if (state.critic != state.actor) {
      state.critic.draw(random);
    }
    state.kl = kl;
    return state;
  }

  /** Steps against the gradient, scaled down to a length if it is longer. */
  void descend(double rate, double length) {
    if (length < Double.POSITIVE_INFINITY) {
      Parameters.limit(gradient, length);
    }
    adam.descend(parameters, gradient, rate);
    actor.changed();
    critic.changed();
  }

  /** Values of so many observations, one behind the other. */
  void values(double[] observations, int count, double[] filled) {
    for (int from = 0; from < count; from += CHUNK) {
      int size = Math.min(CHUNK, count - from);
      encoder.encode(observations, from, size, critic.inputs(CHUNK));
      float[][] outputs = critic.forward(size);
      for (int i = 0; i < size; i++) {
        filled[from + i] = outputs[i][valueAt];
      }
    }
  }

  /** Keeps the outputs of the policy that acted. */
  void keep(double[] observations, int count) {
    if (oldOutputs.length < count) {
      oldOutputs = new float[count][distribution.outputs()];
    }
    for (int from = 0; from < count; from += CHUNK) {
      int size = Math.min(CHUNK, count - from);
      encoder.encode(observations, from, size, actor.inputs(CHUNK));
      float[][] outputs = actor.forward(size);
      for (int i = 0; i < size; i++) {
        System.arraycopy(outputs[i], 0, oldOutputs[from + i], 0, distribution.outputs());
      }
    }
  }

  /** Makes room for numbers of steps and stretches. */
  void room(int size, int stretches) {
    if (advantages.length < size) {
      values = new double[size];
      advantages = new double[size];
    }
    if (next.length < stretches) {
      next = new double[stretches];
    }
  }

  void snapshot(StateOutput out) {
    Parameters.write(parameters, out);
    adam.snapshot(out);
    out.number(kl);
  }

  static NetworkState restore(Role role, Architecture architecture, boolean values, StateInput in) {
    NetworkState state = new NetworkState(role, architecture, values);
    Parameters.read(state.parameters, in);
    state.adam.restore(in);
    state.kl = in.number();
    return state;
  }
}
