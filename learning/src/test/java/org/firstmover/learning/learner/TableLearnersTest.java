package org.firstmover.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.assertj.core.api.SoftAssertions;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.policy.Experience;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableLearnersTest {
  private static final int OBSERVATIONS = 4;
  private static final int ACTIONS = 3;
  private static final int LOGITS = OBSERVATIONS * ACTIONS;
  private static final Role ROLE =
      new Role("player", Space.Discrete.of(OBSERVATIONS), Space.Discrete.of(ACTIONS));

  /** Stretches of 1 to 6 steps on observations 0 to 2, every third one cut. */
  private static Experience lived(RandomStream random) {
    Experience experience = Alone.experience(ROLE);
    double[] next = new double[1];
    for (int stretch = 0; stretch < 12; stretch++) {
      for (int step = random.nextInt(1, 6); step > 0; step--) {
        double[] seen = {random.nextInt(0, OBSERVATIONS - 2)};
        double[] chosen = {random.nextInt(0, ACTIONS - 1)};
        experience.step(seen, 0, chosen, 0, 0);
        experience.reward(3 * random.nextGaussian());
      }
      if (stretch % 3 == 2) {
        next[0] = random.nextInt(0, OBSERVATIONS - 1);
        experience.cut(next, 0);
      } else {
        experience.finish();
      }
    }
    return experience;
  }

  private static double[] drawn(int count, double spread, RandomStream random) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) (spread * random.nextGaussian());
    }
    return numbers;
  }

  private static void set(TableState state, double[] parameters) {
    for (int i = 0; i < parameters.length; i++) {
      state.parameters[i] = (float) parameters[i];
    }
    state.policy.changed();
  }

  private static double log(double[] logits, int observation, int action) {
    double sum = 0;
    for (int a = 0; a < ACTIONS; a++) {
      sum += Math.exp(logits[observation * ACTIONS + a]);
    }
    return logits[observation * ACTIONS + action] - Math.log(sum);
  }

  private static void assertGradient(
      float[] gradient, double[] at, ToDoubleFunction<double[]> loss) {
    SoftAssertions softly = new SoftAssertions();
    for (int i = 0; i < at.length; i++) {
      double[] moved = at.clone();
      moved[i] = at[i] + 1e-5;
      double up = loss.applyAsDouble(moved);
      moved[i] = at[i] - 1e-5;
      double slope = (up - loss.applyAsDouble(moved)) / 2e-5;
      softly.assertThat((double) gradient[i]).as("of %s", i).isCloseTo(slope, within(2e-6));
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_gradient_of_reinforce_is_that_of_its_loss(long seed) {
    RandomStream random = RandomStream.of(seed);
    Experience experience = lived(random);
    double[] parameters = drawn(LOGITS, 1, random);
    TableState state = TableState.initial(ROLE, false, 0, random);
    set(state, parameters);
    double[] toGo = new double[experience.size()];
    int start = 0;
    for (int stretch = 0; stretch < experience.stretches(); stretch++) {
      for (int i = start; i < experience.end(stretch); i++) {
        for (int j = i; j < experience.end(stretch); j++) {
          toGo[i] += experience.rewards()[j];
        }
      }
      start = experience.end(stretch);
    }
    state.batch.take(experience);
    Returns.toGo(experience, 1, state.batch.weights);
    state.batch.sum(experience);
    TableReinforce.gradient(state, experience.size());
    assertGradient(
        state.batch.gradient,
        parameters,
        logits -> {
          double loss = 0;
          for (int i = 0; i < experience.size(); i++) {
            int o = (int) experience.observations()[i];
            loss -= log(logits, o, (int) experience.actions()[i]) * toGo[i] / experience.size();
          }
          return loss;
        });
  }

  /** The loss sample by sample, as it is written in the paper and in RLlib 2.0. */
  private static double ppoLoss(
      double[] at, double[] before, Experience experience, PpoSettings settings) {
    int size = experience.size();
    double[] advantages = new double[size];
    double[] targets = new double[size];
    int start = 0;
    for (int stretch = 0; stretch < experience.stretches(); stretch++) {
      for (int t = start; t < experience.end(stretch); t++) {
        double weight = 1;
        for (int k = t; k < experience.end(stretch); k++) {
          boolean last = k == experience.end(stretch) - 1;
          double following =
              !last
                  ? before[LOGITS + (int) experience.observations()[k + 1]]
                  : experience.isCut(stretch)
                      ? before[LOGITS + (int) experience.seenNext()[stretch]]
                      : 0;
          double value = before[LOGITS + (int) experience.observations()[k]];
          advantages[t] +=
              weight * (experience.rewards()[k] + settings.discount() * following - value);
          weight *= settings.discount() * settings.lambda();
        }
        targets[t] = advantages[t] + before[LOGITS + (int) experience.observations()[t]];
      }
      start = experience.end(stretch);
    }
    double mean = java.util.Arrays.stream(advantages).sum() / size;
    double variance =
        java.util.Arrays.stream(advantages).map(x -> (x - mean) * (x - mean)).sum() / size;
    double loss = 0;
    for (int i = 0; i < size; i++) {
      int o = (int) experience.observations()[i];
      int a = (int) experience.actions()[i];
      double advantage = (advantages[i] - mean) / Math.sqrt(variance);
      double ratio = Math.exp(log(at, o, a) - log(before, o, a));
      double clipped = Math.max(1 - settings.clip(), Math.min(1 + settings.clip(), ratio));
      double error = at[LOGITS + o] - targets[i];
      double divergence = 0;
      double entropy = 0;
      for (int k = 0; k < ACTIONS; k++) {
        divergence += Math.exp(log(before, o, k)) * (log(before, o, k) - log(at, o, k));
        entropy -= Math.exp(log(at, o, k)) * log(at, o, k);
      }
      loss +=
          (-Math.min(ratio * advantage, clipped * advantage)
                  + settings.value() * Math.min(error * error, settings.valueClip())
                  + 0.4 * divergence
                  - settings.entropy() * entropy)
              / size;
    }
    return loss;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void the_gradient_of_ppo_is_that_of_its_loss_sample_by_sample(long seed) {
    RandomStream random = RandomStream.of(seed);
    Experience experience = lived(random);
    double none = Double.POSITIVE_INFINITY;
    PpoSettings settings = new PpoSettings(.01, 1, 0, .3, .4, .01, .9, .8, .7, 10, .05, none);
    double[] before = drawn(LOGITS + OBSERVATIONS, 1, random);
    double[] at = before.clone();
    double[] moves = drawn(at.length, .5, random);
    for (int i = 0; i < at.length; i++) {
      at[i] = (float) (at[i] + moves[i]);
    }
    TablePpo learner = new TablePpo(settings);
    TableState state = TableState.initial(ROLE, true, .4, random);
    set(state, before);
    learner.prepare(state, experience);
    set(state, at);
    learner.gradient(state, experience.size());
    assertGradient(state.batch.gradient, at, moved -> ppoLoss(moved, before, experience, settings));
  }

  @Test
  void the_coefficient_of_the_divergence_follows_its_target() {
    PpoSettings settings = PpoSettings.published();
    assertThat(settings.nextKl(.2, .0201)).isCloseTo(.3, within(1e-15));
    assertThat(settings.nextKl(.2, .0199)).isEqualTo(.2);
    assertThat(settings.nextKl(.2, .0049)).isEqualTo(.1);
  }

  @Test
  void tables_begin_as_rows_of_length_one_hundredth() {
    TableState state = TableState.initial(ROLE, true, .2, RandomStream.of(1));
    for (int a = 0; a <= ACTIONS; a++) {
      double squares = 0;
      for (int o = 0; o < OBSERVATIONS; o++) {
        double weight = state.parameters[a < ACTIONS ? o * ACTIONS + a : LOGITS + o];
        squares += weight * weight;
      }
      assertThat(Math.sqrt(squares)).isCloseTo(.01, within(1e-8));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void ppo_finds_the_end_of_the_chain(long seed) {
    TableState state = trained(new TablePpo(PpoSettings.published()), seed, 150);
    assertThat(Alone.mode(new Chain(), state.policy)).isEqualTo(Chain.OPTIMUM);
    RandomStream random = RandomStream.of(seed).child("evaluation");
    double mean =
        Alone.play(new Chain(), state.policy, 16_000, Alone.experience(Chain.ROLE), random);
    assertThat(mean).isGreaterThan(.98 * Chain.OPTIMUM);
  }

  private static <S> S trained(Learner<S> learner, long seed, int updates) {
    RandomStream random = RandomStream.of(seed);
    Chain chain = new Chain();
    Experience experience = Alone.experience(Chain.ROLE);
    S state = learner.initial(Chain.ROLE, random);
    for (int update = 0; update < updates; update++) {
      Alone.play(chain, learner.policy(state), 800, experience, random);
      state = learner.step(state, experience, random);
    }
    return state;
  }

  static <S> byte[] bytes(Learner<S> learner, S state) {
    StateOutput out = new StateOutput();
    learner.snapshot(state, out);
    return out.toBytes();
  }

  /** Half of the way, saved, restored and the other half, against all of it. */
  static <S> void assertResumes(Learner<S> learner, Alone environment, int steps, int updates) {
    Role role = environment.roles().leader();
    Experience experience = Alone.experience(role);
    RandomStream random = RandomStream.of(7);
    S whole = learner.initial(role, random);
    S other = whole;
    RandomStream continued = random;
    for (int update = 0; update < 2 * updates; update++) {
      if (update == updates) {
        other = learner.restore(role, new StateInput(bytes(learner, whole)));
        continued = RandomStream.restore(random.state());
      }
      Alone.play(environment, learner.policy(whole), steps, experience, random);
      whole = learner.step(whole, experience, random);
      if (update >= updates) {
        Alone.play(environment, learner.policy(other), steps, experience, continued);
        other = learner.step(other, experience, continued);
      }
    }
    assertThat(bytes(learner, other)).isEqualTo(bytes(learner, whole));
  }

  @Test
  void learning_goes_on_where_it_was_saved() {
    assertResumes(TableReinforce.published(), new Chain(), 100, 20);
    assertResumes(new TablePpo(PpoSettings.published()), new Chain(), 100, 20);
  }

  @Test
  void a_state_of_another_role_is_refused() {
    TableReinforce learner = TableReinforce.published();
    byte[] state = bytes(learner, learner.initial(ROLE, RandomStream.of(1)));
    assertThatThrownBy(() -> learner.restore(Chain.ROLE, new StateInput(state)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("12 parameters, expected 16");
  }

  @Test
  void what_no_table_can_list_is_refused() {
    Role role = new Role("seller", Space.Discrete.of(1), new Space.Box(List.of("price"), 0, 1));
    TableReinforce learner = TableReinforce.published();
    assertThatThrownBy(() -> learner.initial(role, RandomStream.of(1)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("Maybe learn a network instead.");
  }
}
