package org.firstmover;

import java.util.List;
import org.firstmover.formats.GameForm;
import org.firstmover.game.Game;
import org.firstmover.report.Picture;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;

/**
 * Everything that one kind of game needs.
 *
 * @param kind as it stands in files
 * @param type the class of its games
 * @param form how they stand in files
 * @param verifier the certificate of its solutions
 * @param methods the default first; where that refuses a game, the first one that does not
 * @param picture what the report draws of a solution
 */
public record Family<G extends Game>(
    String kind,
    Class<G> type,
    GameForm<G> form,
    Verifier<G> verifier,
    List<Solver<G>> methods,
    Picture<G> picture) {
  public Family {
    methods = List.copyOf(methods);
  }
}
