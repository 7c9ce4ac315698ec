package org.firstmover.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private static final List<String> KNOWN = List.of("x", "cost", "price", "subsidy", "max");

  @Test
  void finds_names_one_or_two_slips_away() {
    assertThat(Spelling.nearest("cots", KNOWN)).contains("cost");
    assertThat(Spelling.nearest("Price", KNOWN)).contains("price");
    assertThat(Spelling.nearest("prices", KNOWN)).contains("price");
    assertThat(Spelling.nearest("subsdiies", KNOWN)).isEmpty();
    assertThat(Spelling.nearest("subsdi", KNOWN)).contains("subsidy");
  }

  @Test
  void does_not_guess_beyond() {
    assertThat(Spelling.nearest("y", KNOWN)).isEmpty();
    assertThat(Spelling.nearest("X", KNOWN)).contains("x");
    assertThat(Spelling.nearest("mean", KNOWN)).isEmpty();
    assertThat(Spelling.nearest("x".repeat(100_000), KNOWN)).isEmpty();
    assertThat(Spelling.nearest("", KNOWN)).isEmpty();
  }
}
