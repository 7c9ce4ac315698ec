package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.firstmover.formats.hierarchy.HierarchyForm;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.testing.Mutations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class HierarchyFuzzTest {
  private static final HierarchyForm FORM = new HierarchyForm();

  @ParameterizedTest
  @CsvSource({".yaml, 10000", ".json, 3000"})
  void mutants_are_games_or_input_errors(String end, int mutants) {
    Mutations mutations = Mutations.of(Path.of("src/test/resources/hierarchy"), end);
    String name = "game" + end;
    mutations.originals().forEach(original -> assertThat(accepted(name, original)).isTrue());
    int accepted = 0;
    for (int seed = 0; seed < mutants; seed++) {
      byte[] mutant = mutations.mutant(seed);
      try {
        accepted += accepted(name, mutant) ? 1 : 0;
      } catch (Throwable e) {
        throw new AssertionError(
            "mutant " + seed + ":\n" + new String(mutant, StandardCharsets.UTF_8), e);
      }
    }
    assertThat(accepted).isBetween(mutants / 50, mutants * 9 / 10);
  }

  private static boolean accepted(String name, byte[] bytes) {
    HierarchyGame game;
    try {
      game = FORM.read(Trees.read(Source.of(name, bytes)).asMapping("a game"));
    } catch (InputError e) {
      assertThat(e.getMessage())
          .matches("[^\\p{Cntrl}]+: found \\[[^\\p{Cntrl}]*], expected [^\\p{Cntrl}]+\nMaybe .+");
      assertThat(e.where()).matches("game\\.[a-z]+:\\d+:\\d+(: .*)?");
      return false;
    }
    assertThat(Reads.throughYaml(FORM, game).fingerprint()).isEqualTo(game.fingerprint());
    assertThat(Reads.throughJson(FORM, game).fingerprint()).isEqualTo(game.fingerprint());
    return true;
  }
}
