package org.firstmover.learning.learner;

import java.util.Arrays;
import org.firstmover.game.markov.Role;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * Q-learning on a network from a memory of steps, as SimpleQ of RLlib 2.0: Huber's loss, a target
 * that follows from time to time, and exploration by noise on the parameters or by actions at
 * random. There is nothing to bootstrap from behind the end of an episode.
 *
 * <p>The noise is drawn anew after each experience whose last stretch ended an episode: to play
 * each episode with noise of its own, step after each. Its standard deviation grows or shrinks by
 * one hundredth with the divergence between the softmax of the values with and without it, which is
 * compared with that of actions at random with probability epsilon; without such, it shrinks.
 *
 * <p>Source: V. Mnih et al., "Human-level control through deep reinforcement learning", Nature 518
 * (2015); M. Plappert et al., "Parameter space noise for exploration", ICLR 2018, section 3.
 */
public record DeepQ(QSettings settings, Architecture architecture) implements Learner<QState> {
  private static final double NOISE_STEP = 1.01;

  /** So small a probability makes no quotient infinite. */
  private static final double SMALL = 1e-6;

  @Override
  public QState initial(Role role, RandomStream random) {
    QState state = new QState(role, architecture, settings);
    state.draw(random);
    return state;
  }

  @Override
  public QState step(QState state, Experience experience, RandomStream random) {
    int size = experience.size();
    if (size == 0) {
      return state;
    }
    boolean ended = !experience.isCut(experience.stretches() - 1);
    if (settings.noise() > 0) {
      adapt(state, experience);
    }
    state.memory.take(experience);
    for (int i = 0; i < size; i++) {
      state.steps++;
      if (state.steps >= settings.starts() && state.steps % settings.every() == 0) {
        update(state, random);
      }
      if (state.steps % settings.target() == 0) {
        state.follow();
      }
    }
    if (ended || settings.noise() == 0) {
      state.perturb(random);
    }
    return state;
  }

  private void update(QState state, RandomStream random) {
    int count = settings.batch();
    for (int b = 0; b < count; b++) {
      state.sampled[b] = random.nextInt(0, state.memory.size() - 1);
    }
    gradient(state, state.sampled);
    state.descend(settings);
  }

  /** Fills in the gradient of the mean of Huber's loss of remembered steps. */
  void gradient(QState state, int[] steps) {
    int count = steps.length;
    for (int b = 0; b < count; b++) {
      state.memory.seen(steps[b], state.seen, b);
      state.memory.seenNext(steps[b], state.seenNext, b);
    }
    state.encoder.encode(state.seen, 0, count, state.values.inputs(count));
    state.encoder.encode(state.seenNext, 0, count, state.target.inputs(count));
    float[][] values = state.values.forward(count);
    float[][] next = state.target.forward(count);
    float[][] slopes = state.values.outputSlopes();
    for (int b = 0; b < count; b++) {
      double goal = state.memory.reward(steps[b]);
      if (state.memory.goesOn(steps[b])) {
        goal += settings.discount() * highest(next[b], state.actions);
      }
      int action = state.memory.action(steps[b]);
      double error = values[b][action] - goal;
      Arrays.fill(slopes[b], 0);
      slopes[b][action] = (float) (Math.max(-1, Math.min(1, error)) / count);
    }
    state.values.backward(count, state.gradient);
  }

  private static float highest(float[] row, int count) {
    float most = row[0];
    for (int k = 1; k < count; k++) {
      most = Math.max(most, row[k]);
    }
    return most;
  }

  /** Plappert et al., equation 4, with the threshold of appendix C for actions at random. */
  private void adapt(QState state, Experience experience) {
    int size = experience.size();
    state.encoder.encode(experience.observations(), 0, size, state.values.inputs(size));
    state.encoder.encode(experience.observations(), 0, size, state.acting.inputs(size));
    float[][] clean = state.values.forward(size);
    float[][] noisy = state.acting.forward(size);
    double distance = 0;
    for (int i = 0; i < size; i++) {
      distance += state.divergence(clean[i], noisy[i], SMALL) / size;
    }
    double epsilon = settings.epsilon();
    double threshold = -StrictMath.log(1 - epsilon + epsilon / state.actions);
    state.deviation =
        distance <= threshold ? state.deviation * NOISE_STEP : state.deviation / NOISE_STEP;
  }

  @Override
  public Policy policy(QState state) {
    return state.policy;
  }

  @Override
  public void snapshot(QState state, StateOutput out) {
    state.snapshot(out);
  }

  @Override
  public QState restore(Role role, StateInput in) {
    QState state = new QState(role, architecture, settings);
    state.restore(in);
    return state;
  }
}
