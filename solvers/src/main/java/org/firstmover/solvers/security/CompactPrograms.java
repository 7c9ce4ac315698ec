package org.firstmover.solvers.security;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.lp.LinearProgram;
import org.firstmover.solvers.lp.LinearProgram.Answer;
import org.firstmover.solvers.lp.LinearProgram.State;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.security.SecurityVerifier;

/**
 * One linear programme for each target t, over coverages under which t is the attacker's best
 * target: for any payoffs, also where cover helps the attacker or hurts the defender.
 *
 * <p>{@code max U_d(t, c_t)} subject to {@code U_a(s, c_s) <= U_a(t, c_t)} for all s, {@code sum_s
 * c_s <= m} and {@code 0 <= c <= 1}. Targets that could not beat the best value found, even at
 * their best coverage, are skipped.
 *
 * <p>Source: C. Kiekintveld, M. Jain, J. Tsai, J. Pita, F. Ordonez and M. Tambe, "Computing optimal
 * randomized resource allocations for massive security games", AAMAS 2009 (ERASER, its integer
 * choice of target enumerated).
 */
public final class CompactPrograms implements Solver<SecurityGame> {
  private static final MethodInfo INFO =
      new MethodInfo(
          "compact-lps",
          "the optimal coverage for any payoffs, by one linear programme a target",
          "optimal; the certificate derives the same value by bisection",
          "C. Kiekintveld, M. Jain, J. Tsai, J. Pita, F. Ordonez, M. Tambe, Computing optimal"
              + " randomized resource allocations for massive security games, AAMAS 2009",
          List.of());

  private static final int MOST_TARGETS = 2000;

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<SecurityGame> verifier() {
    return new SecurityVerifier();
  }

  @Override
  public Optional<String> refusal(SecurityGame game) {
    return game.size() <= MOST_TARGETS
        ? Optional.empty()
        : Optional.of("its programmes for " + game.size() + " targets do not fit in memory");
  }

  @Override
  public Solution search(SecurityGame game, Options options, Run run) {
    int n = game.size();
    double[] highest = new double[n];
    for (int t = 0; t < n; t++) {
      highest[t] = Math.max(game.defenderCovered(t), game.defenderUncovered(t));
    }
    double[] range = game.attackerRange();
    double scale = LinearProgram.scale(range[1] - range[0]);
    List<Integer> order =
        IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(t -> -highest[t])).toList();
    double[] best = new double[n];
    double value = AttackResponse.Attack.on(game, best).strong();
    for (int done = 0; done < n; done++) {
      int t = order.get(done);
      if (highest[t] > value) {
        run.check();
        run.count("linear programmes");
        Answer answer = program(game, t, scale).solve();
        if (answer.state() == State.FAILED) {
          throw new IllegalStateException(
              "the linear programme of target [" + game.targets().get(t) + "] was not solved");
        }
        if (answer.optimal()) {
          double[] coverage = clipped(answer.x());
          double found = game.defenderValue(t, coverage[t]);
          if (found > value) {
            value = found;
            best = coverage;
          }
        }
      }
      run.progress("targets", (done + 1.0) / n);
    }
    return new SecurityAnswer(game, INFO, options, run).optimal(best);
  }

  private static LinearProgram program(SecurityGame game, int t, double scale) {
    int n = game.size();
    LinearProgram program = new LinearProgram(n, 2 * n, 0);
    double slope = scale * (game.attackerCovered(t) - game.attackerUncovered(t));
    for (int s = 0, row = 0; s < n; s++) {
      if (s != t) {
        program
            .inequality(row, s, scale * (game.attackerCovered(s) - game.attackerUncovered(s)))
            .inequality(row, t, -slope)
            .atMost(row, scale * (game.attackerUncovered(t) - game.attackerUncovered(s)));
        row++;
      }
      program.inequality(n - 1, s, 1).inequality(n + s, s, 1).atMost(n + s, 1);
    }
    double gain = game.defenderCovered(t) - game.defenderUncovered(t);
    return program.objective(t, Math.signum(gain)).atMost(n - 1, game.resources());
  }

  private static double[] clipped(double[] numbers) {
    double[] coverage = new double[numbers.length];
    for (int s = 0; s < numbers.length; s++) {
      coverage[s] = Math.min(1, Math.max(0, numbers[s]));
    }
    return coverage;
  }
}
