package org.firstmover.examples;

import java.nio.file.Path;
import org.firstmover.Firstmover;
import org.firstmover.Games;
import org.firstmover.game.Game;
import org.firstmover.solution.Solution;

/** Reads a game, solves it by its default method and prints what was proved. */
public final class SolveAFile {
  private SolveAFile() {}

  public static void main(String[] arguments) {
    System.out.println(solve(Path.of(arguments[0])));
  }

  static String solve(Path file) {
    // tag: solve
    Game game = Games.read(file);
    Solution solution = Firstmover.solve(game);
    String answer = solution.leader().value() + " " + solution.certificate().verdict();
    // end: solve
    return answer;
  }
}
