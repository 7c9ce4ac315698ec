package org.firstmover.solvers.normalform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.Tolerances;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.lp.LinearProgram;
import org.firstmover.solvers.lp.LinearProgram.Answer;
import org.firstmover.solvers.normalform.BestResponse.Reply;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.normalform.NormalFormVerifier;

/**
 * The supremum of the leader's value when ties go against her, and a commitment that comes within
 * epsilon of it; the supremum itself need not be reached.
 *
 * <p>Let E(j) be the actions that give the follower the very payoffs of j. If some commitment makes
 * E(j) strictly better than all other actions, the leader can come as near as she likes to the best
 * x to which j is a best response, at the value of the worst action of E(j): she moves a little
 * from x towards that commitment. All other actions never are the only best response on an open
 * set, so that a pessimistic leader cannot gain by them.
 *
 * <p>Source: B. von Stengel and S. Zamir, "Leadership games with convex strategy sets", Games and
 * Economic Behavior 69 (2010).
 */
public final class WeakCommitment implements Solver<NormalFormGame> {
  public static final Option<Double> EPSILON =
      Option.number(
          "epsilon",
          1e-9,
          1,
          5e-7,
          "how far the commitment's weak value may be from the supremum, relative to its size plus 1"
              + " (or plus the payoff range, if that is less)");

  private static final MethodInfo INFO =
      new MethodInfo(
          "weak-commitment",
          "the supremum of the leader's value when ties go against her, and a commitment near it",
          "within epsilon of the supremum, or as near as the tolerance of ties lets it come, which the"
              + " lower bound then says; the supremum is the upper bound, proved by multipliers",
          "B. von Stengel, S. Zamir, Leadership games with convex strategy sets,"
              + " Games and Economic Behavior 69, 2010",
          List.of(EPSILON));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<NormalFormGame> verifier() {
    return new NormalFormVerifier();
  }

  @Override
  public Solution search(NormalFormGame game, Options options, Run run) {
    return new Search(game, options, run).solution();
  }

  private static final class Search {
    private final NormalFormGame game;
    private final Options options;
    private final Run run;
    private final Payoffs a;
    private final Payoffs b;
    private final int m;
    private final int n;
    private final double leaderScale;
    private final double followerScale;
    private final Map<String, Map<String, Double>> incentives = new LinkedHashMap<>();
    private final Map<String, Map<String, Double>> dominated = new LinkedHashMap<>();
    private final Map<String, Map<String, Double>> indistinct = new LinkedHashMap<>();
    private double supremum = Double.NEGATIVE_INFINITY;
    private double value = Double.NEGATIVE_INFINITY;
    private double[] best;

    Search(NormalFormGame game, Options options, Run run) {
      this.game = game;
      this.options = options;
      this.run = run;
      this.a = game.leader();
      this.b = game.follower();
      this.m = a.rows();
      this.n = a.columns();
      this.leaderScale = ResponseProgram.scale(a);
      this.followerScale = ResponseProgram.scale(b);
      this.best = new double[m];
      best[0] = 1;
    }

    Solution solution() {
      for (int j = 0; j < n; j++) {
        run.check();
        consider(j);
        run.progress("follower actions", (j + 1.0) / n);
      }
      double tolerance = Tolerances.value(value, a.range());
      return new NormalFormAnswer(game, INFO, options, run)
          .weak(
              best,
              supremum - value <= tolerance ? Status.OPTIMAL : Status.FEASIBLE,
              supremum,
              new Proof.Multipliers(incentives, dominated, indistinct));
    }

    private void consider(int j) {
      int[] same = IntStream.range(0, n).filter(k -> same(j, k)).toArray();
      int[] others = IntStream.range(0, n).filter(k -> !same(j, k)).toArray();
      String name = game.followerActions().get(j);
      if (same[0] < j) {
        copy(incentives, name, same[0]);
        copy(dominated, name, same[0]);
        copy(indistinct, name, same[0]);
        return;
      }
      run.count("linear programmes");
      Answer inside = strictly(j, others);
      double margin = inside.x()[m] - 2;
      if (margin <= Tolerances.CLOSED_FORM) {
        dominated.put(name, named(others, inside.multipliers(), 0, 1));
        return;
      }
      run.count("linear programmes");
      Answer answer = pessimistic(j, same, others);
      double[] weights = answer.multipliers();
      indistinct.put(name, named(same, weights, others.length, 1));
      incentives.put(name, named(others, weights, 0, followerScale / leaderScale));

      double[] x = Simplex.cleaned(answer.x(), m);
      double[] interior = Simplex.cleaned(inside.x(), m);
      double bound = worst(x, same);
      supremum = Math.max(supremum, bound);
      double[] near = between(x, interior, same, bound, margin / followerScale);
      double reached = Reply.to(a, b, near).weak();
      if (reached > value) {
        value = reached;
        best = near;
      }
    }

    /**
     * As little of the interior point as keeps the follower clear of ties, or as much as epsilon
     * allows.
     */
    private double[] between(
        double[] x, double[] interior, int[] same, double bound, double margin) {
      double tie = Tolerances.regret(b.range());
      double loss = bound - worst(interior, same);
      double allowed = options.get(EPSILON) * (Math.min(1, a.range()) + Math.abs(bound));
      double share = loss > allowed ? allowed / loss : 1;
      share = Math.min(1, Math.max(share, 4 * tie / margin));
      double[] near = new double[m];
      for (int i = 0; i < m; i++) {
        near[i] = (1 - share) * x[i] + share * interior[i];
      }
      return near;
    }

    /** max t subject to sum_i x_i (B_ij - B_ik) >= t for all others; variable m holds t + 2. */
    private Answer strictly(int j, int[] others) {
      LinearProgram program = new LinearProgram(m + 1, others.length + 1, 1);
      incentives(program, j, others);
      for (int row = 0; row < others.length; row++) {
        program.inequality(row, m, 1).atMost(row, 2);
      }
      program.inequality(others.length, m, 1).atMost(others.length, 4);
      return simplex(program.objective(m, 1)).solve();
    }

    /** max v subject to v <= sum_i x_i A_ik for the same actions, and j a best response. */
    private Answer pessimistic(int j, int[] same, int[] others) {
      LinearProgram program = new LinearProgram(m + 1, others.length + same.length, 1);
      incentives(program, j, others);
      double shift = a.min();
      for (int s = 0; s < same.length; s++) {
        int row = others.length + s;
        for (int i = 0; i < m; i++) {
          program.inequality(row, i, -leaderScale * (a.get(i, same[s]) - shift));
        }
        program.inequality(row, m, 1);
      }
      return simplex(program.objective(m, 1)).solve();
    }

    private void incentives(LinearProgram program, int j, int[] others) {
      for (int row = 0; row < others.length; row++) {
        for (int i = 0; i < m; i++) {
          program.inequality(row, i, followerScale * (b.get(i, others[row]) - b.get(i, j)));
        }
      }
    }

    private LinearProgram simplex(LinearProgram program) {
      for (int i = 0; i < m; i++) {
        program.equality(0, i, 1);
      }
      return program.equalTo(0, 1);
    }

    private double worst(double[] x, int[] same) {
      double worst = Double.POSITIVE_INFINITY;
      for (int k : same) {
        double sum = 0;
        for (int i = 0; i < m; i++) {
          sum += x[i] * a.get(i, k);
        }
        worst = Math.min(worst, sum);
      }
      return worst;
    }

    private boolean same(int j, int k) {
      return IntStream.range(0, m).allMatch(i -> b.get(i, j) == b.get(i, k));
    }

    private Map<String, Double> named(int[] actions, double[] rows, int from, double factor) {
      double[] all = new double[n];
      for (int k = 0; k < actions.length; k++) {
        all[actions[k]] = rows[from + k] * factor;
      }
      return ResponseProgram.named(game.followerActions(), all);
    }

    private void copy(Map<String, Map<String, Double>> table, String name, int from) {
      Map<String, Double> row = table.get(game.followerActions().get(from));
      if (row != null) {
        table.put(name, row);
      }
    }
  }
}
