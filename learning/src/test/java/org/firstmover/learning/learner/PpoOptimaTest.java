package org.firstmover.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.learning.network.Shape;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the best return is known, within 2 % of it, from every seed. */
@Tag("slow")
class PpoOptimaTest {
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final Architecture SMALL =
      new Architecture(List.of(32, 32), Shape.Activation.TANH, true, false);

  /** One seed's training. */
  private record Training(RandomStream random, Experience experience, Alone environment) {
    Training(long seed, Alone environment) {
      this(RandomStream.of(seed), Alone.experience(environment.roles().leader()), environment);
    }

    <S> S initial(Learner<S> learner) {
      return learner.initial(environment.roles().leader(), random);
    }

    <S> S train(Learner<S> learner, S state, int updates, int steps) {
      S trained = state;
      for (int update = 0; update < updates; update++) {
        Alone.play(environment, learner.policy(trained), steps, experience, random);
        trained = learner.step(trained, experience, random);
      }
      return trained;
    }

    /** The mean return of the policy as it is learned, over whole episodes of so many steps. */
    double played(Policy policy, int steps) {
      return Alone.play(environment, policy, steps, experience, random);
    }
  }

  private static void assertWithin(double found, double optimum) {
    assertThat(found).isCloseTo(optimum, within(0.02 * Math.abs(optimum)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_network_finds_the_end_of_the_chain(long seed) {
    Training run = new Training(seed, new Chain());
    Ppo learner = new Ppo(PpoSettings.stableBaselines().withRate(1e-3).withEntropy(0.01), SMALL);
    NetworkState state = run.train(learner, run.initial(learner), 30, 512);
    assertThat(Alone.mode(run.environment, state.policy)).isEqualTo(Chain.OPTIMUM);
    Ppo settled = new Ppo(PpoSettings.stableBaselines().withRate(1e-3), SMALL);
    state = run.train(settled, state, 10, 512);
    assertWithin(run.played(state.policy, 8000), Chain.OPTIMUM);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_table_walks_along_the_cliff(long seed) {
    Training run = new Training(seed, new CliffWalk());
    PpoSettings tried = new PpoSettings(0.05, 10, 0, 0.2, 0, NONE, 1, 0.95, 0.5, NONE, 0.3, NONE);
    TablePpo bold = new TablePpo(tried);
    TableState state = run.train(bold, run.initial(bold), 150, 4000);
    state = run.train(new TablePpo(tried.withEntropy(0)), state, 50, 4000);
    assertThat(Alone.mode(run.environment, state.policy)).isEqualTo(CliffWalk.OPTIMUM);
    assertWithin(run.played(state.policy, 50_000), CliffWalk.OPTIMUM);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_gaussian_regulates(long seed) {
    Training run = new Training(seed, new Regulator());
    PpoSettings settings = new PpoSettings(1e-3, 10, 64, 0.2, 0, NONE, 1, 0.95, 0.5, NONE, 0, 0.5);
    Ppo learner = new Ppo(settings, SMALL);
    NetworkState state = run.train(learner, run.initial(learner), 30, 1000);
    state = run.train(new Ppo(settings.withRate(1e-4), SMALL), state, 10, 1000);
    assertWithin(Alone.mode(run.environment, state.policy), Regulator.optimum());
  }

  /** The optimum once more, by trying gains: u = -k x with a k of its own for each round. */
  @Test
  void the_regulators_optimum_is_one() {
    double[] gains = new double[10];
    double best = cost(gains);
    for (double step = 0.5; step > 1e-6; step /= 2) {
      for (int sweep = 0; sweep < 20; sweep++) {
        for (int t = 0; t < gains.length; t++) {
          for (double change : new double[] {step, -step}) {
            gains[t] += change;
            double tried = cost(gains);
            if (tried < best) {
              best = tried;
            } else {
              gains[t] -= change;
            }
          }
        }
      }
    }
    assertThat(-best).isCloseTo(Regulator.optimum(), within(1e-6));
  }

  private static double cost(double[] gains) {
    double total = 0;
    for (double start : new double[] {-1, -0.5, 0.5, 1}) {
      double x = start;
      for (double gain : gains) {
        double u = -gain * x;
        total += (x * x + 0.2 * u * u) / 4;
        x = 1.1 * x + 0.5 * u;
      }
    }
    return total;
  }
}
