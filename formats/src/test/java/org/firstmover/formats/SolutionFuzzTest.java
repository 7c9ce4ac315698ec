package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.firstmover.formats.solution.SolutionReader;
import org.firstmover.formats.solution.SolutionWriter;
import org.firstmover.game.InputError;
import org.firstmover.solution.Solution;
import org.firstmover.testing.Mutations;
import org.junit.jupiter.api.Test;

class SolutionFuzzTest {
  private static final int MUTANTS = 10_000;
  private static final List<String> KINDS = List.of("normal-form", "security", "hierarchy");

  @Test
  void mutants_are_solutions_or_input_errors() {
    Mutations mutations = Mutations.of(Path.of("src/test/resources/corpus"), ".json");
    mutations.originals().forEach(original -> assertThat(accepted(original, "security")).isTrue());
    int accepted = 0;
    for (int seed = 0; seed < MUTANTS; seed++) {
      byte[] mutant = mutations.mutant(seed);
      try {
        accepted += accepted(mutant, KINDS.get(seed % KINDS.size())) ? 1 : 0;
      } catch (Throwable e) {
        throw new AssertionError(
            "mutant " + seed + ":\n" + new String(mutant, StandardCharsets.UTF_8), e);
      }
    }
    assertThat(accepted).isBetween(MUTANTS / 50, MUTANTS * 9 / 10);
  }

  private static boolean accepted(byte[] bytes, String kind) {
    Solution solution;
    try {
      solution = SolutionReader.read(Source.of("solution.json", bytes), kind);
    } catch (InputError e) {
      assertThat(e.getMessage())
          .matches("[^\\p{Cntrl}]+: found \\[[^\\p{Cntrl}]*], expected [^\\p{Cntrl}]+\nMaybe .+");
      assertThat(e.where()).matches("solution\\.json:\\d+:\\d+");
      return false;
    }
    String written = SolutionWriter.json(solution);
    Source again = Reads.source("again.json", written);
    assertThat(SolutionWriter.json(SolutionReader.read(again, kind))).isEqualTo(written);
    return true;
  }
}
