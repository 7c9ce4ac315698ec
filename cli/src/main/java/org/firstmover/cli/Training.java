package org.firstmover.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;

/** What the launcher runs once, so that its archive of classes holds what most commands use. */
final class Training {
  private Training() {}

  /**
   * @param arguments a game file, and a folder to write to
   */
  public static void main(String[] arguments) throws IOException {
    String game = arguments[0];
    Path folder = Path.of(arguments[1]);
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    String json = folder.resolve("solution.json").toString();
    String report = folder.resolve("solution.html").toString();
    Main.run(nowhere, nowhere, "solve", game, "--json", json, "--report", report);
    Main.run(nowhere, nowhere, "compare", game, "--out", folder.resolve("study").toString());
  }
}
