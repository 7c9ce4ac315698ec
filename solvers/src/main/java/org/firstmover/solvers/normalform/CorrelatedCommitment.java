package org.firstmover.solvers.normalform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.lp.LinearProgram;
import org.firstmover.solvers.lp.LinearProgram.Answer;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.normalform.NormalFormVerifier;

/**
 * A single linear programme over joint distributions p: the leader signals follower action j with
 * probability sum_i p_ij, and obeying the signal is a best response.
 *
 * <p>max sum_ij p_ij A_ij subject to sum_i p_ij (B_ij - B_ik) >= 0 for all j, k, and p a
 * distribution. With two players its value is that of the optimal commitment, and every column with
 * mass, divided by its mass, is one; the heaviest is taken.
 *
 * <p>Source: V. Conitzer and D. Korzhyk, "Commitment to correlated strategies", AAAI 2011.
 */
public final class CorrelatedCommitment implements Solver<NormalFormGame> {
  private static final MethodInfo INFO =
      new MethodInfo(
          "correlated",
          "the optimal commitment, through one programme over joint distributions",
          "optimal, proved by the multipliers of the programme",
          "V. Conitzer, D. Korzhyk, Commitment to correlated strategies, AAAI 2011",
          List.of());

  /** Entries of the dense programme; 400 MB. */
  private static final long LARGEST = 50_000_000;

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<NormalFormGame> verifier() {
    return new NormalFormVerifier();
  }

  @Override
  public Optional<String> refusal(NormalFormGame game) {
    long m = game.leaderActions().size();
    long n = game.followerActions().size();
    return m * n * n * (n - 1) <= LARGEST
        ? Optional.empty()
        : Optional.of("its programme for " + m + " x " + n + " actions does not fit in memory");
  }

  @Override
  public Solution search(NormalFormGame game, Options options, Run run) {
    Payoffs a = game.leader();
    Payoffs b = game.follower();
    int m = a.rows();
    int n = a.columns();
    double leaderScale = ResponseProgram.scale(a);
    double followerScale = ResponseProgram.scale(b);
    double shift = a.min();
    LinearProgram program = new LinearProgram(m * n, n * (n - 1), 1);
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        program.objective(j * m + i, leaderScale * (a.get(i, j) - shift)).equality(0, j * m + i, 1);
        for (int k = 0, row = j * (n - 1); k < n; k++) {
          if (k != j) {
            program.inequality(row++, j * m + i, followerScale * (b.get(i, k) - b.get(i, j)));
          }
        }
      }
    }
    run.check();
    run.count("linear programmes");
    Answer answer = program.equalTo(0, 1).solve();
    if (!answer.optimal()) {
      throw new IllegalStateException("the programme ended " + answer.state() + "; it has optima");
    }
    int heaviest = 0;
    double most = 0;
    for (int j = 0; j < n; j++) {
      double mass = 0;
      for (int i = 0; i < m; i++) {
        mass += answer.x()[j * m + i];
      }
      if (mass > most) {
        most = mass;
        heaviest = j;
      }
    }
    double[] column = new double[m];
    System.arraycopy(answer.x(), heaviest * m, column, 0, m);
    for (int i = 0; i < m; i++) {
      column[i] /= most;
    }

    Map<String, Map<String, Double>> multipliers = new LinkedHashMap<>();
    for (int j = 0; j < n; j++) {
      double[] y = new double[n];
      for (int k = 0, row = j * (n - 1); k < n; k++) {
        if (k != j) {
          y[k] = answer.multipliers()[row++] * followerScale / leaderScale;
        }
      }
      multipliers.put(
          game.followerActions().get(j), ResponseProgram.named(game.followerActions(), y));
    }
    return new NormalFormAnswer(game, INFO, options, run)
        .strong(
            Simplex.cleaned(column, m),
            Status.OPTIMAL,
            Double.NEGATIVE_INFINITY,
            Proof.Multipliers.strong(multipliers));
  }
}
