package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.firstmover.formats.tariff.TariffForm;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.InputError;
import org.firstmover.game.power.Convention;
import org.firstmover.game.power.Cost;
import org.firstmover.game.tariff.Billing;
import org.firstmover.game.tariff.EquityMeasure;
import org.firstmover.game.tariff.Range;
import org.firstmover.game.tariff.Revenue;
import org.firstmover.game.tariff.TariffGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffFormTest {
  /** Everything that the form knows. */
  static final String GAME =
      """
      kind: tariff
      name: two-nodes
      network:
        base: 10
        reference: b
        buses: [{name: a, load: 2}, {name: b, load: 1, shunt: 0.5}]
        generators:
          - {name: coal, bus: a, most: 20, cost: {quadratic: 0.5, linear: 10, constant: 3}}
          - {bus: b, least: 1, most: 5, cost: [[0, 0], [2, 40], [5, 130]]}
        branches: [{from: a, to: b, r: 0.01, x: 0.1, limit: 3, ratio: 1.1, shift: 2}]
      convention: power-models
      shed: 500
      background: {a: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]}
      profiles:
        home: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1, 1]
        sun: [0, 0, 0, 0, 0, 0, 0, 0, 1/2, 1/2, 1/2, 1/2, 1/2, 1/2, 1/2, 0, 0, 0, 0, 0, 0, 0, 0, 0]
      households:
        - {name: flats, node: a, class: poor, income: 15000, number: 400, load: {profile: home, times: 1/2}}
        - name: houses
          node: b
          class: rich
          income: 90000
          number: 100
          load: home
          pv: {kW: 4, profile: sun}
          battery: {energy: 6.4, power: 5, charge: 0.9, discharge: 0.95, start: 1}
      tariff:
        billing: net-billing
        wholesale: [export]
        windows:
          - {name: night, hours: [22-24, 1-6], buy: 0.2, export: 0}
          - {name: day, hours: 7-21, buy: {lower: 0.1, upper: 0.5}, export: {lower: 0, upper: 0.1}}
        tiers: [{above: 300, add: 0.1}, {above: 600, add: 0.2}]
        fixed: {rich: {lower: 0, upper: 30}, poor: 5}
      revenue: {costs: 20000}
      minimise: gini
      """;

  @Test
  void everything_is_read() {
    TariffGame game = (TariffGame) Reads.yaml(GAME);
    assertThat(game.name()).isEqualTo("two-nodes");
    assertThat(game.network().reference()).isEqualTo(1);
    assertThat(game.network().generators().get(0).name()).isEqualTo("coal");
    assertThat(game.network().generators().get(1).cost()).isInstanceOf(Cost.PiecewiseLinear.class);
    assertThat(game.rules().convention()).isEqualTo(Convention.POWER_MODELS);
    assertThat(game.rules().shedPrice()).isEqualTo(500);
    assertThat(game.rules().spill()).isTrue();
    assertThat(game.background()[0]).containsExactly(1, 1);
    assertThat(game.background()[12]).containsExactly(2, 1);
    assertThat(game.incomeClasses()).containsExactly("poor", "rich");
    assertThat(game.households().get(0).load()[17]).isEqualTo(1);
    assertThat(game.households().get(1).netLoad(8)).isEqualTo(-1);
    assertThat(game.households().get(1).battery().orElseThrow().end()).isEqualTo(1);
    assertThat(game.design().billing()).isEqualTo(Billing.NET_BILLING);
    assertThat(game.design().wholesaleExport()).isTrue();
    assertThat(game.design().wholesaleBuy()).isFalse();
    assertThat(game.design().windowOfHour()[21]).isZero();
    assertThat(game.design().windowOfHour()[6]).isEqualTo(1);
    assertThat(game.design().fixed()).isEqualTo(List.of(Range.fixed(5), new Range(0, 30)));
    assertThat(game.design().blocks()).hasSize(2);
    assertThat(game.revenue()).contains(new Revenue(Revenue.Rule.COSTS, 20000));
    assertThat(game.measure()).isEqualTo(EquityMeasure.GINI);
  }

  @Test
  void written_games_read_back_the_same() {
    TariffGame game = (TariffGame) Reads.yaml(GAME);
    TariffForm form = new TariffForm();
    assertThat(Reads.throughYaml(form, game).fingerprint()).isEqualTo(game.fingerprint());
    assertThat(Reads.throughJson(form, game).fingerprint()).isEqualTo(game.fingerprint());
  }

  @Test
  void a_network_may_be_a_case_file_beside_the_game(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("two.m"),
        """
        function mpc = two
        mpc.version = '2';
        mpc.baseMVA = 10;
        mpc.bus = [
          1 3 2 0 0 0 1 1 0 1 1 1.1 0.9;
          2 1 1 0 0 0 1 1 0 1 1 1.1 0.9;
        ];
        mpc.gen = [1 0 0 9 -9 1 10 1 20 0];
        mpc.branch = [1 2 0 0.1 0 3 0 0 0 0 1 -360 360];
        mpc.gencost = [2 0 0 3 0.5 10 0];
        """);
    String network = GAME.substring(GAME.indexOf("network:"), GAME.indexOf("convention:"));
    String text =
        GAME.replace(network, "network: two.m\n")
            .replace("node: a", "node: 1")
            .replace("node: b", "node: 2")
            .replace("background: {a:", "background: {1:");
    Path file = folder.resolve("game.yaml");
    Files.writeString(file, text);
    TariffGame game = new TariffForm().read(Trees.read(Source.file(file)).asMapping("a game"));
    assertThat(game.network().buses()).hasSize(2);
    assertThat(game.background()[0]).containsExactly(1, 1);
    Files.writeString(file, text.replace("two.m", "three.m"));
    InputError error =
        Reads.rejected(
            () -> new TariffForm().read(Trees.read(Source.file(file)).asMapping("a game")));
    assertThat(error.where()).contains("game.yaml:3:10").contains("three.m");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: two-nodes | §nam: two-nodes | one of the keys kind, name, network",
        "[22-24, 1-6] | [22-24, 1-5] | no window for hour 6",
        "hours: 7-21 | hours: 6-21 | hour 6 in night and day",
        "hours: 7-21 | hours: §21-7 | hours from 1 to 24",
        "hours: 7-21 | hours: [§0, 7-21] | hours from 1 to 24",
        "energy: 6.4 | energy: 0.5 | from 0 to its energy, 0.5",
        "energy: 6.4 | energy: -1 | a finite number above 0",
        "charge: 0.9, | charge: 1.1, | above 0, at most 1",
        "power: 5, | power: 0.01, end: 6, | an end that 0.01 kW reach from its start",
        "{above: 600, add: 0.2} | {above: 200, add: 0.2} | where the tier before it begins",
        "{above: 600, add: 0.2} | {above: 600, add: -0.2} | at least 0",
        "x: 0.1, | x: §-0.1, | above 0",
        "{name: b, load: 1, shunt: 0.5} | {name: c, load: 1} | the name of a bus",
        "node: a | node: z | the name of a bus of the network",
        "profile: home, times | profile: §house, times | the name of a profile: home, sun",
        "fixed: {rich | fixed: {§ric | one of the keys poor, rich",
        "revenue: {costs: 20000} | revenue: §{costs: 1, equals: 2} | one of equals, at-least, costs",
        "minimise: gini | minimise: §ginny | one of max-min, pairwise",
        "billing: net-billing | billing: §netting | one of net-metering, net-billing",
        "billing: net-billing | billing: net-metering | no export rate",
        "billing: net-billing | billing: two-part | one for everyone",
        "wholesale: [export] | wholesale: §[sell] | buy, export or both",
        "buy: 0.2, | buy: {lower: 0.3, upper: 0.2}, | the lower at most the upper",
        "number: 400, | number: -1, | at least 0",
        "hours: 7-21 | hours: [7-21, §25] | hours from 1 to 24",
        "home: [1, | home: [-1, | at least 0",
        "income: 15000 | income: 0 | above 0",
        "income: 15000 | income: §.nan | a finite number",
        "income: 15000 | income: §NaN | a finite number",
        "charge: 0.9, | charge: 0, | above 0, at most 1",
        "discharge: 0.95, | discharge: 0, | above 0, at most 1",
        "power: 5, | power: -5, | a finite number above 0",
        "start: 1 | start: 7 | from 0 to its energy, 6.4",
        "start: 1 | start: -1 | from 0 to its energy, 6.4",
        "number: 100 | number: 0 | a class with households",
        "poor: 5} | poor: 5, §none: 5} | one of the keys poor, rich",
        "pv: {kW: 4, | pv: {kW: -4, | at least 0",
        "1/2, 1/2, 0, 0, 0, 0 | 1/2, 1/2, 0, 0, 0 | hours, as many as the load has",
      })
  void what_is_wrong_is_named(String old, String replacement, String message) {
    int mark = replacement.indexOf('§');
    String text = replacement.replace("§", "");
    int start = GAME.indexOf(old);
    assertThat(start).as(old).isNotNegative();
    String bad = GAME.substring(0, start) + text + GAME.substring(start + old.length());
    InputError error = Reads.rejectedYaml(bad);
    assertThat(error.getMessage()).contains(message).hasLineCount(2);
    assertThat(error.getMessage().lines().toList().get(1)).startsWith("Maybe");
    assertThat(error.where()).startsWith("game.yaml:");
    if (mark >= 0) {
      String before = bad.substring(0, start + mark);
      long line = before.chars().filter(c -> c == '\n').count() + 1;
      int column = before.length() - before.lastIndexOf('\n');
      assertThat(error.where()).startsWith("game.yaml:" + line + ":" + column);
    }
  }

  /** Drawing in order to feed in would earn. */
  @Test
  void an_export_rate_above_the_buying_rate_is_refused() {
    String same = GAME.replace("wholesale: [export]\n", "\n");
    InputError error =
        Reads.rejectedYaml(same.replace("buy: 0.2, export: 0", "buy: 0.2, export: 0.3"));
    assertThat(error.getMessage()).contains("export at 0.3, buying at 0.2").hasLineCount(2);
    assertThat(error.where()).contains("window night");
    // Where there is a buying rate that is high enough, only that one is allowed.
    TariffGame game =
        (TariffGame) Reads.yaml(same.replace("export: {lower: 0, upper: 0.1}", "export: 0.4"));
    assertThat(game.design().lowest().buy()).containsExactly(0.2, 0.4);
  }
}
