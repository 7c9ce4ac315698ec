package org.firstmover.solvers.normalform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Rounds;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.normalform.ResponseProgram.Outcome;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.normalform.NormalFormVerifier;

/**
 * One linear programme for each follower action j: the best commitment to which j is a best
 * response. The best of them is the optimal commitment, ties broken for the leader.
 *
 * <p>The multipliers of the programmes together prove that nothing is better. Departure from the
 * paper: actions are taken in the order of the leader's highest payoff under them, and those whose
 * highest payoff does not exceed the best value found are skipped ({@code skip}); their proof is
 * that payoff. Which are skipped does not depend on the number of threads.
 *
 * <p>Source: V. Conitzer and T. Sandholm, "Computing the optimal strategy to commit to", EC 2006,
 */
public final class MultipleLinearPrograms implements Solver<NormalFormGame> {
  public static final Option<String> SKIP =
      Option.choice(
          "skip",
          List.of("bound", "none"),
          "bound",
          "whether to skip follower actions that the leader's highest payoff rules out");

  private static final MethodInfo INFO =
      new MethodInfo(
          "multiple-lps",
          "the optimal commitment, ties broken for the leader",
          "optimal, proved by the multipliers of the programmes",
          "V. Conitzer, T. Sandholm, Computing the optimal strategy to commit to, EC 2006",
          List.of(SKIP));

  /** Programmes between two looks at the best value; fixed, so that threads change nothing. */
  private static final int ROUND = 16;

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
    int m = game.leaderActions().size();
    int n = game.followerActions().size();
    boolean skip = options.get(SKIP).equals("bound");
    ResponseProgram program = new ResponseProgram(game);

    double[] highest = new double[n];
    for (int j = 0; j < n; j++) {
      highest[j] = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < m; i++) {
        highest[j] = Math.max(highest[j], game.leader().get(i, j));
      }
    }
    List<Integer> order =
        IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(j -> -highest[j])).toList();

    double[] best = new double[m];
    best[BestPureCommitment.best(game)] = 1;
    double value = BestResponse.Reply.to(game.leader(), game.follower(), best).strong();
    Outcomes outcomes = run.restored().map(Outcomes::of).orElseGet(() -> new Outcomes(0, n));
    for (int j : order) {
      Outcome outcome = outcomes.get(j);
      if (outcome != null && outcome.value() > value) {
        value = outcome.value();
        best = outcome.x();
      }
    }
    boolean complete = true;
    try (Rounds rounds = new Rounds(run)) {
      while (outcomes.next() < n) {
        List<Integer> round = new ArrayList<>(ROUND);
        int next = outcomes.next();
        for (; next < n && round.size() < (skip ? ROUND : 4 * ROUND); next++) {
          int j = order.get(next);
          if (!skip || highest[j] > value) {
            round.add(j);
          }
        }
        if (run.exhausted()) {
          complete = round.isEmpty();
          break;
        }
        rounds.solve(round, j -> outcomes.set(j, program.solve(j)));
        double before = value;
        for (int j : round) {
          run.count("linear programmes");
          Outcome outcome = outcomes.get(j);
          if (outcome != null && outcome.value() > value) {
            value = outcome.value();
            best = outcome.x();
          }
        }
        outcomes.reach(next);
        if (value > before) {
          run.report("best value", next, value);
        }
        run.progress("follower actions", (double) next / n);
        run.checkpoint(outcomes::toBytes);
      }
    }

    double upper = value;
    Map<String, Map<String, Double>> multipliers = new LinkedHashMap<>();
    for (int j = 0; j < n; j++) {
      Outcome outcome = outcomes.get(j);
      if (outcome == null) {
        upper = Math.max(upper, highest[j]);
      } else if (outcome.feasible()) {
        put(multipliers, game, j, outcome.multipliers());
      } else if (highest[j] > value) {
        put(multipliers, game, j, program.ray(j, value));
      }
    }
    return new NormalFormAnswer(game, INFO, options, run)
        .strong(
            best,
            complete ? Status.OPTIMAL : Status.LIMIT,
            upper,
            Proof.Multipliers.strong(multipliers));
  }

  private static void put(
      Map<String, Map<String, Double>> multipliers, NormalFormGame game, int j, double[] y) {
    Map<String, Double> named = ResponseProgram.named(game.followerActions(), y);
    if (!named.isEmpty()) {
      multipliers.put(game.followerActions().get(j), named);
    }
  }
}
