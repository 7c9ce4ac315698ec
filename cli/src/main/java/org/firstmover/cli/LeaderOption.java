package org.firstmover.cli;

import org.firstmover.Games;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import picocli.CommandLine.Option;

/** {@code --leader}: who leads in a game of two players. */
final class LeaderOption {
  @Option(names = "--leader", description = "Which player leads, 1 or 2; default 1.")
  private int leader = 1;

  Game apply(Game game) {
    if (leader != 1 && leader != 2) {
      throw new InputError(
          Integer.toString(leader), "--leader", "1 or 2", "Maybe leave it out: player 1 leads.");
    }
    return leader == 2 ? Games.swapped(game) : game;
  }
}
