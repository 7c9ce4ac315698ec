package org.firstmover.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MomentsTest {
  /** By hand: variances 5/3 and 0 with n - 1 below the line, and 4 draws. */
  @Test
  void means_and_standard_errors_are_those_of_the_textbook() {
    Moments moments = new Moments(2);
    for (int k = 1; k <= 4; k++) {
      // far from 0, where sums of squares would lose all digits
      moments.add(new double[] {1e9 + k, 3});
    }
    assertThat(moments.count()).isEqualTo(4);
    assertThat(moments.mean()).containsExactly(1e9 + 2.5, 3);
    assertThat(moments.standardErrors())
        .containsExactly(new double[] {Math.sqrt(5 / 12.0), 0}, within(1e-9));
  }

  @Test
  void one_draw_has_no_standard_error() {
    Moments moments = new Moments(1);
    moments.add(new double[] {1});
    assertThat(moments.standardError(0)).isNaN();
  }
}
