package org.firstmover.experiments.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Computed by hand. */
class StatisticsTest {
  @Test
  void mean_and_standard_error() {
    // deviations -1.5, -0.5, 0.5, 1.5: squares sum to 5, variance 5/3, of the mean 5/12
    Statistics statistics = Statistics.of(List.of(1.0, 2.0, 3.0, 4.0));
    assertThat(statistics.count()).isEqualTo(4);
    assertThat(statistics.mean()).isEqualTo(2.5);
    assertThat(statistics.error()).isEqualTo(Math.sqrt(5.0 / 12));
  }

  @Test
  void none_and_one() {
    Statistics none = Statistics.of(List.of());
    assertThat(none.count()).isZero();
    assertThat(none.mean()).isNaN();
    assertThat(none.error()).isNaN();
    Statistics one = Statistics.of(List.of(0.1));
    assertThat(one.mean()).isEqualTo(0.1);
    assertThat(one.error()).isNaN();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, -1.0 / 3, 1e300, 5e-324, 0})
  void equal_numbers_have_their_own_mean_and_no_error(double value) {
    Statistics statistics = Statistics.of(Collections.nCopies(7, value));
    assertThat(statistics.mean()).isEqualTo(value);
    assertThat(statistics.error()).isZero();
  }

  @Test
  void a_large_offset_costs_no_digits() {
    Statistics statistics = Statistics.of(List.of(1e9 + 1, 1e9 + 2, 1e9 + 3));
    assertThat(statistics.mean()).isEqualTo(1e9 + 2);
    assertThat(statistics.error()).isEqualTo(Math.sqrt(1.0 / 3));
  }

  @Test
  void a_difference_is_measured_in_standard_errors_of_both() {
    Statistics found = new Statistics(10, 5, 3);
    assertThat(found.away(15, 4)).isEqualTo(-2); // (5 - 15) / hypot(3, 4)
    assertThat(found.away(-1, 0)).isEqualTo(2);
    assertThat(found.away(5, 0)).isZero();
    assertThat(found.away(5 + 1e-9, 0)).isZero();
    assertThat(found.away(5 + 1e-8, 0)).isNegative();
  }

  @Test
  void a_difference_without_a_spread_is_no_number() {
    assertThat(new Statistics(10, 5, 0).away(6, 0)).isNaN();
    assertThat(new Statistics(1, 5, Double.NaN).away(6, 0)).isNaN();
    assertThat(new Statistics(1, 5, Double.NaN).away(5, 0)).isZero();
    assertThat(Statistics.of(List.of()).away(6, 1)).isNaN();
  }
}
