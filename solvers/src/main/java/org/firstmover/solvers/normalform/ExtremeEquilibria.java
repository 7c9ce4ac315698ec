package org.firstmover.solvers.normalform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solvers.normalform.BestResponsePolyhedron.Vertex;

/**
 * All extreme equilibria of the simultaneous game, exactly, however degenerate it is: the pairs of
 * vertices of the two best-response polyhedra that together have every label, so that each action
 * of either player is unplayed or a best response. Every equilibrium is a convex combination of
 * extreme ones that share a strategy of one of the players (O. L. Mangasarian, "Equilibrium points
 * of bimatrix games", Journal of the Society for Industrial and Applied Mathematics 12, 1964), and
 * payoffs are linear along it: a player's best and worst equilibrium payoffs are extreme ones'.
 *
 * <p>Source: D. Avis, G. D. Rosenberg, R. Savani and B. von Stengel, "Enumeration of Nash
 * equilibria for two-player games", Economic Theory 42 (2010). Departure: they enumerate vertices
 * by reverse search.
 */
public final class ExtremeEquilibria {
  /** Actions of both players together: a polyhedron then has at most 4,290 vertices. */
  public static final int MOST_ACTIONS = 20;

  private record Pair(Vertex leader, Vertex follower) {
    int unplayed(int actions) {
      int own = (1 << actions) - 1;
      return Integer.bitCount(leader.labels() & own) + Integer.bitCount(follower.labels() & ~own);
    }
  }

  private final NormalFormGame game;
  private final int vertices;
  private final List<Pair> pairs = new ArrayList<>();

  private ExtremeEquilibria(NormalFormGame game, Runnable pulse) {
    this.game = game;
    int m = game.leaderActions().size();
    int n = game.followerActions().size();
    List<Vertex> leaders = new BestResponsePolyhedron(game.follower(), 0, m, pulse).vertices();
    List<Vertex> followers =
        new BestResponsePolyhedron(game.leader().transposed(), m, 0, pulse).vertices();
    vertices = leaders.size() + followers.size();
    int all = (1 << (m + n)) - 1;
    for (Vertex y : followers) {
      pulse.run();
      int missing = all & ~y.labels();
      for (Vertex x : leaders) {
        if ((x.labels() & missing) == missing) {
          pairs.add(new Pair(x, y));
        }
      }
    }
  }

  static boolean enumerable(NormalFormGame game) {
    return game.leaderActions().size() + game.followerActions().size() <= MOST_ACTIONS;
  }

  /**
   * @throws IllegalArgumentException if the players have more than 20 actions together
   */
  public static ExtremeEquilibria of(NormalFormGame game) {
    return of(game, () -> {});
  }

  /**
   * @param pulse called now and then; may throw
   */
  static ExtremeEquilibria of(NormalFormGame game, Runnable pulse) {
    if (!enumerable(game)) {
      throw new IllegalArgumentException(
          "[" + game + "], expected at most " + MOST_ACTIONS + " actions of both players together");
    }
    return new ExtremeEquilibria(game, pulse);
  }

  /** How many vertices the two polyhedra have together. */
  public int vertices() {
    return vertices;
  }

  /** How many extreme equilibria there are; at least one. */
  public int count() {
    return pairs.size();
  }

  public Stream<Equilibrium> equilibria() {
    return pairs.stream().map(this::equilibrium);
  }

  /** One that is worth most to the leader; of several one with the fewest actions played. */
  public Equilibrium best() {
    return first(Comparator.reverseOrder());
  }

  /** One that is worth least to the leader; of several one with the fewest actions played. */
  public Equilibrium worst() {
    return first(Comparator.naturalOrder());
  }

  /** The leader's payoff is the least upper bound on it that the follower's strategy leaves. */
  private Equilibrium first(Comparator<Vertex> byBound) {
    int m = game.leaderActions().size();
    return pairs.stream()
        .min(
            Comparator.comparing(Pair::follower, byBound)
                .thenComparingInt(pair -> -pair.unplayed(m)))
        .map(this::equilibrium)
        .orElseThrow();
  }

  private Equilibrium equilibrium(Pair pair) {
    return Equilibrium.of(game, pair.leader().probabilities(), pair.follower().probabilities());
  }
}
