package org.firstmover.catalog.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.firstmover.game.tariff.Billing;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Settlement;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solvers.tariff.Populations;
import org.junit.jupiter.api.Test;

/**
 * Figures computed apart from this project, in another language, by a simplex method and an
 * interior point method for the batteries, from the specification that {@link ThreeNodes} follows.
 * To the digits that they are printed with.
 */
class ThreeNodesTest {
  private static final Offset<Double> TWO_DIGITS = within(0.0051);
  private static final Offset<Double> DOLLARS = within(0.6);

  private static final List<Household> NONE = ThreeNodes.households(false, false);
  private static final List<Household> PANELS = ThreeNodes.households(true, false);
  private static final List<Household> ALL = ThreeNodes.households(true, true);

  private static final TariffDesign FLAT = ThreeNodes.flat(Billing.NET_BILLING, 0.30, 0.05);

  /** The expected figures of the network. */
  private record Expected(
      double peak,
      double least,
      double cost,
      double[] means,
      double sd,
      double[] range,
      int hours) {}

  @Test
  void a_nobody_has_panels() {
    Populations play = responded(NONE, FLAT);
    network(
        play,
        NONE,
        new Expected(35.51, 24.94, 13_381, of(37.33, 28.30, 43.54), 10.02, of(26.77, 59.76), 20));
    burdens(play, FLAT, of(16.35, 7.44, 3.89, 2.92), 13.43, 43.72);
  }

  @Test
  void b_panels_only() {
    network(
        responded(PANELS, FLAT),
        PANELS,
        new Expected(34.56, 8.66, 8_534, of(27.00, 23.44, 29.45), 10.59, of(11.16, 56.55), 9));
  }

  @Test
  void c_panels_and_batteries_at_a_flat_rate() {
    Populations play = responded(ALL, FLAT);
    network(
        play,
        ALL,
        new Expected(31.36, 18.42, 8_131, of(26.81, 24.08, 28.69), 6.85, of(20.52, 46.39), 8));
    burdens(play, FLAT, of(16.35, 0.88, 0.95, 1.13), 15.47, 24.63);
    double[] bills = play.settle(FLAT.lowest()).bills();
    assertThat(bills[0]).isCloseTo(1962, DOLLARS);
    assertThat(bills[3]).isCloseTo(281, DOLLARS);
    assertThat(bills[4]).isCloseTo(684, DOLLARS);
    assertThat(bills[5]).isCloseTo(1359, DOLLARS);
  }

  @Test
  void d_net_metering_makes_batteries_idle() {
    TariffDesign metered = ThreeNodes.flat(Billing.NET_METERING, 0.30, 0);
    Populations play = responded(ALL, metered);
    network(
        play,
        ALL,
        new Expected(34.56, 8.66, 8_534, of(27.00, 23.44, 29.45), 10.59, of(11.16, 56.55), 9));
    burdens(play, metered, of(16.35, 0.55, 0.83, 1.08), 15.80, 23.87);
  }

  @Test
  void e_time_of_use() {
    TariffDesign design = ThreeNodes.timeOfUse(Billing.NET_BILLING, 0.22, 0.54, 0.05);
    Populations play = responded(ALL, design);
    network(
        play,
        ALL,
        new Expected(31.36, 20.04, 8_013, of(26.19, 24.56, 27.32), 5.25, of(22.07, 45.73), 5));
    burdens(play, design, of(16.38, 0.64, 0.70, 0.83), 15.73, 22.81);
  }

  /** Batteries are indifferent between hours; what everyone pays is not. */
  @Test
  void f_time_of_use_with_net_metering_makes_a_herd() {
    TariffDesign design = ThreeNodes.timeOfUse(Billing.NET_METERING, 0.22, 0.54, 0);
    Populations play = responded(ALL, design);
    burdens(play, design, of(16.38, -2.88, -0.69, 0.17), 19.25, 14.04);
    assertThat(deviation(play)).isGreaterThan(30);
    assertThat(prices(play).min().orElseThrow()).isCloseTo(0, within(1e-9));
  }

  @Test
  void g_flat_with_fixed_charges_by_income() {
    TariffDesign design = ThreeNodes.flat(Billing.NET_BILLING, 0.24, 0.05, 6, 12, 24.15, 24.15);
    Populations play = responded(ALL, design);
    assertThat(play.cost()).isCloseTo(8_131, DOLLARS);
    burdens(play, design, of(13.68, 1.15, 1.16, 1.15), 12.53, 22.52);
  }

  @Test
  void h_time_of_use_with_fixed_charges_by_income() {
    TariffDesign design =
        ThreeNodes.timeOfUse(Billing.NET_BILLING, 0.16, 0.48, 0.05, 6, 12, 24.15, 24.15);
    Populations play = responded(ALL, design);
    assertThat(play.cost()).isCloseTo(8_013, DOLLARS);
    burdens(play, design, of(13.71, 0.92, 0.91, 0.85), 12.86, 20.70);
  }

  @Test
  void i_fictitious_play_settles_where_nodal_prices_are_passed_through() {
    TariffGame game = ThreeNodes.game(ALL, ThreeNodes.passThrough(0.12));
    Populations play = new Populations(game);
    double[] regrets = regrets(game, play, true, 301);
    int[] steps = {0, 1, 2, 5, 10, 20, 50, 100, 200, 300};
    double[] known = {3.007, 1.109, 0.676, 0.327, 0.175, 0.091, 0.0374, 0.0187, 0.0093, 0.0062};
    for (int i = 0; i < steps.length; i++) {
      assertThat(regrets[steps[i]]).as("step %d", steps[i]).isCloseTo(known[i], within(6e-4));
    }
    assertThat(regrets[200]).isLessThanOrEqualTo(0.0095);
    network(
        play,
        ALL,
        new Expected(24.71, 20.04, 7_870, of(25.27, 25.27, 25.27), 1.48, of(22.07, 26.57), 2));
  }

  @Test
  void i_without_damping_nothing_settles() {
    TariffGame game = ThreeNodes.game(ALL, ThreeNodes.passThrough(0.12));
    double[] regrets = regrets(game, new Populations(game), false, 40);
    assertThat(Arrays.copyOf(regrets, 4))
        .containsExactly(of(3.0068, 0.9604, 0.1412, 0.1442), within(2e-4));
    for (int k = 4; k < regrets.length; k++) {
      assertThat(regrets[k]).isCloseTo(k % 2 == 0 ? 0.1525 : 0.1440, within(2e-4));
    }
  }

  private static double[] of(double... values) {
    return values;
  }

  /** What households answer to a tariff that does not follow prices, and the prices of it. */
  private static Populations responded(List<Household> households, TariffDesign design) {
    Populations play = new Populations(ThreeNodes.game(households, design));
    play.reply(design.lowest());
    play.move(1);
    play.price();
    return play;
  }

  private static double[] regrets(
      TariffGame game, Populations play, boolean fictitious, int steps) {
    double[] regrets = new double[steps];
    Tariff tariff = game.design().lowest();
    for (int k = 0; k < steps; k++) {
      play.price();
      regrets[k] = play.reply(tariff);
      play.move(fictitious ? 1.0 / (k + 2) : 1);
    }
    play.price();
    return regrets;
  }

  private static DoubleStream prices(Populations play) {
    return Arrays.stream(play.prices()).flatMapToDouble(Arrays::stream);
  }

  private static double deviation(Populations play) {
    double mean = prices(play).average().orElseThrow();
    return Math.sqrt(prices(play).map(p -> (p - mean) * (p - mean)).average().orElseThrow());
  }

  private static void network(Populations play, List<Household> households, Expected expected) {
    double[] loads =
        Arrays.stream(ThreeNodes.game(households, FLAT).loads(play.battery()))
            .mapToDouble(hour -> Arrays.stream(hour).sum())
            .toArray();
    assertThat(Arrays.stream(loads).max().orElseThrow()).isCloseTo(expected.peak, TWO_DIGITS);
    assertThat(Arrays.stream(loads).min().orElseThrow()).isCloseTo(expected.least, TWO_DIGITS);
    assertThat(play.cost()).isCloseTo(expected.cost, DOLLARS);
    for (int i = 0; i < 3; i++) {
      int node = i;
      double mean = Arrays.stream(play.prices()).mapToDouble(p -> p[node]).average().orElseThrow();
      assertThat(mean).isCloseTo(expected.means[i], TWO_DIGITS);
    }
    assertThat(deviation(play)).isCloseTo(expected.sd, TWO_DIGITS);
    assertThat(prices(play).min().orElseThrow()).isCloseTo(expected.range[0], TWO_DIGITS);
    assertThat(prices(play).max().orElseThrow()).isCloseTo(expected.range[1], within(0.02));
    long congested = Arrays.stream(play.prices()).filter(p -> Math.abs(p[0] - p[2]) > 1e-6).count();
    assertThat(congested).isBetween((long) expected.hours, expected.hours + 1L);
  }

  private static void burdens(
      Populations play, TariffDesign design, double[] burdens, double gap, double millions) {
    Settlement year = play.settle(design.lowest());
    assertThat(year.burdens()).containsExactly(burdens, TWO_DIGITS);
    assertThat(year.value()).isCloseTo(gap, TWO_DIGITS);
    assertThat(year.revenue() / 1e6).isCloseTo(millions, TWO_DIGITS);
  }
}
