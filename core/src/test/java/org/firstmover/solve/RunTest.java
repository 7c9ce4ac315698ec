package org.firstmover.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
  void what_was_found_is_counted_but_uses_up_nothing() {
    Run run = new Run(1, 1, new Limits(1, Duration.ofDays(1)), Progress.SILENT);
    run.tally("equilibria", 7);
    assertThat(run.exhausted()).isFalse();
    assertThat(run.work()).containsExactly(Map.entry("equilibria", 7L));
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

  @Test
  void a_run_goes_on_with_the_counters_numbers_and_state_it_saved() {
    Memory memory = new Memory();
    Run first = new Run(1, 1, Limits.NONE, Progress.SILENT, memory);
    assertThat(first.restored()).isEmpty();
    first.count("nodes", 41);
    first.report("value", 7, 1.5);
    first.checkpoint(() -> new byte[] {9, 8});

    List<Reported> heard = new ArrayList<>();
    Progress listener =
        new Progress() {
          @Override
          public void at(String stage, double fraction) {}

          @Override
          public void reported(Reported reported) {
            heard.add(reported);
          }
        };
    Run second = new Run(1, 1, new Limits(42, Duration.ofDays(1)), listener, memory);
    assertThat(second.restored()).hasValue(new byte[] {9, 8});
    assertThat(second.work()).containsEntry("nodes", 41L);
    assertThat(second.reported()).isEqualTo(first.reported()).isEqualTo(heard);
    assertThat(second.exhausted()).isFalse();
    second.count("nodes");
    assertThat(second.exhausted()).isTrue();
  }

  @Test
  void other_bytes_are_not_the_state_of_a_run() {
    Memory memory = new Memory();
    memory.state = new byte[] {1, 2, 3};
    Run run = new Run(1, 1, Limits.NONE, Progress.SILENT, memory);
    assertThatThrownBy(run::restored).hasMessage("these bytes are not the state of a method");
  }

  private static final class Memory implements Checkpoints {
    private byte @Nullable [] state;

    @Override
    public Optional<byte[]> restore() {
      return Optional.ofNullable(state);
    }

    @Override
    public boolean due() {
      return true;
    }

    @Override
    public void save(byte[] saved) {
      state = saved;
    }
  }
}
