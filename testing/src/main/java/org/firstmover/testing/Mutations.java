package org.firstmover.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firstmover.random.RandomStream;

/** Seeded mutants of small valid files, for fuzzing readers: flips, cuts, splices, swaps. */
public final class Mutations {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+(?:[eE/][-+]?[0-9]+)?");

  private static final List<String> NUMBERS =
      List.of(
          "1e999",
          "-1e999",
          "1e-999999999",
          "1e999999999",
          "1e400",
          "1e-400",
          "1e150",
          "1e151",
          "-0",
          "-1",
          "0",
          "1",
          "2",
          "3",
          "1/3",
          "-2/7",
          "1/0",
          "0/5",
          "0.1",
          ".5",
          "5.",
          "2e23",
          "5e-324",
          "99999999999999999999",
          "2147483648",
          "9007199254740993",
          "NaN",
          ".nan",
          ".inf",
          "Infinity",
          "null",
          "true",
          "\"1/3\"",
          "\"7\"",
          "[]",
          "{}",
          "");

  private static final List<String> INSERTS =
      List.of(
          "&a ",
          "*a",
          "<<: ",
          "!!str ",
          "!x ",
          "[",
          "]",
          "{",
          "}",
          "[[[[",
          "}}}}",
          "\"",
          "'",
          "\\",
          "\\u0000",
          "\\uD800",
          "\\UFFFFFFFF",
          "\n",
          "\r\n",
          "\t",
          " ",
          "\n---\n",
          "\n...\n",
          "%YAML 1.1\n",
          "null",
          "~",
          "#",
          "|",
          ">",
          "%",
          "? ",
          ": ",
          "- ",
          ",",
          "@",
          "`",
          "//",
          "\u0000",
          "\u00ef\u00bb\u00bf",
          "\u00ff",
          "kind: security\n",
          "\"kind\": 1,",
          "NFG 1 R ");

  private final List<String> corpus;

  private Mutations(List<String> corpus) {
    this.corpus = corpus;
  }

  /** Mutants of the files in this folder whose names end so. */
  public static Mutations of(Path folder, String end) {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> corpus = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(end)).sorted().toList()) {
        // One character a byte, so that mutants need not be UTF-8.
        corpus.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return new Mutations(corpus);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files themselves. */
  public List<byte[]> originals() {
    return corpus.stream().map(Mutations::bytes).toList();
  }

  /** The mutant of this seed: one to three mutations of one file. */
  public byte[] mutant(long seed) {
    RandomStream random = RandomStream.of(seed).child("mutant");
    String text = pick(random, corpus);
    for (int left = random.nextInt(1, 3); left > 0; left--) {
      text = mutated(random, text);
    }
    return bytes(text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String mutated(RandomStream random, String text) {
    int from = random.nextInt(0, text.length());
    int to = random.nextInt(from, Math.min(text.length(), from + random.nextInt(1, 60)));
    return switch (random.nextInt(0, 7)) {
      case 0 -> flipped(random, text);
      case 1 -> text.substring(0, from);
      case 2 -> text.substring(0, from) + text.substring(to);
      case 3 -> text.substring(0, to) + text.substring(from);
      case 4 -> spliced(random, text.substring(0, from));
      case 5 -> text.substring(0, from) + pick(random, INSERTS) + text.substring(from);
      default -> renumbered(random, text);
    };
  }

  private static String flipped(RandomStream random, String text) {
    StringBuilder flipped = new StringBuilder(text);
    for (int left = text.isEmpty() ? 0 : random.nextInt(1, 4); left > 0; left--) {
      int at = random.nextInt(0, text.length() - 1);
      int flip = random.nextInt(0, 1) == 0 ? 1 << random.nextInt(0, 7) : random.nextInt(1, 255);
      flipped.setCharAt(at, (char) (flipped.charAt(at) ^ flip));
    }
    return flipped.toString();
  }

  private String spliced(RandomStream random, String start) {
    String other = pick(random, corpus);
    return start + other.substring(random.nextInt(0, other.length()));
  }

  private static String renumbered(RandomStream random, String text) {
    List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
    if (numbers.isEmpty()) {
      return text;
    }
    MatchResult number = pick(random, numbers);
    return text.substring(0, number.start()) + pick(random, NUMBERS) + text.substring(number.end());
  }

  private static <T> T pick(RandomStream random, List<T> items) {
    return items.get(random.nextInt(0, items.size() - 1));
  }
}
