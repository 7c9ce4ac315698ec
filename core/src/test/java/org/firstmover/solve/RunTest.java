package org.firstmover.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTest {
  @Test
  void work_is_counted_by_name_and_limited_in_sum() {
    Run run = new Run(1, 1, new Limits(3, Duration.ofDays(1)), Progress.SILENT);
    run.count("nodes");
    run.count("cuts");
    assertThat(run.exhausted()).isFalse();
    run.count("nodes");
    assertThat(run.exhausted()).isTrue();
    assertThat(run.work()).containsEntry("nodes", 2L).containsEntry("cuts", 1L);
  }

  @Test
  void no_time_at_all_is_exhausted_at_once() {
    assertThat(new Run(1, 1, new Limits(9, Duration.ZERO), Progress.SILENT).exhausted()).isTrue();
    assertThat(Run.withSeed(1).exhausted()).isFalse();
  }

  @Test
  void a_cancelled_run_says_so_at_its_next_check() {
    Run run = Run.withSeed(1);
    run.check();
    run.cancel();
    assertThatThrownBy(run::check).isInstanceOf(CancelledException.class);
  }

  @Test
  void progress_reaches_its_listener() {
    List<String> stages = new ArrayList<>();
    Run run = new Run(1, 1, Limits.NONE, (stage, fraction) -> stages.add(stage + " " + fraction));
    run.progress("solving", 0.5);
    assertThat(stages).containsExactly("solving 0.5");
  }

  @Test
  void the_seed_makes_the_stream() {
    assertThat(Run.withSeed(5).random().nextLong()).isEqualTo(Run.withSeed(5).random().nextLong());
    assertThatThrownBy(() -> new Run(1, 0, Limits.NONE, Progress.SILENT))
        .hasMessage("threads [0], expected at least 1");
  }
}
