package org.firstmover.formats.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.firstmover.formats.Source;
import org.firstmover.game.InputError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a case, it is a network or an error that says where and what to do. */
class MutatedCaseTest {
  private static final String[] PIECES = {
    "Inf",
    "-Inf",
    "NaN",
    "0",
    "-1",
    "-0",
    ".5",
    "1e-3",
    "1e308",
    "1e999",
    "2147483648",
    "3e9",
    "'",
    "\"",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "=",
    ";",
    ",",
    "\n",
    "\t",
    "...",
    "...\n",
    "%",
    "%{\n",
    "\n%}\n",
    "#",
    "mpc.",
    "function",
    "end",
    "ones(3,1)",
    "x",
    "\u0000",
    "\uFEFF",
    "é"
  };

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void a_network_or_an_error(int seed) throws IOException {
    String original = Files.readString(Path.of("../examples/three-nodes.m"));
    SplittableRandom random = new SplittableRandom(seed);
    int networks = 0;
    int errors = 0;
    for (int round = 0; round < 600; round++) {
      String text = original;
      for (int change = 1 + random.nextInt(3); change > 0; change--) {
        text = mutated(text, random);
      }
      try {
        MatpowerCase.Reactance reactance = MatpowerCase.Reactance.values()[round % 2];
        assertThat(MatpowerCase.read(new Source("case.m", text), reactance).network().buses())
            .isNotEmpty();
        networks++;
      } catch (InputError e) {
        assertThat(e.getMessage()).as(text).contains("found [").contains("\nMaybe");
        errors++;
      } catch (RuntimeException e) {
        throw new AssertionError(text, e);
      }
    }
    assertThat(networks).isGreaterThan(60);
    assertThat(errors).isGreaterThan(60);
  }

  private static String mutated(String text, SplittableRandom random) {
    String piece = PIECES[random.nextInt(PIECES.length)];
    int at = random.nextInt(text.length() + 1);
    int next = Math.min(text.length(), at + 1 + random.nextInt(4));
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, at) + text.substring(next);
      case 1 -> text.substring(0, at) + piece + text.substring(at);
      case 2 -> text.substring(0, at) + piece + text.substring(next);
      case 3 -> random.nextInt(5) == 0 ? text.substring(0, Math.max(1, at)) : text;
      case 4, 5 -> number(text, piece, random);
      default -> lines(text, random);
    };
  }

  /** One of the numbers is another piece. */
  private static String number(String text, String piece, SplittableRandom random) {
    String[] words = text.split("(?<=[\\s;])|(?=[\\s;])", -1);
    List<Integer> numbers = new ArrayList<>();
    for (int w = 0; w < words.length; w++) {
      if (words[w].matches("-?[0-9.]+")) {
        numbers.add(w);
      }
    }
    if (!numbers.isEmpty()) {
      words[numbers.get(random.nextInt(numbers.size()))] = piece;
    }
    return String.join("", words);
  }

  /** A line is left out, stands twice, or changes places with another. */
  private static String lines(String text, SplittableRandom random) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int one = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (random.nextInt(3)) {
      case 0 -> lines.remove(one);
      case 1 -> lines.add(other, lines.get(one));
      default -> lines.set(one, lines.set(other, lines.get(one)));
    }
    return String.join("\n", lines);
  }
}
