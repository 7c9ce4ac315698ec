package org.firstmover.formats.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.firstmover.formats.Source;
import org.firstmover.game.InputError;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatpowerCaseTest {
  private static final String CASE =
      """
      function mpc = small
      %SMALL  with 'quotes' and [brackets] in a comment
      mpc.version = '2';
      mpc.baseMVA = 100.0;
      %{
      mpc.bus = [ nothing ];
      %}
      %% bus data
      mpc.bus = [
      \t10 3 50 10 2 0 1 1 0 230 1 1.1 0.9;   % the reference
      \t20, 1, -5, 0, 0, 0, 1, 1, 0, 230, 1, 1.1, 0.9
      \t30 4 7 0 0 0 1 1 0 230 1 1.1 0.9
      ];
      mpc.gen = [
        10 0 0 9 -9 1 100 1 200 10 0 0 0 0 0 0 0 0 0 0 0;
        20 0 0 9 -9 1 100 0 100 0 0 0 0 0 0 0 0 0 0 0 0;
        20 0 0 9 -9 1 100 1 0 -30 0 0 0 0 0 0 0 0 0 0 0;
        30 0 0 9 -9 1 100 1 99 0 0 0 0 0 0 0 0 0 0 0 0;
      ];
      mpc.gencost = [ 2 0 0 3 0.1 5 1 0 ; 2 1500 0 2 7 0 0 0; 1 0 0 2 -30 -600 0 0;
        2 0 0 3 -1 0 0 0 ];
      mpc.branch = [
        10 20 0.01 0.1 ...  the row goes on
          0 0 0 0 0 0 1 -360 360;
        10 20 0.01 0.2 0 60 0 0 1.05 -3 1 -30 360;
        10 20 0.01 0.1 0 60 0 0 0 0 0 0 0;
        20 30 0.01 0.1 0 60 0 0 0 0 1 0 0;
      ];
      mpc.bus_name = { 'It''s one'; 'two [2]'; "three" };
      mpc.reserves.zones = [1 1 1 1];
      """;

  private static MatpowerCase read(String text) {
    return MatpowerCase.read(new Source("small.m", text));
  }

  @Test
  void a_case_with_what_such_files_have() {
    Network network = read(CASE).network();
    assertThat(network.name()).isEqualTo("small");
    assertThat(network.base()).isEqualTo(100);
    assertThat(network.reference()).isZero();
    assertThat(network.buses()).containsExactly(new Bus("10", 50, 2), new Bus("20", -5, 0));
    assertThat(network.generators())
        .containsExactly(
            new Generator("1", 0, 10, 200, new Cost.Polynomial(0.1, 5, 1)),
            new Generator(
                "3",
                1,
                -30,
                0,
                new Cost.PiecewiseLinear(
                    List.of(new Cost.Point(-30, -600), new Cost.Point(0, 0)))));
    assertThat(network.branches())
        .containsExactly(
            new Branch("1", 0, 1, 0.01, 0.1, 1, 0, Double.POSITIVE_INFINITY, -360, 360),
            new Branch("2", 0, 1, 0.01, 0.2, 1.05, -3, 60, -30, 360));
  }

  @Test
  void notices_say_what_was_left_out() {
    assertThat(read(CASE).notices())
        .containsExactly(
            "small.m:12:2: bus 30 is isolated, and left out",
            "small.m:30:22: mpc.reserves.zones is not used");
  }

  /** As in a public case, where a slope is less than the one before by a part of 8e-6. */
  @Test
  void a_point_of_few_decimals_is_left_out() {
    String other = " 2 0 0 2 7 0 0 0 0 0 0 0;";
    String costs = "mpc.gencost = [ 1 0 0 4 0 0 10 81.0352 20 162.0699 30 300;" + other.repeat(3);
    String text = CASE.replaceAll("(?s)mpc.gencost.*?];", costs + "];");
    MatpowerCase read = read(text);
    assertThat(read.network().generators().get(0).cost())
        .isEqualTo(
            new Cost.PiecewiseLinear(
                List.of(
                    new Cost.Point(0, 0), new Cost.Point(20, 162.0699), new Cost.Point(30, 300))));
    assertThat(read.notices())
        .anyMatch(n -> n.contains("of the cost the point at 10.0 MW is left out"));
    assertThatThrownBy(() -> read(text.replace("81.0352", "82")))
        .hasMessageContaining("slopes that do not descend");
  }

  /** As MATPOWER 8.1's makeAang: a pair of zeros is no limit, one of them is. */
  @Test
  void an_angle_limit_of_zero() {
    String oneWay = CASE.replace("1 -30 360;", "1 -30 0;");
    assertThat(read(oneWay).network().branches().get(1).mostAngle()).isZero();
    String none = CASE.replace("1 -30 360;", "1 0 0;");
    assertThat(read(none).network().branches().get(1).mostAngle()).isEqualTo(360);
  }

  @Test
  void reference_buses_that_are_missing_or_many_are_noticed() {
    String none = CASE.replace("10 3 50", "10 2 50");
    assertThat(read(none).notices())
        .contains("small.m: no reference bus (type 3); angles are told from bus 10");
    String many = CASE.replace("20, 1, -5", "20, 3, -5");
    assertThat(read(many).notices())
        .contains("small.m: 2 reference buses (type 3); angles are told from bus 10");
  }

  /** What is a number in MATLAB, and what has no effect. */
  @Test
  void ways_to_write_the_same_case() {
    for (String other :
        List.of(
            CASE.replace("\n", "\r\n"),
            CASE.replace("100.0", "1e2"),
            CASE.replace("100.0", "+1.E+2"),
            CASE.replace("0.1 5 1 0", ".1 5. 1 -0"),
            CASE.replace("mpc", "s"),
            CASE.replace("mpc.version = '2'", "mpc.version=\"2\""),
            CASE.replace("mpc.bus = [", "mpc.bus = ...\n["),
            CASE.replace("200 10 0 0", "200 10 Inf -Inf"),
            CASE.replace("0 60 0 0 1.05", "0 60 Inf NaN 1.05").replace("NaN", "1e10"),
            CASE.replace("];", "]"),
            CASE.replace("mpc.version", "mpc.bus_name = {'a', 'b]';\n'c'};\n%mpc.version")
                .replace("mpc.bus_name = { 'It", "mpc.zone_name = { 'It"),
            CASE + "return;\nend\n")) {
      assertThat(read(other).network()).isEqualTo(read(CASE).network());
    }
  }

  @Test
  void an_expression_is_told_from_a_slip() {
    assertThatThrownBy(() -> read(CASE.replace("0.2 0 60", "1/5 0 60")))
        .hasMessageContaining("Maybe it is code that changes the case");
    assertThatThrownBy(() -> read(CASE.replace("0.2 0 60", "x 0 60")))
        .hasMessageContaining("Maybe a bracket");
  }

  @Test
  void a_rating_of_infinity_is_none() {
    for (String rating : List.of("0", "Inf", "1e10")) {
      String open = CASE.replace("0.2 0 60", "0.2 0 " + rating);
      assertThat(read(open).network().branches().get(1).limit()).isInfinite();
    }
  }

  @Test
  void costs_of_reactive_power_are_left_out() {
    String doubled =
        CASE.replace(
            "  2 0 0 3 -1 0 0 0 ];",
            "2 0 0 3 0 0 0 0\n1 0 0 2 0 0 1 1; 2 0 0 3 0 0 0 0; 2 0 0 3 0 0 0 0; 2 0 0 3 0 0 0 0];");
    assertThat(read(doubled).network()).isEqualTo(read(CASE).network());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0.2 0 60 | -0.2 0 60 | small.m:25:14: found [-0.2], expected a positive reactance",
        "0.2 0 60 | 0 0 60 | small.m:25:14: reactance of branch 2: found [0]",
        "0.2 0 60 | x 0 60 | small.m:25:14: found [x], expected a number",
        "0.2 0 60 | 1/5 0 60 | small.m:25:14: found [1/5], expected a number",
        "0.2 0 60 | 2*ones 0 60 | small.m:25:14: found [2*ones], expected a number",
        "2 0 0 3 0.1 5 1 0 | 1 0 0 2000000000 0.1 5 1 0 | found [2000000000], expected as many",
        "2 0 0 3 0.1 5 1 0 | 2 0 0 0 0.1 5 1 0 | found [0], expected as many",
        "1 0 0 2 -30 -600 0 0 | 1 0 0 2 0 0 -30 -600 | found [-30.0], expected outputs in ascending",
        "100 1 200 10 | 100 1 Inf 10 | most output of generator 1: found [Infinity]",
        "mpc.baseMVA = 100.0 | mpc.baseMVA = [] | found [nothing], expected a number",
        "mpc.baseMVA = 100.0 | mpc.basemva = 100.0 | found [no mpc.baseMVA]",
        "0.2 0 60 | 0.2 60 | small.m:25:3: found [12 entries], expected 13 entries",
        "0.2 0 60 | 0.2 0 -60 | limit of branch 2: found [-60.0]",
        "10 20 0.01 0.2 | 10 25 0.01 0.2 | small.m:25:6: found [25], expected the number of a bus",
        "10 20 0.01 0.2 | 10 2.5 0.01 0.2 | small.m:25:6: found [2.5]",
        "2 0 0 3 0.1 5 1 0 | 2 0 0 3 -0.1 5 1 0 | quadratic cost: found [-0.1], expected at least 0",
        "2 0 0 3 0.1 5 1 0 | 2 0 0 4 0.1 5 1 0 | small.m:20:25: found [0.1], expected a cost that is at most quadratic",
        "2 0 0 3 0.1 5 1 0 | 2 0 0 9 0.1 5 1 0 | small.m:20:23: found [9], expected as many",
        "2 0 0 3 0.1 5 1 0 | 3 0 0 3 0.1 5 1 0 | small.m:20:17: found [3], expected 1 for",
        "100 1 200 10 | 100 1 5 10 | limits of generator 1: found [10.0 to 5.0]",
        "20, 1, -5 | 10, 1, -5 | small.m:11:2: found [10], expected a positive number for each bus",
        "20, 1, -5 | 20, 5, -5 | small.m:11:6: found [5], expected a bus type",
        "20, 1, -5 | 20, 1, NaN | small.m:11:9: found [NaN], expected a number",
        "mpc.version = '2' | mpc.version = '1' | small.m:3:15: found [1], expected '2'",
        "function mpc = small | function [a, b] = small | found [[], expected one result",
        "mpc.gencost = | mpc.costs = | found [no mpc.gencost]",
        "mpc.baseMVA = 100.0 | mpc.baseMVA = -100.0 | base: found [-100.0]",
        "mpc.baseMVA = 100.0 | mpc.bus(:, 3) = 0 | small.m:4:1: found [mpc.bus], expected an assignment",
        "mpc.baseMVA = 100.0 | mpc.version = '2' | small.m:4:1: found [mpc.version], expected each field once",
        "mpc.reserves.zones = [1 1 1 1] | mpc.dcline = [10 20 1 5] | found [a direct-current line in service]",
        "mpc.reserves.zones = [1 1 1 1] | mpc.A = [1 2] | expected a case without mpc.A",
        "0 0 0 0 0 0 1 -360 360; | 0 0 0 0 0 0 0 -360 360; | -",
        "'It''s one' | 'It's one' | expected a text that is closed on its line"
      })
  void mistakes_are_told_where_they_are(String right, String wrong, String message) {
    assertThat(CASE).contains(right);
    if (message.equals("-")) {
      assertThat(read(CASE.replace(right, wrong)).network().branches()).hasSize(1);
      return;
    }
    assertThatThrownBy(() -> read(CASE.replace(right, wrong)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(message)
        .hasMessageContaining("\nMaybe");
  }

  @Test
  void a_network_in_two_parts_and_a_file_cut_off() {
    String apart =
        CASE.replace("30 4 7", "30 1 7")
            .replace("2 0 0 3 -1", "2 0 0 3 1")
            .replace("20 30 0.01 0.1 0 60 0 0 0 0 1", "20 30 0.01 0.1 0 60 0 0 0 0 0");
    assertThatThrownBy(() -> read(apart)).hasMessageContaining("disconnected: bus 30");
    assertThatThrownBy(() -> read(CASE.substring(0, CASE.indexOf("mpc.bus_name") - 4)))
        .hasMessageContaining("found [the end of the file], expected ] that closes the matrix");
  }

  @Test
  void negative_reactances_where_they_are_meant() {
    String capacitor = CASE.replace("0.2 0 60", "-0.2 0 60");
    Network network =
        MatpowerCase.read(new Source("small.m", capacitor), MatpowerCase.Reactance.ANY).network();
    assertThat(network.branches().get(1).reactance()).isEqualTo(-0.2);
  }
}
