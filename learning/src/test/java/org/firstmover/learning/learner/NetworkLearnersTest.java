package org.firstmover.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.network.PlainNetwork;
import org.firstmover.learning.network.Shape;
import org.firstmover.learning.policy.Experience;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkLearnersTest {
  private static final Space SEEN = new Space.Box(List.of("x", "y"), -2, 6);
  private static final Space LISTED = Space.Discrete.of(3);
  private static final Space BOX = new Space.Box(List.of("p", "q"), 0, 4);
  private static final Space LINE = new Space.Box(List.of("u"), Double.NEGATIVE_INFINITY, 9);

  static Stream<Arguments> heads() {
    Architecture shared = new Architecture(List.of(5), Shape.Activation.TANH, true, true);
    Architecture apart = new Architecture(List.of(4, 6), Shape.Activation.RELU, true, false);
    return Stream.of(
        Arguments.of(new Role("a", SEEN, LISTED), shared),
        Arguments.of(new Role("b", LISTED, LISTED), apart),
        Arguments.of(new Role("c", SEEN, BOX), shared),
        Arguments.of(new Role("d", LISTED, LINE), apart),
        Arguments.of(new Role("e", LISTED, LISTED), Architecture.linear()));
  }

  /** Log-probability, entropy and divergence from a row before, as their formulas. */
  private record Head(Space space) {
    int outputs() {
      return space instanceof Space.Discrete d ? d.count() : 2 * space.size();
    }

    double log(double[] row, double[] action) {
      if (space instanceof Space.Discrete) {
        return row[(int) action[0]]
            - Math.log(Arrays.stream(row).limit(outputs()).map(Math::exp).sum());
      }
      Space.Box box = (Space.Box) space;
      boolean bounded = box.low() > Double.NEGATIVE_INFINITY;
      double unit = bounded ? (box.high() - box.low()) / 2 : 1;
      double middle = bounded ? (box.high() + box.low()) / 2 : 0;
      double sum = 0;
      for (int k = 0; k < action.length; k++) {
        double deviation = unit * Math.exp(row[action.length + k]);
        double z = (action[k] - middle - unit * row[k]) / deviation;
        sum += Math.log(Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / deviation);
      }
      return sum;
    }

    double entropy(double[] row) {
      double sum = 0;
      if (space instanceof Space.Discrete d) {
        for (int k = 0; k < d.count(); k++) {
          double log = log(row, new double[] {k});
          sum -= Math.exp(log) * log;
        }
        return sum;
      }
      for (int k = 0; k < space.size(); k++) {
        sum += row[space.size() + k]; // but for constants
      }
      return sum;
    }

    double divergence(double[] before, double[] row) {
      double sum = 0;
      if (space instanceof Space.Discrete d) {
        for (int k = 0; k < d.count(); k++) {
          double[] action = {k};
          sum += Math.exp(log(before, action)) * (log(before, action) - log(row, action));
        }
        return sum;
      }
      // its integral, by the trapezoidal rule, coordinate by coordinate
      for (int k = 0; k < space.size(); k++) {
        double old = Math.exp(before[space.size() + k]);
        double now = Math.exp(row[space.size() + k]);
        for (double z = -12; z <= 12; z += 0.01) {
          double x = before[k] + old * z;
          double w = (x - row[k]) / now;
          double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
          sum += 0.01 * density * (Math.log(now / old) + (w * w - z * z) / 2);
        }
      }
      return sum;
    }
  }

  private static Experience lived(Role role, NetworkState state, RandomStream random) {
    Experience experience = Alone.experience(role);
    double[] seen = new double[role.observations().size()];
    double[] chosen = new double[role.actions().size()];
    double[] log = new double[1];
    for (int i = 0; i < 20; i++) {
      see(role, seen, random);
      state.policy.act(1, seen, chosen, log, random);
      experience.step(seen, 0, chosen, 0, log[0]);
      experience.reward(random.nextGaussian());
      if (i % 8 == 5) {
        experience.finish();
      } else if (i % 8 == 7 || i == 19) {
        see(role, seen, random);
        experience.cut(seen, 0);
      }
    }
    return experience;
  }

  private static void see(Role role, double[] filled, RandomStream random) {
    for (int k = 0; k < filled.length; k++) {
      filled[k] =
          role.observations() instanceof Space.Discrete
              ? random.nextInt(0, 2)
              : random.nextDouble(-2, 6);
    }
  }

  private static double[] encoded(Role role, double[] observations, int at) {
    if (role.observations() instanceof Space.Discrete d) {
      double[] inputs = new double[d.count()];
      inputs[(int) observations[at]] = 1;
      return inputs;
    }
    return new double[] {(observations[2 * at] - 2) / 4, (observations[2 * at + 1] - 2) / 4};
  }

  private static double[] wide(float[] numbers) {
    return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray();
  }

  private static void move(NetworkState state, double spread, RandomStream random) {
    for (int i = 0; i < state.parameters.length; i++) {
      state.parameters[i] += (float) (spread * random.nextGaussian());
    }
    state.actor.changed();
    state.critic.changed();
  }

  private static void assertGradient(
      float[] gradient, float[] at, ToDoubleFunction<double[]> loss) {
    SoftAssertions softly = new SoftAssertions();
    for (int i = 0; i < at.length; i++) {
      double[] moved = wide(at);
      moved[i] += 1e-6;
      double up = loss.applyAsDouble(moved);
      moved[i] -= 2e-6;
      double slope = (up - loss.applyAsDouble(moved)) / 2e-6;
      softly
          .assertThat((double) gradient[i])
          .as("of %s", i)
          .isCloseTo(slope, within(2e-5 * Math.max(1, Math.abs(slope))));
    }
    softly.assertAll();
  }

  private static double[] action(Experience experience, int i) {
    int size = experience.actionSize();
    return Arrays.copyOfRange(experience.actions(), i * size, (i + 1) * size);
  }

  @ParameterizedTest
  @MethodSource("heads")
  void the_gradient_of_reinforce_is_that_of_its_loss(Role role, Architecture architecture) {
    RandomStream random = RandomStream.of(5);
    NetworkState state = NetworkState.initial(role, architecture, false, 0, random);
    move(state, 0.3, random);
    Experience experience = lived(role, state, random);
    Head head = new Head(role.actions());
    int inputs = encoded(role, experience.observations(), 0).length;
    Shape shape = architecture.shape(inputs, head.outputs());
    Reinforce.gradient(state, experience);
    assertGradient(
        state.gradient,
        state.parameters,
        parameters -> {
          double loss = 0;
          double toGo = 0;
          int stretch = experience.stretches() - 1;
          for (int i = experience.size() - 1; i >= 0; i--) {
            if (stretch >= 0 && i == experience.end(stretch) - 1) {
              toGo = 0;
              stretch--;
            }
            toGo += experience.rewards()[i];
            double[] seen = encoded(role, experience.observations(), i);
            double[] row = PlainNetwork.outputs(shape, parameters, 0, seen);
            loss -= head.log(row, action(experience, i)) * toGo / experience.size();
          }
          return loss;
        });
  }

  @ParameterizedTest
  @MethodSource("heads")
  void the_gradient_of_ppo_is_that_of_its_loss(Role role, Architecture architecture) {
    RandomStream random = RandomStream.of(6);
    PpoSettings settings =
        new PpoSettings(.01, 1, 0, .1, .3, .01, .9, .8, .7, 4, .05, Double.POSITIVE_INFINITY);
    Ppo learner = new Ppo(settings, architecture);
    NetworkState state = learner.initial(role, random);
    move(state, 0.3, random);
    Experience experience = lived(role, state, random);
    Head head = new Head(role.actions());
    int inputs = encoded(role, experience.observations(), 0).length;
    int outputs = head.outputs();
    boolean shared = architecture.shared();
    Shape actor = architecture.shape(inputs, outputs + (shared ? 1 : 0));
    double[] before = wide(state.parameters);
    learner.prepare(state, experience);
    move(state, 0.1, random);
    int[] order = {3, 19, 0, 7, 7, 11, 5, 2, 13};
    learner.gradient(state, experience, order, 2, 6);
    assertGradient(
        state.gradient,
        state.parameters,
        parameters -> {
          double loss = 0;
          for (int b = 2; b < 8; b++) {
            int i = order[b];
            double[] seen = encoded(role, experience.observations(), i);
            double[] row = PlainNetwork.outputs(actor, parameters, 0, seen);
            double[] old = PlainNetwork.outputs(actor, before, 0, seen);
            double value =
                shared
                    ? row[outputs]
                    : PlainNetwork.outputs(
                        architecture.shape(inputs, 1), parameters, actor.parameters(), seen)[0];
            double[] chosen = action(experience, i);
            double ratio = Math.exp(head.log(row, chosen) - head.log(old, chosen));
            double clipped = Math.max(.9, Math.min(1.1, ratio));
            double advantage = state.advantages[i];
            double error = value - state.values[i];
            loss +=
                (-Math.min(ratio * advantage, clipped * advantage)
                        + .7 * Math.min(error * error, 4)
                        + .3 * head.divergence(old, row)
                        - .05 * head.entropy(row))
                    / 6;
          }
          return loss;
        });
  }

  @Test
  void a_linear_network_learns_what_a_table_learns() {
    RandomStream random = RandomStream.of(8);
    PpoSettings settings = PpoSettings.published();
    TablePpo tables = new TablePpo(settings);
    Ppo networks = new Ppo(settings, Architecture.linear());
    TableState table = tables.initial(Chain.ROLE, random);
    NetworkState network = networks.initial(Chain.ROLE, random);
    System.arraycopy(table.parameters, 0, network.parameters, 0, table.parameters.length);
    network.actor.changed();
    network.critic.changed();
    Experience experience = Alone.experience(Chain.ROLE);
    for (int update = 0; update < 3; update++) {
      Alone.play(new Chain(), table.policy, 400, experience, random);
      tables.step(table, experience, random);
      networks.step(network, experience, random);
    }
    assertThat(network.parameters).containsExactly(table.parameters, within(2e-4f));
    assertThat(network.kl).isEqualTo(table.kl);
  }

  @Test
  void learning_goes_on_where_it_was_saved() {
    Architecture small = new Architecture(List.of(8), Shape.Activation.TANH, true, false);
    TableLearnersTest.assertResumes(new Reinforce(0.01, small), new Chain(), 100, 5);
    TableLearnersTest.assertResumes(
        new Ppo(PpoSettings.stableBaselines(), small), new Chain(), 100, 5);
  }
}
