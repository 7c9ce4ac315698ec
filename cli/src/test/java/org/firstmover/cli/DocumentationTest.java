package org.firstmover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console blocks of README and docs are run; {@code ...} stands for any lines. */
@Tag("slow")
class DocumentationTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void every_console_block_prints_what_it_says() throws IOException {
    int commands = 0;
    for (Path page : pages()) {
      Matcher block = BLOCK.matcher(Files.readString(page));
      while (block.find()) {
        for (String part : block.group(1).split("(?m)^\\$ ", -1)) {
          if (!part.isBlank()) {
            check(part, page);
            commands++;
          }
        }
      }
    }
    assertThat(commands).isGreaterThanOrEqualTo(5);
  }

  private void check(String part, Path page) {
    String command = part.lines().findFirst().orElseThrow();
    assertThat(command).as(page.toString()).startsWith("./firstmover ");
    List<String> arguments = new ArrayList<>();
    for (String word : command.substring("./firstmover ".length()).split(" ", -1)) {
      boolean made = word.endsWith("solution.json") || word.endsWith("report.html");
      arguments.add(
          word.startsWith("examples/")
              ? ROOT.resolve(word).toString()
              : made ? folder.resolve(word).toString() : word);
    }
    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(page + ": " + command).isZero();
    StringBuilder pattern = new StringBuilder();
    part.lines()
        .skip(1)
        .forEach(
            line ->
                pattern.append(
                    line.strip().equals("...") ? "(?s:.*)" : Pattern.quote(line + "\n")));
    assertThat(run.out()).as(page + ": " + command).matches(pattern.toString());
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }
}
