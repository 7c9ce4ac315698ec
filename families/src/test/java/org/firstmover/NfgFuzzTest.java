package org.firstmover;

import org.junit.jupiter.api.Test;

class NfgFuzzTest {
  @Test
  void mutants_are_games_or_input_errors() {
    Fuzzing.of("game.nfg");
  }
}
