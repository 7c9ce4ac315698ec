package org.firstmover.solvers.normalform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Tolerances;
import org.firstmover.solve.Run;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * Some equilibria of a game too large to enumerate: all pure ones, the one in which everything is
 * played if the players have equally many actions (paths of symmetric degenerate games miss it, and
 * it is often the worst), and those at the ends of the Lemke-Howson paths of all labels. A path
 * that takes a tenth of the work allowed is given up: there are games whose paths are exponentially
 * long (R. Savani and B. von Stengel, "Hard-to-solve bimatrix games", Econometrica 74, 2006; the
 * traveler's dilemma is one).
 */
final class EquilibriumSearch {
  /**
   * How far a search is: with the game and the work allowed, all that it needs to go on.
   *
   * @param label the next one to drop
   * @param spent pivots made, and two for the tableaus of each path
   * @param mixed the equilibria found that are not pure, all different, in the order found
   */
  record State(int label, long spent, List<Equilibrium> mixed) {
    State {
      mixed = List.copyOf(mixed);
    }

    /** For a checkpoint. */
    byte[] toBytes() {
      StateOutput out = new StateOutput().whole(label).whole(spent).whole(mixed.size());
      for (Equilibrium found : mixed) {
        out.numbers(found.leader()).numbers(found.follower());
        out.number(found.leaderValue()).number(found.followerValue());
      }
      return out.toBytes();
    }

    /**
     * @throws IllegalArgumentException if these are not the bytes of a state
     */
    static State of(byte[] bytes) {
      StateInput in = new StateInput(bytes);
      int label = (int) in.whole();
      long spent = in.whole();
      List<Equilibrium> mixed = new ArrayList<>();
      for (long left = in.whole(); left > 0; left--) {
        mixed.add(new Equilibrium(in.numbers(), in.numbers(), in.number(), in.number()));
      }
      return new State(label, spent, mixed);
    }
  }

  private final Run run;
  private final LemkeHowson paths;
  private final PureEquilibria pure;
  private final long pureCount;
  private final long allowed;
  private final long allowedPath;

  /**
   * @param millions of tableau entries that may be updated
   */
  EquilibriumSearch(NormalFormGame game, int millions, Run run) {
    this.run = run;
    this.paths = new LemkeHowson(game);
    this.pure = new PureEquilibria(game);
    this.pureCount = pure.count();
    this.allowed = 1_000_000L * millions / ((long) game.leader().rows() * game.leader().columns());
    this.allowedPath = Math.max(paths.labels(), allowed / 10);
  }

  /** Before the first path. */
  State start() {
    return new State(0, 0, paths.completelyMixed().filter(this::isMixed).stream().toList());
  }

  /**
   * Goes on until all labels were dropped or a limit is reached, but not without an equilibrium.
   */
  State from(State start) {
    State state = start;
    while (state.label() < paths.labels() && (needed(state) || !exhausted(state.spent()))) {
      run.progress("labels", (double) state.label() / paths.labels());
      int before = state.mixed().size();
      state = next(state);
      if (state.mixed().size() > before) {
        run.report("equilibria", state.label(), (double) count(state));
      }
      run.checkpoint(state::toBytes);
    }
    return state;
  }

  private boolean needed(State state) {
    return count(state) == 0;
  }

  private boolean exhausted(long spent) {
    return spent >= allowed || run.exhausted();
  }

  /**
   * With one more label dropped; if a limit cuts the path short, a search that goes on drops it
   * again, and where the limit was the run's it ends as if nothing had happened.
   */
  private State next(State state) {
    long[] spent = {2};
    boolean needed = needed(state);
    Optional<Equilibrium> end =
        paths.path(
            state.label(),
            () -> {
              run.check();
              run.count("pivots");
              spent[0]++;
              return spent[0] <= allowedPath && (needed || !exhausted(state.spent() + spent[0]));
            });
    long total = state.spent() + spent[0];
    if (end.isEmpty() && !needed && exhausted(total)) {
      return new State(state.label(), run.exhausted() ? state.spent() : total, state.mixed());
    }
    List<Equilibrium> mixed = new ArrayList<>(state.mixed());
    end.filter(found -> isNew(found, state)).ifPresent(mixed::add);
    return new State(state.label() + 1, total, mixed);
  }

  private boolean isNew(Equilibrium found, State state) {
    return isMixed(found)
        && state.mixed().stream()
            .noneMatch(
                known ->
                    near(known.leader(), found.leader())
                        && near(known.follower(), found.follower()));
  }

  private boolean isMixed(Equilibrium found) {
    int[] rows = played(found.leader());
    int[] columns = played(found.follower());
    return rows.length > 1 || columns.length > 1 || !pure.contains(rows[0], columns[0]);
  }

  private static int[] played(double[] probabilities) {
    return IntStream.range(0, probabilities.length).filter(i -> probabilities[i] > 0).toArray();
  }

  private static boolean near(double[] p, double[] q) {
    return IntStream.range(0, p.length).allMatch(i -> Math.abs(p[i] - q[i]) <= Tolerances.SOLVER);
  }

  /** How many different equilibria were found. */
  long count(State state) {
    return pureCount + state.mixed().size();
  }

  /**
   * The first one found whose leader's value times the sign is largest.
   *
   * @param sign 1 or -1
   */
  Optional<Equilibrium> first(State state, int sign) {
    return Stream.concat(pure.first(sign).stream(), state.mixed().stream())
        .min(Comparator.comparingDouble(found -> -sign * found.leaderValue()));
  }
}
