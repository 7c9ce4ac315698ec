package org.firstmover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispatchCommandTest {
  private static final Path CASE = Path.of("../examples/three-nodes.m");

  @TempDir private Path folder;

  private CommandLineRun changed(String right, String wrong, String... options) throws IOException {
    String text = Files.readString(CASE);
    assertThat(text).contains(right);
    Path file = folder.resolve("case.m");
    Files.writeString(file, text.replace(right, wrong));
    String[] arguments = new String[options.length + 2];
    arguments[0] = "dispatch";
    arguments[1] = file.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandLineRun.of(arguments);
  }

  @Test
  void a_dispatch_is_printed_certified_and_written() throws IOException {
    Path json = folder.resolve("dispatch.json");
    CommandLineRun run = CommandLineRun.of("dispatch", CASE.toString(), "--json", json.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("cost              5693.803333 $/h\n", "1 at bus 1            144.3333333\n")
        // the prices of buses 1 and 2 differ by 0.39648 times what the line is worth
        .contains("2 from 3 to 2         -50  at its limit, one more MW saves 16.495")
        .contains("bus 3                 41.25866", "certificate       verified\n");
    assertThat(Files.readString(json))
        .contains("\"schema\": \"firstmover/dispatch/1\"".replace(": ", " : "))
        .contains("\"verified\" : true");
  }

  @Test
  void a_load_that_cannot_be_served_is_3_and_says_where() throws IOException {
    // 50 MW at most come from bus 2, and none through a line that is out of service
    String line = "1     2   0.042  0.90  0.30  9000   9000   9000   0      0      1";
    String out = line.substring(0, line.length() - 1) + "0";
    Path file = folder.resolve("cut.m");
    String text = Files.readString(CASE).replace(line, out).replace("2000  0;", "150  0;");
    Files.writeString(file, text);
    CommandLineRun run = CommandLineRun.of("dispatch", file.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .contains("infeasible", "missing           at least 15 MW", "certificate       verified");
    CommandLineRun shed = CommandLineRun.of("dispatch", file.toString(), "--shed", "1000");
    assertThat(shed.exitCode()).isZero();
    assertThat(shed.out()).contains("shed, MW").contains("1000\n");
  }

  @Test
  void a_dispatch_is_verified_again_and_one_that_was_changed_is_not() throws IOException {
    Path json = folder.resolve("dispatch.json");
    CommandLineRun.of("dispatch", CASE.toString(), "--json", json.toString());
    CommandLineRun right = CommandLineRun.of("verify", CASE.toString(), json.toString());
    assertThat(right.exitCode()).isZero();
    assertThat(right.out()).contains("certificate       verified");
    assertThat(altered(json, "30.213333333", "30.313333333", 1)).contains("FAILED  prices");
    assertThat(altered(json, "\"cost\" : 5693.8", "\"cost\" : 5693.7", 1)).contains("FAILED  cost");
    assertThat(altered(json, "144.333333333", "145.333333333", 1))
        .contains("FAILED  power balance");
    assertThat(altered(json, "\"load\" : 110.0", "\"load\" : 100.0", 2))
        .contains("found [a load of 100.0 at bus 1], expected the load of the case, 110.0");
    assertThat(altered(json, "\"name\" : \"3\"", "\"name\" : \"4\"", 2)).contains("found [4]");
    assertThat(altered(json, "\"output\"", "\"power\"", 2)).contains("expected the key output");
    assertThat(altered(json, "dispatch/1", "dispatch/2", 2))
        .contains("found [firstmover/dispatch/2]");
    assertThat(altered(json, "\"spill\" : false", "\"spill\" : maybe", 2)).contains("Maybe");
  }

  private String altered(Path json, String right, String wrong, int exitCode) throws IOException {
    String text = Files.readString(json);
    assertThat(text).contains(right);
    Path file = folder.resolve("altered.json");
    Files.writeString(file, text.replace(right, wrong));
    CommandLineRun run = CommandLineRun.of("verify", CASE.toString(), file.toString());
    assertThat(run.exitCode()).isEqualTo(exitCode);
    return run.out() + run.err();
  }

  /**
   * 25 degrees less the 0.05 x 0.9 radians that line 3 takes are 0.39133, and lines 1 and 2 take
   * 0.01 x 0.62 and 0.5 x 0.75, 0.3812: 0.01013 / 0.9 too many.
   */
  @Test
  void a_phase_shift_that_no_dispatch_can_stand() throws IOException {
    String first = "0.065  0.62  0.45  9000";
    String third = "0.042  0.90  0.30  9000   9000   9000   0      0 ";
    String text = Files.readString(CASE);
    assertThat(text).contains(first, third);
    text = text.replace(first, first.replace("9000", "1"));
    text = text.replace(third, "0.042 0.90 0.30 5 0 0 0 25");
    Path file = folder.resolve("loop.m");
    Files.writeString(file, text);
    CommandLineRun run = CommandLineRun.of("dispatch", file.toString(), "--shed", "9", "--spill");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .contains("infeasible, whatever is generated", "beyond limits     at least 1.125")
        .contains("limits that contradict one another", "3 from 1 to 2", "verified");
  }

  @Test
  void long_tables_are_told_in_part_unless_all_is_wanted() throws IOException {
    Path file = folder.resolve("ring.m");
    Files.writeString(file, ring(40));
    CommandLineRun part = CommandLineRun.of("dispatch", file.toString());
    assertThat(part.exitCode()).isZero();
    assertThat(part.out())
        .contains("  demand            400 MW\n  generation        400 of 4000 MW\n")
        .contains("generation, MW, the largest\n", "and 30 more, which --all prints")
        .contains("prices, $/MWh, the highest\n", "prices, $/MWh, the lowest\n")
        .doesNotContain("flows, MW");
    assertThat(part.out().lines().count()).isLessThan(50);
    CommandLineRun all = CommandLineRun.of("dispatch", file.toString(), "--all");
    assertThat(all.out()).contains("40 from 40 to 1", "bus 40 ", "40 at bus 40 ", "flows, MW");
  }

  /** Each bus with a load of 10 MW and a generator that costs a bit more than the one before. */
  private static String ring(int buses) {
    StringBuilder bus = new StringBuilder("mpc.baseMVA = 100;\nmpc.bus = [\n");
    StringBuilder gen = new StringBuilder("mpc.gen = [\n");
    StringBuilder cost = new StringBuilder("mpc.gencost = [\n");
    StringBuilder branch = new StringBuilder("mpc.branch = [\n");
    for (int i = 1; i <= buses; i++) {
      bus.append(i).append(i == 1 ? " 3" : " 1").append(" 10 0 0 0 1 1 0 1 1 1 1\n");
      gen.append(i).append(" 0 0 0 0 1 100 1 100 0\n");
      cost.append("2 0 0 2 ").append(i).append(" 0\n");
      branch.append(i).append(' ').append(i % buses + 1).append(" 0 0.1 0 15 0 0 0 0 1\n");
    }
    return bus + "];\n" + gen + "];\n" + cost + "];\n" + branch + "];\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.025  0.75 | 0.025  -0.75 | case.m:33:22: found [-0.75], expected a positive reactance",
        "0.025  0.75 | 0.025  0 | reactance of branch 2: found [0]",
        "mpc.version = '2' | mpc.version = '1' | found [1], expected '2'",
        "mpc.version = '2' | x = 3 | found [x], expected an assignment",
      })
  void bad_cases_are_2(String right, String wrong, String message) throws IOException {
    CommandLineRun run = changed(right, wrong);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message).contains("Maybe");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void a_disconnected_network_is_2_and_names_its_buses() throws IOException {
    CommandLineRun run = changed("0      0      1       -30", "0      0      0       -30");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("disconnected: bus 2, 3");
  }

  @Test
  void unknown_fields_are_noticed_and_options_checked() throws IOException {
    CommandLineRun run = changed("mpc.baseMVA = 100;", "mpc.baseMVA = 100; mpc.mine = {1, 'a'};");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("mpc.mine is not used");
    CommandLineRun wrong = CommandLineRun.of("dispatch", CASE.toString(), "--convention", "ac");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("expected matpower or powermodels");
    CommandLineRun over = CommandLineRun.of("dispatch", CASE.toString(), "--json", CASE.toString());
    assertThat(over.exitCode()).isEqualTo(2);
  }

  @Test
  void negative_reactances_where_they_are_meant() throws IOException {
    CommandLineRun run = changed("0.065  0.62", "0.065  -0.1", "--negative-reactance");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("certificate       verified");
  }

  /**
   * PGLib-OPF v23.07's baseline table of optima in PowerModels' convention, to five digits; those
   * in MATPOWER's were computed apart. Where the library lies is told by the environment.
   */
  @ParameterizedTest
  @CsvSource({
    "case3_lmbd, powermodels, 5695.9",
    "case14_ieee, powermodels, 2051.5",
    "case30_ieee, powermodels, 7472.8",
    "case118_ieee, powermodels, 93101",
    "case3_lmbd, matpower, 5693.80",
    "case30_ieee, matpower, 7504.4",
    "case118_ieee, matpower, 93132.7"
  })
  void published_optima(String name, String convention, String cost) {
    String library = System.getenv("FIRSTMOVER_PGLIB");
    Assumptions.assumeTrue(library != null, "FIRSTMOVER_PGLIB names the folder of PGLib-OPF");
    Path file = Path.of(String.valueOf(library), name + ".m");
    Assumptions.assumeTrue(Files.exists(file));
    CommandLineRun run = CommandLineRun.of("dispatch", file.toString(), "--convention", convention);
    assertThat(run.exitCode()).isZero();
    double found = Double.parseDouble(run.out().replaceFirst("(?s).*cost +(\\S+) .*", "$1"));
    int digits = cost.indexOf('.') < 0 ? 0 : cost.length() - cost.indexOf('.') - 1;
    assertThat(String.format(Locale.ROOT, "%." + digits + "f", found)).isEqualTo(cost);
  }
}
