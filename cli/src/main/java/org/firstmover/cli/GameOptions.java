package org.firstmover.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.firstmover.Games;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import picocli.CommandLine.Option;

/** What commands that take a GAME need to find it: who leads, and what a generator makes it of. */
final class GameOptions {
  @Option(names = "--leader", description = "Which player leads, 1 or 2; default 1.")
  private int leader = 1;

  @Option(
      names = "--seed",
      description = "Seed of what is random, also of a generator named as GAME; default 0.")
  private long seed;

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description = "Of a generator named as GAME; may be repeated.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  long seed() {
    return seed;
  }

  /**
   * @param fileOrName a file, or a name in the catalog
   * @throws InputError if it is neither, or its leader cannot be chosen
   */
  Game find(String fileOrName) {
    if (leader != 1 && leader != 2) {
      throw new InputError(
          Integer.toString(leader), "--leader", "1 or 2", "Maybe leave it out: player 1 leads.");
    }
    Game game = Games.find(fileOrName, parameters, seed);
    return leader == 2 ? Games.swapped(game) : game;
  }
}
