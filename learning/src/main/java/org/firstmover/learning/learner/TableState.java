package org.firstmover.learning.learner;

import org.firstmover.game.markov.Role;
import org.firstmover.learning.network.Adam;
import org.firstmover.learning.network.Parameters;
import org.firstmover.learning.policy.TablePolicy;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * A table that is being learned: logits row by row, behind them the values of observations for
 * learners that estimate them.
 */
public final class TableState {
  /** Of each action's logits, and of the values, before anything was learned. */
  private static final double INITIAL_LENGTH = 0.01;

  final TablePolicy policy;
  final float[] parameters;
  final Adam adam;
  final TableBatch batch;

  /** Of the divergence from the policy that acted; only with penalties. */
  double kl;

  private TableState(Role role, boolean values) {
    int observations = TablePolicy.count(role, role.observations());
    int actions = TablePolicy.count(role, role.actions());
    parameters = new float[observations * (actions + (values ? 1 : 0))];
    policy = new TablePolicy(observations, actions, parameters);
    adam = new Adam(parameters.length);
    batch = new TableBatch(observations, actions, parameters.length);
  }

  /** Drawn as the weights of a linear network without bias, an output at a time. */
  static TableState initial(Role role, boolean values, double kl, RandomStream random) {
    TableState state = new TableState(role, values);
    int actions = state.policy.actions();
    int observations = state.policy.observations();
    for (int a = 0; a < actions; a++) {
      Parameters.drawRow(state.parameters, a, observations, actions, INITIAL_LENGTH, random);
    }
    if (values) {
      int from = observations * actions;
      Parameters.drawRow(state.parameters, from, observations, 1, INITIAL_LENGTH, random);
    }
    state.kl = kl;
    return state;
  }

  /** Steps against the gradient of the batch. */
  void descend(double rate) {
    adam.descend(parameters, batch.gradient, rate);
    policy.changed();
  }

  void snapshot(StateOutput out) {
    Parameters.write(parameters, out);
    adam.snapshot(out);
    out.number(kl);
  }

  static TableState restore(Role role, boolean values, StateInput in) {
    TableState state = new TableState(role, values);
    Parameters.read(state.parameters, in);
    state.adam.restore(in);
    state.kl = in.number();
    return state;
  }
}
