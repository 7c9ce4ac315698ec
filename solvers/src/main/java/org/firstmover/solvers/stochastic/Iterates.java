package org.firstmover.solvers.stochastic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.linear.Vectors;

/**
 * What methods share that move both players' logits at once: where they begin and end, what their
 * iterates are worth against the follower's exact best response, and the answer, which is evaluated
 * there. Logits' norms are of what is left without the mean of each state or decision, which
 * changes no policy.
 */
final class Iterates {
  static final Option<String> START =
      Option.choice(
          "start",
          List.of("uniform", "random"),
          "uniform",
          "policies to begin with, of both players");
  static final Option<String> ANSWER =
      Option.choice(
          "answer",
          List.of("last", "best"),
          "last",
          "the leader's last iterate, or the best of those that were reported");
  static final Option<Integer> PERIOD =
      Option.whole(
          "period",
          1,
          1_000_000_000,
          1000,
          "iterations between reports; powers of 2 before the first are reported, too");

  private final StochasticGame game;
  private final MethodInfo info;
  private final Options options;
  private final Run run;
  private final LogitPair pair;
  private final RegularisedProblem exact;
  private final int iterations;
  private double[] best;
  private double bestValue = Double.NEGATIVE_INFINITY;

  /** Begins: the logits are those of the start. */
  Iterates(
      StochasticGame game,
      MethodInfo info,
      Options options,
      Run run,
      LogitPair pair,
      int iterations) {
    this.game = game;
    this.info = info;
    this.options = options;
    this.run = run;
    this.pair = pair;
    this.iterations = iterations;
    exact = new RegularisedProblem(game);
    if (options.get(START).equals("random")) {
      LogitPair.draw(pair.leader(), run.random().child("start 1"));
      LogitPair.draw(pair.follower(), run.random().child("follower's start"));
    }
    best = pair.leader().clone();
  }

  static Option<Integer> iterations(int fallback) {
    return Option.whole("iterations", 1, 1_000_000_000, fallback, "steps of both players");
  }

  /** Why methods on softmax logits refuse a game; empty if they do not. */
  static Optional<String> withoutEntropy(StochasticGame game) {
    return game.entropy() > 0
        ? Optional.empty()
        : Optional.of(
            "it needs a follower with an entropy weight above 0, whose response is smooth");
  }

  /** What rewards are measured in: their range, or 1 where they do not differ. */
  static double unit(double range) {
    return range > 0 ? range : 1;
  }

  /** Whether there is a step t, from 0; counts it. */
  boolean goesOn(int t) {
    run.check();
    if (t >= iterations || run.exhausted() || !pair.finite()) {
      return false;
    }
    run.count("iterations");
    return true;
  }

  /** Every so many steps, and at powers of 2 before the first of them, where most happens. */
  boolean isReported(int t) {
    int period = options.get(PERIOD);
    return t % period == 0 || (t < period && Integer.bitCount(t) == 1);
  }

  /** Reports the pair before step t, which has been evaluated. */
  void report(int t) {
    run.progress("iterations", (double) t / iterations);
    Evaluation evaluation = pair.evaluation();
    run.report("value at the pair", t, evaluation.atStart(evaluation.leaderValues()));
    run.report("follower advantage", t, Vectors.largest(pair.advantages().followerByReply()));
    double[] response = exact.respond(pair.leader());
    run.report("value", t, exact.value());
    run.report("gradient norm", t, Vectors.norm(exact.slopes()));
    run.report("improvement", t, exact.improvement());
    run.report("follower distance", t, distance(evaluation.follower().probabilities(), response));
    run.report("leader logits", t, leaderNorm());
    run.report("follower logits", t, followerNorm());
    if (exact.value() > bestValue) {
      bestValue = exact.value();
      best = pair.leader().clone();
    }
  }

  /** Half the sum of differences of two policies, where it is largest. */
  private double distance(double[] one, double[] other) {
    Actions actions = game.actions();
    double largest = 0;
    for (int i = 0; i < actions.decisions(); i++) {
      double sum = 0;
      for (int r = actions.firstReply(i); r < actions.firstReply(i + 1); r++) {
        sum += Math.abs(one[r] - other[r]);
      }
      largest = Math.max(largest, sum / 2);
    }
    return largest;
  }

  private double leaderNorm() {
    Actions actions = game.actions();
    double square = 0;
    for (int s = 0; s < actions.stateCount(); s++) {
      square += squareAround(pair.leader(), actions.firstMove(s), actions.firstMove(s + 1));
    }
    return Math.sqrt(square);
  }

  private double followerNorm() {
    Actions actions = game.actions();
    double square = 0;
    for (int i = 0; i < actions.decisions(); i++) {
      square += squareAround(pair.follower(), actions.firstReply(i), actions.firstReply(i + 1));
    }
    return Math.sqrt(square);
  }

  /** The square of what is left without the mean. */
  private static double squareAround(double[] logits, int from, int to) {
    double mean = 0;
    for (int k = from; k < to; k++) {
      mean += logits[k] / (to - from);
    }
    double square = 0;
    for (int k = from; k < to; k++) {
      square += (logits[k] - mean) * (logits[k] - mean);
    }
    return square;
  }

  /**
   * The answer: the leader's iterate with the follower's exact best response.
   *
   * @param done steps, behind which the logits stand
   */
  Solution answer(int done) {
    boolean last = options.get(ANSWER).equals("last") && pair.finite();
    Map<String, Double> further = new LinkedHashMap<>();
    if (pair.finite()) {
      pair.evaluate();
      report(done);
      further.put("leader logits", leaderNorm());
      further.put("follower logits", followerNorm());
    } else {
      run.tally("diverged", 1);
    }
    Evaluation evaluation = exact.at(last ? pair.leader() : best);
    further.put(Solution.GRADIENT_NORM, Vectors.norm(exact.slopes()));
    further.put(Solution.FIRST_ORDER, Math.max(0, exact.improvement()));
    Status otherwise = done < iterations && pair.finite() ? Status.LIMIT : Status.FEASIBLE;
    return new StochasticAnswer(game, info, options, run)
        .of(
            exact.isStationary() ? Status.STATIONARY : otherwise,
            evaluation,
            Optional.empty(),
            new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
            further);
  }
}
