package org.firstmover.formats.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.expression.Expression;
import org.firstmover.game.expression.Formula;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;

class ExpressionFuzzTest {
  private static final int MUTANTS = 10_000;

  private static final List<String> CORPUS =
      List.of(
          "(A - x - y) * x - 5 * x",
          "sum(i in 1..4, w[i] * z[i]) - 1/3 * x^2",
          "sum(i in 1..2, sum(j in i..2, Q[i, j] * z[i + 1] * z[j]))",
          "max(x, y, 0) + min(exp(x), sqrt(y)) / sigmoid(-x)",
          "-x^2^y * tanh(abs(x - 2e-3)) + log(1 + x)",
          "((x + y) * (x - y))^0.5");

  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "..",
          ",",
          "^",
          "-",
          "+",
          "*",
          "/",
          "<=",
          "=",
          "sum(",
          "in",
          "i",
          "j",
          "x",
          "z",
          "Q[",
          "1e",
          "1e999",
          "1e9",
          "0",
          "..1e9",
          ".",
          "e",
          "max(",
          "exp",
          "_",
          "²",
          "é",
          "\u0000",
          "\ud83d",
          "\ud83d\ude00",
          "\n",
          "\t",
          "\u00a0",
          "\"",
          "'",
          "#",
          "((((",
          "----");

  /** Garbage is answered with an input error; what is read has one canonical text. */
  @Test
  void mutants_are_formulas_or_input_errors() {
    int read = 0;
    int accepted = 0;
    for (int seed = 0; seed < MUTANTS; seed++) {
      String mutant = mutant(RandomStream.of(seed).child("expression mutant"));
      try {
        Expression expression = Texts.read(mutant).value();
        read++;
        assertThat(Texts.read(expression.text()).value()).isEqualTo(expression);
        Formula formula = Texts.formula(mutant);
        Formula again = Formula.of(Texts.read(formula.toString()).value(), Texts.SCOPE);
        assertThat(Double.compare(again.value(Texts.POINT), formula.value(Texts.POINT))).isZero();
        accepted++;
      } catch (InputError e) {
        assertThat(e.getMessage())
            .matches("[^\\p{Cntrl}]+: found \\[[^\\p{Cntrl}]*], expected [^\\p{Cntrl}]+\nMaybe .+");
        assertThat(e.where()).matches("game\\.yaml:\\d+:\\d+(: character \\d+)?");
      } catch (Throwable e) {
        throw new AssertionError("mutant " + seed + ": " + mutant, e);
      }
    }
    assertThat(read).isBetween(MUTANTS / 20, MUTANTS * 9 / 10);
    assertThat(accepted).isBetween(MUTANTS / 50, read - 1);
  }

  private static String mutant(RandomStream random) {
    String text = CORPUS.get(random.nextInt(0, CORPUS.size() - 1));
    for (int left = random.nextInt(1, 3); left > 0; left--) {
      int from = random.nextInt(0, text.length());
      int to = random.nextInt(from, Math.min(text.length(), from + 8));
      String piece = PIECES.get(random.nextInt(0, PIECES.size() - 1));
      String other = CORPUS.get(random.nextInt(0, CORPUS.size() - 1));
      text =
          switch (random.nextInt(0, 4)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, from) + piece + text.substring(from);
            case 2 -> text.substring(0, from) + piece + text.substring(to);
            case 3 -> text.substring(0, to) + text.substring(from);
            default -> text.substring(0, from) + other.substring(random.nextInt(0, other.length()));
          };
    }
    return text;
  }
}
