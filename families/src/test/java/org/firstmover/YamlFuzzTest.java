package org.firstmover;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class YamlFuzzTest {
  @Test
  void mutants_are_games_or_input_errors() {
    Fuzzing.of("game.yaml");
  }
}
