package org.firstmover.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PointTest {
  private static final Point POINT =
      new Point(
          List.of(
              new Point.Entry("x", false, new double[] {27.5}),
              new Point.Entry("w", true, new double[] {0, -2})));

  @Test
  void numbers_and_lists_stand_as_in_a_file() {
    assertThat(POINT.values()).containsOnlyKeys("x", "w").containsEntry("x", 27.5);
    assertThat(POINT.values().get("w")).isEqualTo(new double[] {0, -2});
  }

  @Test
  void entries_of_lists_have_names() {
    assertThat(POINT.weights())
        .isEqualTo(Weights.of(List.of("x", "w[1]", "w[2]"), new double[] {27.5, 0, -2}));
  }
}
