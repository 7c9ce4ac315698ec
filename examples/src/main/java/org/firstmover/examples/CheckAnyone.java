package org.firstmover.examples;

import java.util.Map;
import org.firstmover.Firstmover;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.formats.Source;
import org.firstmover.formats.solution.SolutionReader;
import org.firstmover.game.Game;
import org.firstmover.solution.Certificate;

/** Holds a solution that another program made against a game. */
public final class CheckAnyone {
  private CheckAnyone() {}

  static Certificate check(Game game) {
    // tag: check
    String theirs =
        """
        {"leader": {"value": 3.5, "strategy": {"up": 0.5, "down": 0.5}},
         "followers": [{"response": {"right": 1}}]}
        """;
    Source source = new Source("theirs.json", theirs);
    Certificate certificate = Firstmover.verify(game, SolutionReader.read(source, game.kind()));
    // end: check
    return certificate;
  }

  public static void main(String[] arguments) {
    Game game = Games.of(Catalog.find("conitzer-sandholm").orElseThrow(), Map.of(), 0);
    System.out.println(check(game).verdict());
  }
}
