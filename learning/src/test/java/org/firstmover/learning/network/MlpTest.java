package org.firstmover.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MlpTest {
  private static final Shape.Activation TANH = Shape.Activation.TANH;

  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape(5, List.of(), 3, TANH, false),
        new Shape(5, List.of(), 3, TANH, true),
        new Shape(3, List.of(7), 1, TANH, true),
        new Shape(9, List.of(6, 5), 6, TANH, true),
        new Shape(8, List.of(16, 4, 12), 4, Shape.Activation.RELU, true),
        new Shape(32, List.of(64, 64), 7, TANH, true));
  }

  private static double[] normal(int count, double spread, RandomStream random) {
    double[] drawn = new double[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = (float) (spread * random.nextGaussian());
    }
    return drawn;
  }

  private static float[] narrow(double[] numbers) {
    float[] narrowed = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      narrowed[i] = (float) numbers[i];
    }
    return narrowed;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void outputs_and_gradients_are_those_of_the_formula(Shape shape) {
    RandomStream random = RandomStream.of(1);
    int count = 7;
    double[] parameters = normal(shape.parameters(), 0.4, random);
    Mlp network = new Mlp(shape, narrow(parameters), 0);
    double[][] inputs = new double[count][];
    double[][] weights = new double[count][];
    float[][] rows = network.inputs(count);
    for (int b = 0; b < count; b++) {
      inputs[b] = normal(shape.inputs(), 1, random);
      weights[b] = normal(shape.outputs(), 1, random);
      System.arraycopy(narrow(inputs[b]), 0, rows[b], 0, shape.inputs());
    }
    float[][] outputs = network.forward(count);
    float[][] slopes = network.outputSlopes();
    SoftAssertions softly = new SoftAssertions();
    for (int b = 0; b < count; b++) {
      double[] expected = PlainNetwork.outputs(shape, parameters, 0, inputs[b]);
      for (int o = 0; o < shape.outputs(); o++) {
        softly.assertThat((double) outputs[b][o]).isCloseTo(expected[o], within(1e-5));
        slopes[b][o] = (float) weights[b][o];
      }
    }
    float[] gradient = new float[shape.parameters()];
    network.backward(count, gradient);
    for (int i = 0; i < gradient.length; i += gradient.length > 1000 ? 19 : 1) {
      double kept = parameters[i];
      parameters[i] = kept + 1e-6;
      double up = weighted(shape, parameters, inputs, weights);
      parameters[i] = kept - 1e-6;
      double slope = (up - weighted(shape, parameters, inputs, weights)) / 2e-6;
      parameters[i] = kept;
      softly.assertThat((double) gradient[i]).as("of %s", i).isCloseTo(slope, within(2e-5));
    }
    softly.assertAll();
  }

  private static double weighted(
      Shape shape, double[] parameters, double[][] inputs, double[][] weights) {
    double sum = 0;
    for (int b = 0; b < inputs.length; b++) {
      double[] outputs = PlainNetwork.outputs(shape, parameters, 0, inputs[b]);
      for (int o = 0; o < outputs.length; o++) {
        sum += weights[b][o] * outputs[o];
      }
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 61})
  void a_sample_gives_the_same_bits_in_any_company(int count) {
    Shape shape = new Shape(6, List.of(17, 8), 3, TANH, true);
    float[] parameters = new float[shape.parameters()];
    Mlp network = new Mlp(shape, parameters, 0);
    network.draw(RandomStream.of(3));
    float[] alone = new float[3];
    float[] sample = {0.1f, -2, 0.7f, 0, 5, -0.3f};
    System.arraycopy(sample, 0, network.inputs(1)[0], 0, 6);
    System.arraycopy(network.forward(1)[0], 0, alone, 0, 3);
    float[][] inputs = network.inputs(count);
    for (int b = 0; b < count - 1; b++) {
      java.util.Arrays.fill(inputs[b], b - 3);
    }
    System.arraycopy(sample, 0, inputs[count - 1], 0, 6);
    assertThat(network.forward(count)[count - 1]).startsWith(alone);
  }

  @Test
  void tangents_are_within_four_ten_millionths() {
    float[] row = new float[64];
    double worst = 0;
    for (int k = 0; k < 400_000; k += row.length) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (k + i - 200_000) * 6e-5f;
      }
      float[] values = row.clone();
      Rows.tanh(row.length, values);
      for (int i = 0; i < row.length; i++) {
        worst = Math.max(worst, Math.abs(values[i] - Math.tanh(row[i])));
      }
    }
    assertThat(worst).isLessThan(4e-7);
    float[] extreme = {1e30f, -1e30f, Float.POSITIVE_INFINITY, 0, 1e-20f};
    Rows.tanh(5, extreme);
    assertThat(extreme[0]).isCloseTo(1, within(4e-7f));
    assertThat(extreme[1]).isCloseTo(-1, within(4e-7f));
    assertThat(extreme[2]).isEqualTo(extreme[0]);
    assertThat(extreme[3]).isZero();
    assertThat(extreme[4]).isCloseTo(1e-20f, within(1e-26f));
  }

  @Test
  void adam_takes_its_published_steps() {
    // by hand, with beta 0.9 and 0.999: the first step is the rate in the direction of the
    // gradient;
    // the second has m = 0.19 / 0.19, v = 0.001999 / 0.001999 for the same gradient
    float[] parameters = {1, 2, 3};
    Adam adam = new Adam(3);
    adam.descend(parameters, new float[] {4, -0.5f, 0}, 0.1);
    assertThat(parameters).containsExactly(new float[] {0.9f, 2.1f, 3}, within(1e-6f));
    adam.descend(parameters, new float[] {4, -0.5f, 0}, 0.1);
    assertThat(parameters).containsExactly(new float[] {0.8f, 2.2f, 3}, within(1e-6f));
    // then the other way: m = (0.9 * 0.76 - 0.4) / 0.271, v = 0.047952016 / 0.002997001
    adam.descend(parameters, new float[] {-4, 0, 0}, 0.1);
    double step = 0.1 * (0.9 * 0.76 - 0.4) / 0.271 / 4;
    assertThat((double) parameters[0]).isCloseTo(0.8 - step, within(1e-6));
  }

  @Test
  void gradients_that_are_too_long_are_scaled_down() {
    float[] gradient = {3, -4};
    Parameters.limit(gradient, 10);
    assertThat(gradient).containsExactly(3, -4);
    Parameters.limit(gradient, 0.5);
    assertThat(gradient).containsExactly(new float[] {0.3f, -0.4f}, within(1e-7f));
  }
}
