package org.firstmover.solvers.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against integrals in closed form. */
class AntiderivativeTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, 0.1, 0.25, 0.5, 0.7, 1})
  void integrates_up_to_any_place(double z) {
    Antiderivative integrals =
        new Antiderivative(
            4,
            1e-13,
            (s, out) -> {
              out[0] = Math.exp(s);
              out[1] = Math.cos(30 * s);
              out[2] = 0;
              out[3] = 1e-2 / (1e-4 + (s - 0.3) * (s - 0.3));
            });
    double[] values = new double[4];
    integrals.to(z, values);
    assertThat(values[0]).isCloseTo(Math.expm1(z), within(1e-12));
    assertThat(values[1]).isCloseTo(Math.sin(30 * z) / 30, within(1e-12));
    assertThat(values[2]).isZero();
    assertThat(values[3])
        .isCloseTo(Math.atan((z - 0.3) / 1e-2) - Math.atan(-0.3 / 1e-2), within(1e-11));
    assertThat(integrals.total()[0]).isCloseTo(Math.E - 1, within(1e-13));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.9, -0.5, -0.25, 0.5, 2.5})
  void ends_may_be_poles_that_can_be_integrated(double power) {
    Antiderivative integrals =
        new Antiderivative(1, 1e-13, (s, out) -> out[0] = Math.pow(s, power));
    double[] values = new double[1];
    for (double z : new double[] {1e-6, 0.01, 0.5, 1}) {
      integrals.to(z, values);
      assertThat(values[0]).isCloseTo(Math.pow(z, power + 1) / (power + 1), within(1e-11));
    }
    // near 1 doubles are coarser: what is not resolved is the integral over 2e-13
    Antiderivative mirrored =
        new Antiderivative(1, 1e-13, (s, out) -> out[0] = Math.pow(1 - s, power));
    double coarse = Math.pow(2e-13, power + 1) / (power + 1);
    assertThat(mirrored.total()[0]).isCloseTo(1 / (power + 1), within(Math.max(1e-11, coarse)));
  }

  @Test
  void kinks_and_jumps_are_found() {
    Antiderivative integrals =
        new Antiderivative(
            2,
            1e-13,
            (s, out) -> {
              out[0] = Math.abs(s - 1 / 3.0);
              out[1] = s < 0.7 ? 1 : 5;
            });
    assertThat(integrals.total()[0]).isCloseTo(5 / 18.0, within(1e-11));
    assertThat(integrals.total()[1]).isCloseTo(0.7 + 5 * 0.3, within(1e-11));
  }

  @Test
  void the_inverse_undoes_it() {
    Antiderivative integrals = new Antiderivative(1, 1e-13, (s, out) -> out[0] = 3 * s * s);
    for (double z : new double[] {0, 0.001, 0.2, 0.9, 1}) {
      assertThat(integrals.inverse(z * z * z)).isCloseTo(z, within(1e-9));
    }
  }

  @Test
  void smooth_functions_are_cheap() {
    AtomicInteger calls = new AtomicInteger();
    new Antiderivative(
        1,
        1e-13,
        (s, out) -> {
          calls.incrementAndGet();
          out[0] = Math.exp(-s * s);
        });
    assertThat(calls).hasValue(64);
  }
}
