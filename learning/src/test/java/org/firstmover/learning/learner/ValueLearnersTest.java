package org.firstmover.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.network.PlainNetwork;
import org.firstmover.learning.network.Shape;
import org.firstmover.learning.policy.Experience;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueLearnersTest {
  private static final Role ROLE = new Role("p", Space.Discrete.of(3), Space.Discrete.of(2));

  private static void step(Experience experience, int seen, int chosen, double reward) {
    experience.step(new double[] {seen}, 0, new double[] {chosen}, 0, 0);
    experience.reward(reward);
  }

  @Test
  void the_gradient_of_remembered_steps_is_that_of_hubers_loss() {
    RandomStream random = RandomStream.of(3);
    Space seen = new Space.Box(List.of("x", "y"), -1, 1);
    Role role = new Role("p", seen, Space.Discrete.of(3));
    Architecture architecture = new Architecture(List.of(6), Shape.Activation.TANH, true, false);
    QSettings settings = new QSettings(.1, 100, 8, 10, 4, 500, .9, 40, 0, 1);
    DeepQ learner = new DeepQ(settings, architecture);
    QState state = learner.initial(role, random);
    for (int i = 0; i < state.parameters.length; i++) {
      state.parameters[i] += (float) (0.5 * random.nextGaussian());
    }
    state.follow();
    Experience experience = Alone.experience(role);
    double[][] saw = new double[9][];
    for (int i = 0; i < 9; i++) {
      saw[i] = new double[] {(float) random.nextDouble(-1, 1), (float) random.nextDouble(-1, 1)};
    }
    for (int i = 0; i < 8; i++) {
      experience.step(saw[i], 0, new double[] {i % 3}, 0, 0);
      experience.reward(i == 2 ? 5 : i == 6 ? -3 : 0.25 * i);
      if (i == 3) {
        experience.finish();
      }
    }
    experience.cut(saw[8], 0);
    state.memory.take(experience);
    double[] target = wide(state.parameters);
    for (int i = 0; i < state.parameters.length; i++) {
      state.parameters[i] += (float) (0.1 * random.nextGaussian());
    }
    state.values.changed();
    int[] steps = {0, 1, 2, 3, 4, 6, 6, 7};
    learner.gradient(state, steps);
    Shape shape = architecture.shape(2, 3);
    SoftAssertions softly = new SoftAssertions();
    for (int k = 0; k < state.gradient.length; k++) {
      double[] moved = wide(state.parameters);
      moved[k] += 1e-6;
      double up = huber(shape, moved, target, saw, experience, steps);
      moved[k] -= 2e-6;
      double slope = (up - huber(shape, moved, target, saw, experience, steps)) / 2e-6;
      softly.assertThat((double) state.gradient[k]).isCloseTo(slope, within(1e-5));
    }
    softly.assertAll();
  }

  private static double[] wide(float[] numbers) {
    double[] wide = new double[numbers.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = numbers[i];
    }
    return wide;
  }

  private static double huber(
      Shape shape,
      double[] parameters,
      double[] target,
      double[][] saw,
      Experience experience,
      int[] steps) {
    double loss = 0;
    for (int i : steps) {
      double goal = experience.rewards()[i];
      if (i != 3) {
        double[] next = PlainNetwork.outputs(shape, target, 0, saw[i + 1]);
        goal += 0.9 * Math.max(next[0], Math.max(next[1], next[2]));
      }
      double error = Math.abs(PlainNetwork.outputs(shape, parameters, 0, saw[i])[i % 3] - goal);
      loss += (error <= 1 ? error * error / 2 : error - 0.5) / steps.length;
    }
    return loss;
  }

  @Test
  void the_memory_forgets_the_oldest_steps() {
    Memory memory = new Memory(1, 300);
    Experience experience = Alone.experience(ROLE);
    for (int i = 0; i < 1000; i++) {
      step(experience, i, 0, -i);
    }
    experience.finish();
    memory.take(experience);
    assertThat(memory.size()).isEqualTo(300);
    // step i is at i mod 300: the last one before the place where 900 stands is 899
    assertThat(memory.reward(0)).isEqualTo(-900);
    assertThat(memory.reward(99)).isEqualTo(-999);
    assertThat(memory.goesOn(99)).isFalse();
    assertThat(memory.reward(100)).isEqualTo(-700);
    double[] next = new double[1];
    memory.seenNext(100, next, 0);
    assertThat(next[0]).isEqualTo(701);
  }

  /** Whoever moves at random sees the end of the chain now and then. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void memories_of_moves_at_random_lead_to_the_end_of_the_chain(long seed) {
    QSettings settings = new QSettings(.02, 50_000, 128, 100, 4, 200, .95, 40, 1, 0);
    DeepQ learner = new DeepQ(settings, Architecture.linear());
    QState state = trained(learner, new Chain(), seed, 600);
    assertThat(Alone.mode(new Chain(), state.policy)).isEqualTo(Chain.OPTIMUM);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noise_on_parameters_finds_the_right_answers(long seed) {
    DeepQ learner = new DeepQ(QSettings.published(), Architecture.linear());
    QState state = trained(learner, new Quiz(), seed, 200);
    assertThat(Alone.mode(new Quiz(), state.policy)).isEqualTo(Quiz.OPTIMUM);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void evolution_finds_the_right_answers(long seed) {
    EvolutionStrategies adam = EvolutionStrategies.published(Architecture.linear());
    EvolutionState state = trained(adam, new Quiz(), seed, 40 * 50);
    assertThat(Alone.mode(new Quiz(), adam.policy(state))).isEqualTo(Quiz.OPTIMUM);
    EvolutionStrategies plain =
        new EvolutionStrategies(.01, false, .02, 20, 0, Architecture.linear());
    state = trained(plain, new Quiz(), seed, 40 * 50);
    assertThat(Alone.mode(new Quiz(), plain.policy(state))).isEqualTo(Quiz.OPTIMUM);
  }

  private static <S> S trained(Learner<S> learner, Alone environment, long seed, int episodes) {
    RandomStream random = RandomStream.of(seed);
    Role role = environment.roles().leader();
    Experience experience = Alone.experience(role);
    S state = learner.initial(role, random);
    for (int episode = 0; episode < episodes; episode++) {
      Alone.play(environment, learner.policy(state), 1, experience, random);
      state = learner.step(state, experience, random);
    }
    return state;
  }

  @Test
  void ranks_are_centred_and_shared() {
    assertThat(EvolutionState.ranks(new double[] {5, -1, 5, 7, 0}))
        .containsExactly(new double[] {.125, -.5, .125, .5, -.25}, within(1e-15));
  }

  @Test
  void learning_goes_on_where_it_was_saved() {
    QSettings settings = new QSettings(.1, 70, 16, 20, 4, 50, 1, 40, 0.1, 1);
    TableLearnersTest.assertResumes(new DeepQ(settings, Architecture.linear()), new Chain(), 16, 5);
    TableLearnersTest.assertResumes(
        new EvolutionStrategies(.01, true, .02, 4, .005, Architecture.linear()),
        new Chain(),
        16,
        13);
  }

  @Test
  void settings_out_of_range_are_refused() {
    assertThatThrownBy(() -> new EvolutionStrategies(.01, true, 0, 4, .005, Architecture.linear()))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("positive");
  }
}
