package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.firstmover.catalog.Catalog;
import org.firstmover.formats.solution.SolutionWriter;
import org.firstmover.game.Game;
import org.firstmover.solve.CancelledException;
import org.firstmover.solve.Checkpoints;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Run;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that ends after any of its checkpoints and goes on answers with the same bytes. */
class ResumeTest {

  @ParameterizedTest
  @CsvSource({
    "covariant, 150, multiple-lps",
    "gamut-inspection, 120, multiple-lps",
    "covariant, 24, best-nash",
    "random, 24, worst-nash",
    "random-bayesian, 6, branch-and-bound"
  })
  void interrupted_after_each_checkpoint(String name, int size, String method) {
    String n = Integer.toString(size);
    Map<String, String> parameters =
        name.startsWith("gamut") ? Map.of("actions", n) : Map.of("rows", n, "columns", n);
    interrupt(Games.of(Catalog.find(name).orElseThrow(), parameters, 1), method, Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"free", "free-adders"})
  void learning_interrupted_after_each_day(String tariff) {
    Game game = Games.of(Catalog.find("three-nodes").orElseThrow(), Map.of("tariff", tariff), 1);
    Map<String, String> options =
        Map.of(
            "training-days", "6", "days", "2", "copies", "5", "learners", "3", "leader-batch", "4");
    interrupt(game, "learned-tariff", options);
  }

  private static void interrupt(Game game, String method, Map<String, String> options) {
    Memory whole = new Memory(Integer.MAX_VALUE);
    String expected = solve(game, method, options, whole);
    assertThat(whole.saved).isGreaterThan(1);

    Memory interrupted = new Memory(1);
    String answer = null;
    int sessions = 0;
    while (answer == null) {
      sessions++;
      assertThat(sessions).isLessThan(1000);
      interrupted.left = 1;
      try {
        answer = solve(game, method, options, interrupted);
      } catch (CancelledException e) {
        assertThat(interrupted.saved).isEqualTo(sessions);
      }
    }
    assertThat(sessions).isEqualTo(whole.saved + 1);
    assertThat(answer).isEqualTo(expected);
  }

  private static String solve(
      Game game, String method, Map<String, String> options, Checkpoints checkpoints) {
    Run run = new Run(3, 1, Limits.NONE, Progress.SILENT, checkpoints);
    var solution = Firstmover.solve(game, Optional.of(method), options, run);
    return SolutionWriter.json(solution.withTiming(Map.of())) + run.reported();
  }

  /** Saves whenever it can, and ends the run after so many. */
  private static final class Memory implements Checkpoints {
    private byte @Nullable [] state;
    private int left;
    private int saved;

    Memory(int left) {
      this.left = left;
    }

    @Override
    public Optional<byte[]> restore() {
      return Optional.ofNullable(state);
    }

    @Override
    public boolean due() {
      return true;
    }

    @Override
    public void save(byte[] bytes) {
      state = bytes;
      saved++;
      if (--left == 0) {
        throw new CancelledException();
      }
    }
  }
}
