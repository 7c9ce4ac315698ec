package org.firstmover.experiments.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.formats.Source;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Trees;
import org.firstmover.solve.Reported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
  private static final RunPlan PLAN = Sample.plan("größe \"x\"\n", "10", "pure, mixed", -3);

  @TempDir private Path folder;

  @Test
  void every_event_is_an_object_in_a_line() throws Exception {
    try (JsonLines lines = new JsonLines(folder, Sample.CLOCK)) {
      lines.begun(12, 4);
      lines.started(PLAN);
      lines.reported(PLAN, new Reported("best", 7, 0.1));
      lines.finished(PLAN, Sample.verified(1.5));
      lines.notMade(PLAN, "no memory");
    }
    String time = "{\"time\":\"2026-03-04T05:06:07.000Z\",\"event\":";
    String run =
        ",\"fingerprint\":\""
            + PLAN.fingerprint()
            + "\",\"game\":\"größe \\\"x\\\"\\n\",\"setting\":\"10\",\"method\":\"pure,"
            + " mixed\",\"seed\":-3";
    assertThat(lines())
        .containsExactly(
            time + "\"begun\",\"total\":12,\"before\":4}",
            time + "\"started\"" + run + "}",
            time + "\"reported\"" + run + ",\"name\":\"best\",\"step\":7,\"value\":0.1}",
            time
                + "\"finished\""
                + run
                + ",\"status\":\"optimal\",\"verdict\":\"verified\",\"error\":\"\","
                + "\"quantities\":{\"value\":1.5,\"regret\":0.0},\"work\":{\"nodes\":12},"
                + "\"seconds\":0.25}",
            time + "\"not made\"" + run + ",\"reason\":\"no memory\"}",
            time + "\"ended\"}");
  }

  @Test
  void lines_read_back() throws Exception {
    try (JsonLines lines = new JsonLines(folder)) {
      lines.finished(PLAN, Sample.failed("IllegalStateException: \u0000 \u2028 🎲"));
    }
    Mapping event = read(lines().get(0));
    assertThat(event.require("game").asScalar("").text()).isEqualTo("größe \"x\"\n");
    assertThat(event.require("error").asScalar("").text())
        .isEqualTo("IllegalStateException: \u0000 \u2028 🎲");
    assertThat(event.require("time").asScalar("").text())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(event.require("seed").asScalar("").text()).isEqualTo("-3");
  }

  @Test
  void numbers_that_are_not_finite_are_texts() throws Exception {
    try (JsonLines lines = new JsonLines(folder)) {
      lines.reported(PLAN, new Reported("a", Long.MIN_VALUE, Double.NaN));
      lines.reported(PLAN, new Reported("a", 2, Double.NEGATIVE_INFINITY));
    }
    assertThat(read(lines().get(0)).require("value").asScalar("").text()).isEqualTo("NaN");
    assertThat(read(lines().get(0)).require("step").asScalar("").text())
        .isEqualTo("-9223372036854775808");
    assertThat(lines().get(1)).endsWith("\"value\":\"-Infinity\"}");
  }

  @Test
  void a_study_that_is_gone_on_with_adds_to_the_file_even_after_a_crash() throws Exception {
    try (JsonLines lines = new JsonLines(folder)) {
      lines.begun(2, 0);
    }
    Files.writeString(
        folder.resolve(JsonLines.FILE), "{\"time\":\"2026-0", StandardOpenOption.APPEND);
    try (JsonLines lines = new JsonLines(folder)) {
      lines.begun(2, 1);
    }
    assertThat(lines().stream().map(JsonLinesTest::read))
        .extracting(event -> event.require("event").asScalar("").text())
        .containsExactly("begun", "ended", "begun", "ended");
  }

  private List<String> lines() throws Exception {
    return Files.readString(folder.resolve(JsonLines.FILE)).lines().toList();
  }

  private static Mapping read(String line) {
    Node node = Trees.read(new Source("line.json", line));
    return node.asMapping("event");
  }
}
