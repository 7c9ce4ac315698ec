package org.firstmover.solvers.meanfield;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.meanfield.MeanFieldVerifier;

/**
 * The best of a grid of commitments, each with the populations' equilibrium that it leads to, then
 * of steps of half the size around the best, again and again (compass search).
 *
 * <p>Source: the grid is anybody's; for the steps R. M. Lewis, V. Torczon, "Pattern search
 * algorithms for bound constrained minimization", SIAM Journal on Optimization 9, 1999.
 */
public final class CommitmentGrid implements Solver<MeanFieldGame> {
  private static final Option<Integer> POINTS =
      Option.whole("points", 2, 1_000_000, 21, "of the grid, along each of the leader's numbers");
  private static final Option<Integer> HALVINGS =
      Option.whole("halvings", 0, 60, 20, "of the steps around the best point of the grid");
  private static final int MOST_POINTS = 10_000_000;

  private static final MethodInfo INFO =
      new MethodInfo(
          "commitment-grid",
          "the best commitment of a grid, refined by ever smaller steps around it, each commitment"
              + " with the populations' equilibrium that follows",
          "the best of the commitments tried; no bound on others",
          "R. M. Lewis, V. Torczon, Pattern search algorithms for bound constrained minimization,"
              + " SIAM Journal on Optimization, 1999",
          Responses.options(List.of(POINTS, HALVINGS)));

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
    return Responses.withoutLeader(game);
  }

  @Override
  public Solution search(MeanFieldGame game, Options options, Run run) {
    int size = game.leaderSize();
    double[] lower = new double[size];
    double[] step = new double[size];
    int points = options.get(POINTS);
    int place = 0;
    for (Variable variable : game.leader()) {
      for (int i = 0; i < variable.size(); i++) {
        lower[place] = variable.lowerAt(i);
        step[place++] = (variable.upperAt(i) - variable.lowerAt(i)) / (points - 1);
      }
    }
    ResponseMethod method = Responses.chosen(options);
    Search search = new Search(game, method, options, run);
    double all = Math.min(MOST_POINTS, Math.pow(points, size));
    double[] commitment = new double[size];
    for (long index = 0; index < all && !run.exhausted(); index++) {
      long rest = index;
      for (int i = 0; i < size; i++) {
        commitment[i] = lower[i] + rest % points * step[i];
        rest /= points;
      }
      run.progress("grid", index / all);
      search.offer(commitment);
    }
    for (int halving = 0; halving < options.get(HALVINGS) && !run.exhausted(); ) {
      run.progress("refining", (double) halving / options.get(HALVINGS));
      if (!search.around(lower, step, points)) {
        for (int i = 0; i < size; i++) {
          step[i] /= 2;
        }
        points = 2 * points - 1;
        halving++;
      }
    }
    return new MeanFieldAnswer(game, INFO, options, run)
        .of(
            run.exhausted() ? Status.LIMIT : Status.FEASIBLE,
            search.best(),
            method.promised(options),
            Map.of());
  }

  /** The best commitment so far. */
  private static final class Search {
    private final MeanFieldGame game;
    private final ResponseMethod method;
    private final Options options;
    private final Run run;
    private final List<Equilibrium> best = new ArrayList<>(1);
    private double most = Double.NEGATIVE_INFINITY;

    Search(MeanFieldGame game, ResponseMethod method, Options options, Run run) {
      this.game = game;
      this.method = method;
      this.options = options;
      this.run = run;
    }

    Equilibrium best() {
      return best.get(0);
    }

    /** Whether it is better than all before. */
    boolean offer(double[] commitment) {
      Dynamics dynamics = new Dynamics(game, commitment);
      double[][][] start = best.isEmpty() ? dynamics.uniform() : best().policy();
      Equilibrium equilibrium = method.respond(dynamics, start, options, run);
      double gain = game.leaderGoal().gain(equilibrium.leaderValue(game));
      run.count("responses");
      if (best.isEmpty() || gain > most) {
        best.clear();
        best.add(equilibrium);
        most = gain;
        return true;
      }
      return false;
    }

    /** Whether a step along one of the leader's numbers is better. */
    boolean around(double[] lower, double[] step, int points) {
      double[] centre = best().commitment();
      for (int i = 0; i < centre.length; i++) {
        for (int sign = -1; sign <= 1; sign += 2) {
          double[] trial = centre.clone();
          trial[i] =
              Math.max(
                  lower[i], Math.min(lower[i] + (points - 1) * step[i], trial[i] + sign * step[i]));
          if (!Arrays.equals(trial, centre) && offer(trial)) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
