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
