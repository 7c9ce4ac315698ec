package org.firstmover.solvers.meanfield;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.meanfield.Trials.Trial;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.meanfield.MeanFieldVerifier;
import org.jspecify.annotations.Nullable;

/**
 * The best of a grid of commitments, each with the populations' equilibrium that it leads to, then
 * of ever smaller steps around the best (compass search).
 *
 * <p>On the grid each response is sought from that to the leader's start, so that no commitment's
 * value depends on the others; around the best point responses begin with its own. Of a leader with
 * one number, the grid's values are reported in its order.
 *
 * <p>Source: the grid is anybody's; for the steps R. M. Lewis, V. Torczon, "Pattern search
 * algorithms for bound constrained minimization", SIAM Journal on Optimization 9, 1999.
 */
public final class CommitmentGrid implements Solver<MeanFieldGame> {
  private static final Option<Integer> POINTS =
      Option.whole("points", 2, 1_000_000, 11, "of the grid, along each of the leader's numbers");
  static final Option<Integer> GRID =
      Option.whole(
          "grid", 1, 10_000_000, 64, "the most points of the whole grid; else it is coarser");
  static final Option<Integer> HALVINGS =
      Option.whole("halvings", 0, 60, 22, "of the steps around the best point of the grid");

  /** Points that are tried at once; more than threads, and not so many that limits come late. */
  private static final int BATCH = 16;

  /** Differences of value that are not worth steps, relative to it. */
  private static final double FLAT = 1e-9;

  private static final MethodInfo INFO =
      new MethodInfo(
          "commitment-grid",
          "the best commitment of a grid, refined by ever smaller steps around it, each commitment"
              + " with the populations' equilibrium that follows",
          "the best of the commitments tried; no bound on others",
          "R. M. Lewis, V. Torczon, Pattern search algorithms for bound constrained minimization,"
              + " SIAM Journal on Optimization, 1999",
          Responses.options(List.of(POINTS, GRID, HALVINGS, TakingTurns.TURNS)));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<MeanFieldGame> verifier() {
    return new MeanFieldVerifier();
  }

  @Override
  public Optional<String> refusal(MeanFieldGame game) {
    return LeaderBox.refusal(game);
  }

  @Override
  public Solution search(MeanFieldGame game, Options options, Run run) {
    Leading leading = Leading.of(game, options, run);
    Equilibrium best =
        best(leading, options.get(POINTS), options.get(HALVINGS), leading::objective);
    return leading.committed(INFO, Status.FEASIBLE, best, Map.of());
  }

  /** The best commitment of a grid of the usual number of points, and of steps around it. */
  static Equilibrium best(Leading leading) {
    return best(leading, POINTS.fallback(), HALVINGS.fallback(), leading::objective);
  }

  /**
   * How commitments are tried if responses begin with policies; from nothing in particular: null.
   */
  @FunctionalInterface
  interface Objectives {
    Trials.Objective from(double @Nullable [][][] start);
  }

  static Equilibrium best(Leading leading, int along, int halvings, Objectives objectives) {
    LeaderBox box = leading.box();
    Run run = leading.run();
    Trial best = objectives.from(null).tried(LeaderBox.start(leading.game()), run);
    int points =
        (int)
            Math.min(
                along, Math.floor(Math.pow(leading.options().get(GRID), 1.0 / box.size()) + 1e-9));
    double[] step = leading.halves();
    if (points > 1) {
      for (int i = 0; i < step.length; i++) {
        step[i] = box.width(i) / (points - 1);
      }
      best = grid(leading, best, points, step, objectives.from(null));
      for (int i = 0; i < step.length; i++) {
        step[i] /= 2;
      }
    }
    try (Trials trials = new Trials(run, objectives.from(best.response().policy()))) {
      return new CompassSearch(box, run, FLAT).climb(trials, best, step, halvings).response();
    }
  }

  private static Trial grid(
      Leading leading, Trial first, int points, double[] step, Trials.Objective objective) {
    LeaderBox box = leading.box();
    Run run = leading.run();
    long all = Math.round(Math.pow(points, box.size()));
    Trial best = first;
    try (Trials trials = new Trials(run, objective)) {
      for (long from = 0; from < all && !run.exhausted(); from += BATCH) {
        run.check();
        run.progress("grid", (double) from / all);
        List<double[]> batch = new ArrayList<>();
        for (long index = from; index < Math.min(all, from + BATCH); index++) {
          batch.add(point(box, index, points, step));
        }
        long place = from;
        List<Trial> tried = trials.tried(batch);
        for (Trial trial : tried) {
          if (box.size() == 1) {
            run.report("commitment", place, trial.commitment()[0]);
            run.report("leader value", place, trial.response().leaderValue(leading.game()));
          }
          place++;
        }
        best = Trials.better(best, tried);
      }
    }
    return best;
  }

  private static double[] point(LeaderBox box, long index, int points, double[] step) {
    double[] commitment = new double[box.size()];
    long rest = index;
    for (int i = 0; i < commitment.length; i++) {
      commitment[i] = box.nearest(i, box.lower()[i] + rest % points * step[i]);
      rest /= points;
    }
    return commitment;
  }
}
