package org.firstmover.game.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.junit.jupiter.api.Test;

/**
 * Bills by hand, $ a year. A household draws 1 kWh in every hour, and its 3 kW yield 3 kWh in each
 * of the hours 12 and 13: 22 kWh are drawn and 4 kWh fed in on each of 365 days.
 */
class BillTest {
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final double[] IDLE = new double[24];
  private static final Window DAY = Window.always("day");
  private static final Window PEAK = new Window("peak", List.of(16, 17, 18, 19, 20));
  private static final Window OFF_PEAK =
      new Window(
          "off-peak", IntStream.rangeClosed(1, 24).filter(h -> h < 16 || h > 20).boxed().toList());

  private static double bill(TariffDesign design) {
    double[] lmp = new double[24];
    Arrays.fill(lmp, 40);
    TariffGame game = game(design);
    Meter meter = game.meter(0, design.lowest(), lmp);
    double energy = meter.bill(IDLE, IDLE) / game.years();
    return game.settle(design.lowest(), new double[] {energy, 0}, 0).bills()[0];
  }

  @Test
  void net_metering_credits_the_buying_rate() {
    assertThat(bill(design(Billing.NET_METERING, false, new double[0], 0)))
        .isCloseTo(365 * 0.30 * (22 - 4), CLOSE)
        .isCloseTo(1971, CLOSE);
  }

  @Test
  void net_billing_credits_the_export_rate() {
    assertThat(bill(design(Billing.NET_BILLING, false, new double[] {0.10}, 0)))
        .isCloseTo(365 * (0.30 * 22 - 0.10 * 4), CLOSE)
        .isCloseTo(2263, CLOSE);
  }

  @Test
  void buy_all_sell_all_meters_panels_apart() {
    assertThat(bill(design(Billing.BUY_ALL_SELL_ALL, false, new double[] {0.10}, 0)))
        .isCloseTo(365 * (0.30 * 24 - 0.10 * 6), CLOSE)
        .isCloseTo(2409, CLOSE);
  }

  @Test
  void a_tariff_of_two_parts_has_one_charge_for_everyone() {
    assertThat(bill(design(Billing.TWO_PART, false, new double[] {0.10}, 10)))
        .isCloseTo(2263 + 12 * 10, CLOSE);
  }

  @Test
  void fixed_charges_are_by_class() {
    assertThat(bill(design(Billing.NET_BILLING, false, new double[] {0.10}, 5, 50)))
        .isCloseTo(2263 + 12 * 5, CLOSE);
  }

  @Test
  void an_hour_is_billed_by_its_window() {
    TariffDesign design =
        new TariffDesign(
            Billing.NET_BILLING,
            List.of(OFF_PEAK, PEAK),
            false,
            false,
            List.of(),
            List.of(Range.fixed(0.30), Range.fixed(0.50)),
            List.of(Range.fixed(0.10)),
            List.of(Range.fixed(0)));
    assertThat(bill(design))
        .isCloseTo(365 * (0.30 * 17 + 0.50 * 5 - 0.10 * 4), CLOSE)
        .isCloseTo(2628, CLOSE);
  }

  @Test
  void nodal_prices_of_40_a_megawatt_hour_come_on_top() {
    assertThat(bill(design(Billing.NET_BILLING, true, new double[] {0.10}, 0)))
        .isCloseTo(365 * (0.34 * 22 - 0.14 * 4), CLOSE)
        .isCloseTo(2525.8, CLOSE);
  }

  /** 22 kWh a day are 669 1/6 a month: 369 1/6 beyond 300, 69 1/6 beyond 600. */
  @Test
  void tiers_come_on_top_of_what_is_bought_in_a_month() {
    TariffDesign design =
        new TariffDesign(
            Billing.NET_BILLING,
            List.of(DAY),
            false,
            false,
            List.of(new Block(300, 0.10), new Block(600, 0.20)),
            List.of(Range.fixed(0.30)),
            List.of(Range.fixed(0.10)),
            List.of(Range.fixed(0)));
    assertThat(bill(design))
        .isCloseTo(2263 + 12 * (0.10 * (369 + 1 / 6.0) + 0.20 * (69 + 1 / 6.0)), CLOSE)
        .isCloseTo(2263 + 443 + 166, CLOSE);
  }

  /** 100 households with 2,263 $ of 30,000 $, and 50 who pay 600 $ of 100,000 $. */
  @Test
  void burdens_and_revenue() {
    TariffDesign design = design(Billing.NET_BILLING, false, new double[] {0.10}, 0, 50);
    Settlement year = game(design).settle(design.lowest(), new double[] {2263, 0}, 7);
    assertThat(year.bills()).containsExactly(new double[] {2263, 600}, CLOSE);
    assertThat(year.burdens()).containsExactly(new double[] {100 * 2263 / 30_000.0, 0.6}, CLOSE);
    assertThat(year.revenue()).isCloseTo(100 * 2263 + 50 * 600, CLOSE);
    assertThat(year.value()).isCloseTo(100 * 2263 / 30_000.0 - 0.6, CLOSE);
    assertThat(year.wholesale()).isEqualTo(7);
  }

  private static TariffDesign design(
      Billing billing, boolean wholesale, double[] export, double... fixed) {
    List<Range> exports = new ArrayList<>();
    Arrays.stream(export).forEach(rate -> exports.add(Range.fixed(rate)));
    return new TariffDesign(
        billing,
        List.of(DAY),
        wholesale,
        wholesale,
        List.of(),
        List.of(Range.fixed(0.30)),
        exports,
        Arrays.stream(fixed).mapToObj(Range::fixed).toList());
  }

  private static TariffGame game(TariffDesign design) {
    double[] load = new double[24];
    Arrays.fill(load, 1);
    double[] sun = new double[24];
    sun[11] = 1;
    sun[12] = 1;
    Optional<Battery> none = Optional.empty();
    return new TariffGame(
        "",
        new Network(
            "",
            100,
            List.of(new Bus("1", 0)),
            List.of(new Generator("1", 0, 0, 1, new Cost.Polynomial(0, 1, 0))),
            List.of(),
            0),
        DispatchRules.STANDARD.withSpill(),
        new double[24][1],
        List.of(
            new Household("roofs", "1", "some", 30_000, 100, load, 3, sun, none),
            new Household("others", "1", "more", 100_000, 50, load, 0, IDLE, none)),
        design,
        EquityMeasure.MAX_MIN,
        Optional.empty());
  }
}
