package org.firstmover.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AliasTablesTest {
  private static final int DRAWS = 200_000;

  /** Frequencies within 5 standard errors of the binomial distribution, sqrt(p (1 - p) / n). */
  @Test
  void entries_are_drawn_as_often_as_their_probabilities_say() {
    double[] probabilities = {1, .5, .5, 0, .3, .7, 0, 0, .01, .02, .9, .03, .04};
    int[] first = {0, 1, 3, 8, 13};
    AliasTables tables = new AliasTables(first);
    tables.fill(probabilities);
    check(tables, first, probabilities);
  }

  @Test
  void tables_can_be_filled_again_and_rows_need_not_sum_to_one() {
    int[] first = {0, 40};
    RandomStream random = RandomStream.of(7);
    AliasTables tables = new AliasTables(first);
    for (int again = 0; again < 3; again++) {
      double[] weights = new double[40];
      Arrays.setAll(weights, k -> Math.pow(random.nextDouble(), 8));
      tables.fill(weights);
      double sum = DoubleStream.of(weights).sum();
      check(tables, first, DoubleStream.of(weights).map(w -> w / sum).toArray());
    }
  }

  private static void check(AliasTables tables, int[] first, double[] probabilities) {
    RandomStream random = RandomStream.of(3);
    for (int row = 0; row + 1 < first.length; row++) {
      int[] counts = new int[probabilities.length];
      for (int k = 0; k < DRAWS; k++) {
        counts[tables.draw(row, random)]++;
      }
      for (int entry = 0; entry < probabilities.length; entry++) {
        boolean inRow = entry >= first[row] && entry < first[row + 1];
        double p = inRow ? probabilities[entry] : 0;
        double error = Math.sqrt(p * (1 - p) / DRAWS);
        assertThat((double) counts[entry] / DRAWS).isCloseTo(p, within(5 * error));
      }
    }
  }

  @Test
  void a_draw_is_what_its_entry_stands_for() {
    AliasTables tables = new AliasTables(new int[] {0, 2, 3}, new int[] {7, 9, Integer.MAX_VALUE});
    tables.fill(new double[] {.5, .5, 1});
    RandomStream random = RandomStream.of(1);
    for (int k = 0; k < 20; k++) {
      assertThat(tables.draw(0, random)).isIn(7, 9);
      assertThat(tables.draw(1, random)).isEqualTo(Integer.MAX_VALUE);
    }
  }
}
