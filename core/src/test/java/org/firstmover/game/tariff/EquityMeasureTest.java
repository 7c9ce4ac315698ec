package org.firstmover.game.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Burdens 2, 4 and 6 % of 1, 2 and 1 households with 10, 20 and 30 thousand $. */
class EquityMeasureTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final double[] BURDENS = {2, 4, 6};
  private static final double[] HOUSEHOLDS = {1, 2, 1};
  private static final double[] INCOMES = {10_000, 20_000, 30_000};

  private static double of(EquityMeasure measure) {
    return measure.of(BURDENS, HOUSEHOLDS, INCOMES);
  }

  @Test
  void by_hand() {
    assertThat(of(EquityMeasure.MAX_MIN)).isEqualTo(4);
    assertThat(of(EquityMeasure.PAIRWISE)).isEqualTo(2 + 2 + 4);
    assertThat(of(EquityMeasure.VARIANCE)).isCloseTo((4 + 0 + 0 + 4) / 4.0, CLOSE);
    // Mean difference over ordered pairs: 2 (2 x 2 + 2 x 2 + 4) / 16; half of it by the mean 4.
    assertThat(of(EquityMeasure.GINI)).isCloseTo(2 * 12 / 16.0 / 2 / 4, CLOSE);
    double theil = (0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 4;
    assertThat(of(EquityMeasure.THEIL)).isCloseTo(theil, CLOSE);
    assertThat(of(EquityMeasure.REGRESSIVITY)).isCloseTo(0.2, CLOSE);
    assertThat(EquityMeasure.slope(new double[] {6, 4, 2}, HOUSEHOLDS, INCOMES))
        .isCloseTo(-0.2, CLOSE);
  }

  @Test
  void a_negative_burden_has_no_index_of_theil() {
    assertThat(EquityMeasure.THEIL.of(new double[] {-1, 3, 5}, HOUSEHOLDS, INCOMES)).isNaN();
  }

  @Test
  void equal_burdens_are_equal_by_every_measure() {
    for (EquityMeasure measure : EquityMeasure.values()) {
      assertThat(measure.of(new double[] {3, 3, 3}, HOUSEHOLDS, INCOMES)).isCloseTo(0, CLOSE);
    }
  }
}
