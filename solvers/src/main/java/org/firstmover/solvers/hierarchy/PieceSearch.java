package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solvers.nlp.Outcome;
import org.firstmover.solvers.nlp.Sqp;
import org.firstmover.solvers.nlp.Stopping;
import org.jspecify.annotations.Nullable;

/**
 * Brings a commitment to a local optimum to full precision, kinks of the response included: on each
 * piece, where it is decided which of the followers' constraints are tight, the game is a smooth
 * programme; where a pair is 0 on both sides, the neighbouring pieces are tried.
 *
 * <p>Source: Z.-Q. Luo, J.-S. Pang, D. Ralph, "Mathematical programs with equilibrium constraints",
 * Cambridge 1996, section 6.2 (piecewise sequential quadratic programming).
 */
final class PieceSearch {
  /** Below this, a multiplier or a room counts as 0. */
  private static final double NEAR = 1e-6;

  private static final double TOLERANCE = 1e-10;

  private final HierarchyGame game;
  private final ComplementarityProgram programme;
  private final int mostPieces;

  /**
   * @param derivatives of the game, for nobody else
   * @param mostPieces how many smooth programmes may be solved from one start
   */
  PieceSearch(HierarchyGame game, Derivatives derivatives, int mostPieces) {
    this.game = game;
    this.mostPieces = mostPieces;
    programme = new ComplementarityProgram(game, derivatives);
  }

  /**
   * Searches from an equilibrium.
   *
   * @return all variables of the game at a better one; null if none was found
   */
  double @Nullable [] improve(KktSystem kkt) {
    double[] y = programme.from(kkt);
    double best = -game.leaderGain(kkt.point);
    boolean[] tight = new boolean[programme.pairs()];
    for (int pair = 0; pair < tight.length; pair++) {
      tight[pair] = programme.room(pair, y) <= programme.multiplier(pair, y);
    }
    double[] found = null;
    int solved = 0;
    boolean improved = true;
    while (improved && solved < mostPieces) {
      improved = false;
      solved++;
      double[] next = solve(tight, y, best);
      if (next != null) {
        found = next;
        y = next;
        best = value(next);
      }
      for (int pair = 0; pair < tight.length && !improved && solved < mostPieces; pair++) {
        boolean corner =
            Math.abs(programme.multiplier(pair, y)) <= NEAR && programme.room(pair, y) <= NEAR;
        if (corner) {
          tight[pair] = !tight[pair];
          solved++;
          double[] beyond = solve(tight, y, best);
          if (beyond != null) {
            found = beyond;
            y = beyond;
            best = value(beyond);
            improved = true;
          } else {
            tight[pair] = !tight[pair];
          }
        }
      }
    }
    return found == null ? null : Arrays.copyOf(found, game.variables().size());
  }

  private double value(double[] y) {
    return -game.leaderGain(Arrays.copyOf(y, game.variables().size()));
  }

  /** The optimum of a piece if it beats a value, else nothing. */
  private double @Nullable [] solve(boolean[] tight, double[] y, double best) {
    programme.decide(tight);
    Outcome outcome = Sqp.minimise(programme, y, Stopping.at(TOLERANCE).withEvaluations(2000));
    boolean better = outcome.value() < best - 1e-12 * (1 + Math.abs(best));
    return better && outcome.violation() <= 1e-8 ? outcome.point() : null;
  }
}
