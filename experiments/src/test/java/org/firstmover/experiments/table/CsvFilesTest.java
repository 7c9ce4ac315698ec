package org.firstmover.experiments.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.experiments.Made;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.store.StoredRun;
import org.junit.jupiter.api.Test;

/** Tables that spreadsheets and pandas read. */
class CsvFilesTest {
  private static final List<Quantity> QUANTITIES = List.of(Quantity.VALUE, Quantity.REGRET);

  private static StoredRun run(String label, Outcome outcome) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("b", "1, 2");
    options.put("a", "say \"no\"");
    RunPlan plan = new RunPlan("s", label, "10", "m", "{}", "solver", options, -3);
    return new StoredRun("sha256:ab", plan, outcome);
  }

  private static String line(StoredRun run) {
    StringWriter out = new StringWriter();
    CsvFiles.run(QUANTITIES, run, out);
    return out.toString();
  }

  @Test
  void a_line_has_a_cell_for_each_name_of_the_head() {
    StringWriter out = new StringWriter();
    CsvFiles.runsHead(QUANTITIES, out);
    assertThat(out)
        .hasToString(
            "fingerprint,game,setting,method,solver,options,seed,status,verdict,error,"
                + "game_fingerprint,value,regret,work\n");
    assertThat(line(run("g", Made.verified(0.1))))
        .isEqualTo(
            "sha256:ab,g,10,m,solver,\"b=1, 2; a=say \"\"no\"\"\",-3,optimal,verified,,,0.1,,"
                + "programmes=2\n");
  }

  @Test
  void what_would_break_a_line_is_quoted() {
    assertThat(line(run("a,b", Made.failed("two\nlines \"quoted\", and\r"))))
        .startsWith("sha256:ab,\"a,b\",10,")
        .contains(",failed,,\"two\nlines \"\"quoted\"\", and\r\",,,,programmes=2\n");
  }

  @Test
  void an_unfinished_run_is_said_to_be_so_and_has_no_timing() {
    StoredRun run = run("g", null);
    assertThat(line(run)).endsWith(",-3,unfinished,,,,,,\n");
    assertThat(line(run).chars().filter(c -> c == ',').count()).isEqualTo(13 + 1);
    StringWriter out = new StringWriter();
    CsvFiles.timing(run, out);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void when_and_where_stand_in_the_timings_alone() {
    StringWriter out = new StringWriter();
    CsvFiles.timingsHead(out);
    CsvFiles.timing(run("g", Made.verified(1)), out);
    assertThat(out)
        .hasToString(
            "fingerprint,seconds,finished,os,architecture,cpu,processors,java,memory\n"
                + "sha256:ab,0.25,2026-03-04T05:06:07Z,Linux 6,amd64,a processor,2,a JVM,512\n");
  }

  @Test
  void numbers_read_back_as_themselves() {
    for (double value : new double[] {0.1 + 0.2, 1e300, Double.MIN_VALUE, -1.0 / 3, 1e21}) {
      String cell = line(run("g", Made.verified(value))).split(",")[12];
      assertThat(Double.parseDouble(cell)).isEqualTo(value);
    }
  }

  @Test
  void a_disk_that_fails_is_said_so() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> CsvFiles.timingsHead(full))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("No space left on device");
  }
}
