package org.firstmover.experiments.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.game.InputError;
import org.firstmover.solve.Reported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvEventsTest {
  private static final String HEAD =
      "time,event,fingerprint,game,setting,method,seed,status,verdict,name,step,value\n";
  private static final String TIME = "2026-03-04T05:06:07.000Z,";
  private static final RunPlan PLAN = Sample.plan("a \"b\"", "", "pure, mixed", 3);
  private static final String RUN =
      "," + PLAN.fingerprint() + ",\"a \"\"b\"\"\",,\"pure, mixed\",3,";

  @TempDir private Path folder;

  @Test
  void numbers_stand_one_a_line() throws Exception {
    try (CsvEvents events = new CsvEvents(folder, Sample.CLOCK)) {
      events.begun(1, 0);
      events.started(PLAN);
      events.reported(PLAN, new Reported("best", -7, Double.NaN));
      events.finished(PLAN, Sample.verified(1.5));
      events.notMade(PLAN, "no memory");
    }
    assertThat(text())
        .isEqualTo(
            HEAD
                + (TIME + "reported" + RUN + ",,best,-7,NaN\n")
                + (TIME + "quantity" + RUN + "optimal,verified,value,,1.5\n")
                + (TIME + "quantity" + RUN + "optimal,verified,regret,,0.0\n")
                + (TIME + "work" + RUN + "optimal,verified,nodes,,12\n")
                + (TIME + "finished" + RUN + "optimal,verified,seconds,,0.25\n"));
  }

  @Test
  void a_failed_run_has_a_line_too() throws Exception {
    try (CsvEvents events = new CsvEvents(folder, Sample.CLOCK)) {
      events.finished(PLAN, Sample.failed("no"));
    }
    assertThat(text()).endsWith(TIME + "finished" + RUN + "failed,,seconds,,0.25\n");
  }

  @Test
  void line_breaks_in_labels_do_not_break_lines() throws Exception {
    try (CsvEvents events = new CsvEvents(folder)) {
      events.reported(Sample.plan("a\r\nb", "c\nd", "e", 1), new Reported("f\rg", 1, 2));
    }
    assertThat(text().lines()).hasSize(2);
    assertThat(text()).contains(",a  b,c d,e,1,,,f g,1,2.0\n");
  }

  @Test
  void the_head_stands_once_and_a_torn_line_goes() throws Exception {
    try (CsvEvents events = new CsvEvents(folder, Sample.CLOCK)) {
      events.reported(PLAN, new Reported("a", 1, 1));
    }
    Files.writeString(file(), TIME + "reported,\"open", StandardOpenOption.APPEND);
    try (CsvEvents events = new CsvEvents(folder, Sample.CLOCK)) {
      events.reported(PLAN, new Reported("a", 2, 2));
    }
    assertThat(text())
        .isEqualTo(
            HEAD
                + (TIME + "reported" + RUN + ",,a,1,1.0\n")
                + (TIME + "reported" + RUN + ",,a,2,2.0\n"));
  }

  @Test
  void a_torn_head_is_written_anew() throws Exception {
    Files.writeString(file(), HEAD.substring(0, 20));
    new CsvEvents(folder).close();
    assertThat(text()).isEqualTo(HEAD);
  }

  @Test
  void somebody_elses_events_are_left_alone() throws Exception {
    Files.writeString(file(), "when,what\n");
    assertThatThrownBy(() -> new CsvEvents(folder))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("found [a file that starts with when,what");
    assertThat(text()).isEqualTo("when,what\n");
  }

  private Path file() {
    return folder.resolve(CsvEvents.FILE);
  }

  private String text() throws Exception {
    return Files.readString(file());
  }
}
