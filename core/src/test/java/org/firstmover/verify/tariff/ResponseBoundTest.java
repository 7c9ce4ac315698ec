package org.firstmover.verify.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.firstmover.game.tariff.Battery;
import org.firstmover.game.tariff.Block;
import org.firstmover.game.tariff.Meter;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ResponseBoundTest {
  private static final Battery BATTERY = new Battery(4, 2, 0.9, 0.8, 1, 1);

  /** One kWh costs 0.1 $ in hour 1 and 0.5 $ after it: 2 kW charged, 0.8 x 1.8 discharged. */
  @Test
  void a_battery_fills_where_it_is_cheap() {
    double[] base = new double[24];
    Arrays.fill(base, 3);
    double[] buying = new double[24];
    Arrays.fill(buying, 0.5);
    buying[0] = 0.1;
    Meter meter = new Meter(base, buying, new double[24], 0, List.of());
    double back = 0.8 * 1.8;
    double bill = 0.1 * 5 + 0.5 * (3 * 23 - back);
    // Wear of discharging is least in hour 2: 1e-4 + 1e-6.
    double wear = 2 * 1e-4 + back * (1e-4 + 1e-6);
    assertThat(ResponseBound.of(meter, BATTERY, 1)).isCloseTo(bill + wear, within(1e-12));
    assertThat(ResponseBound.of(meter, BATTERY, 0)).isCloseTo(bill, within(1e-12));
  }

  @Test
  void no_feasible_play_costs_less() {
    RandomStream random = RandomStream.of(3);
    for (int trial = 0; trial < 200; trial++) {
      int tiers = trial % 3;
      double[] base = new double[24];
      double[] buying = new double[24];
      double[] selling = new double[24];
      for (int t = 0; t < 24; t++) {
        base[t] = random.nextDouble(-3, 3);
        buying[t] = random.nextDouble(0, 0.6);
        selling[t] = random.nextDouble() * buying[t];
      }
      List<Block> blocks = List.of(new Block(200, 0.1), new Block(500, 0.3)).subList(0, tiers);
      Meter meter = new Meter(base, buying, selling, 0.5, blocks);
      double[] charge = new double[24];
      double[] discharge = new double[24];
      // Pairs of hours: what is charged first is discharged next.
      for (int t = 0; t < 24; t += 2) {
        charge[t] = random.nextDouble(0, 2);
        discharge[t + 1] = 0.9 * 0.8 * charge[t];
      }
      assertThat(ResponseBound.of(meter, BATTERY, 1))
          .isLessThanOrEqualTo(meter.cost(charge, discharge) + 1e-12);
    }
  }
}
