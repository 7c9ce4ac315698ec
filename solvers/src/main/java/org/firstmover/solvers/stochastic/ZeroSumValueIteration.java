package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.Payoffs;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.solution.Tolerances;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.solvers.normalform.MatrixGame;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.stochastic.StochasticVerifier;

/**
 * Games of pure conflict: in each state the value of the matrix game R1 + gamma P V, by one linear
 * programme whose dual has the follower's part. Commitment is worth as much as simultaneous play;
 * the response printed is the follower's part of the equilibrium, one of her best responses, as it
 * proves that no commitment is worth more.
 *
 * <p>With the steps {@code shapley}, V &lt;- T V, T being Shapley's operator; with {@code
 * hoffman-karp}, V &lt;- what the leader's policy of the sweep is worth against the follower's best
 * response to it, which takes far fewer sweeps. Either way |V* - T V| &lt;= gamma |T V - V| / (1 -
 * gamma) in the largest state, the bound at which the iteration stops. It is printed with the
 * errors of the programmes in it.
 *
 * <p>Sources: L. S. Shapley, "Stochastic games", PNAS 39, 1953; A. J. Hoffman and R. M. Karp, "On
 * nonterminating stochastic games", Management Science 12, 1966.
 */
public final class ZeroSumValueIteration implements Solver<StochasticGame> {
  /** How far sums of rewards may differ, relative to the leader's: what rounding makes of 0. */
  private static final double ROUNDING = 1e-12;

  /** Of what the certificate allows: the error of both policies, which the follower may regret. */
  private static final double CLOSE = 0.1;

  private static final Option<String> STEPS =
      Option.choice(
          "steps",
          List.of("hoffman-karp", "shapley"),
          "hoffman-karp",
          "whether a sweep is followed by an evaluation of its policy against the best response");
  private static final Option<Integer> SWEEPS =
      Option.whole("sweeps", 1, 100_000_000, 100_000, "over the states at most");
  private static final Option<Double> TOLERANCE =
      Option.number(
          "tolerance", 1e-13, 1, 1e-9, "on the proven error, relative to the largest value");

  private static final MethodInfo INFO =
      new MethodInfo(
          "zero-sum-value-iteration",
          "the value of a game of pure conflict, and both players' optimal policies",
          "optimal, proved by the follower's policy; an error bound by contraction on the way",
          "L. S. Shapley, Stochastic games, PNAS 39, 1953; A. J. Hoffman, R. M. Karp, On"
              + " nonterminating stochastic games, Management Science 12, 1966",
          List.of(STEPS, SWEEPS, TOLERANCE));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<StochasticGame> verifier() {
    return new StochasticVerifier();
  }

  @Override
  public Optional<String> refusal(StochasticGame game) {
    if (game.entropy() > 0) {
      return Optional.of(
          "it needs a follower without an entropy weight, who takes what is best for her");
    }
    double[] sums = game.leaderRewards().clone();
    Vectors.add(1, game.followerRewards(), sums);
    double spread =
        Arrays.stream(sums).max().orElseThrow() - Arrays.stream(sums).min().orElseThrow();
    return spread <= ROUNDING * game.leaderRange()
        ? Optional.empty()
        : Optional.of(
            "it needs a game of pure conflict: what both players get must have the same sum in"
                + " every outcome, and here sums differ by up to "
                + spread);
  }

  @Override
  public Solution search(StochasticGame game, Options options, Run run) {
    Sweep sweep = new Sweep(game);
    PolicyIteration response = new PolicyIteration(game, TieBreak.STRONG);
    boolean evaluated = options.get(STEPS).equals("hoffman-karp");
    int most = options.get(SWEEPS);
    double[] values = new double[game.actions().stateCount()];
    double error = Double.POSITIVE_INFINITY;
    boolean proved = false;
    for (int k = 1; k <= most && !proved && !(k > 1 && run.exhausted()); k++) {
      run.check();
      sweep.from(values);
      error = sweep.error(values);
      run.count("sweeps");
      run.progress("sweeps", (double) k / most);
      run.report("error bound", k, error);
      proved = error <= options.get(TOLERANCE) * Vectors.largest(sweep.values);
      if (evaluated && !proved) {
        response.respond(sweep.leader);
        values = response.leaderValues();
      } else {
        values = sweep.values.clone();
      }
    }
    return answer(sweep, error, new StochasticAnswer(game, INFO, options, run));
  }

  private static Solution answer(Sweep sweep, double error, StochasticAnswer answer) {
    StochasticGame game = sweep.game;
    Evaluation evaluation =
        new Evaluation(game, Policy.ofLeader(game.actions()), Policy.ofFollower(game.actions()));
    evaluation.leader().set(sweep.leader);
    evaluation.follower().set(sweep.follower);
    evaluation.prepare();
    evaluation.evaluateLeader();
    evaluation.evaluateFollower();
    double upper = evaluation.atStart(sweep.values) + error;
    double value = evaluation.atStart(evaluation.leaderValues());
    double range = game.leaderRange() / (1 - game.discount());
    boolean optimal = error <= CLOSE * Tolerances.value(value, range);
    if (!optimal) {
      // the follower's part of the equilibrium is no best response to what is none for the leader
      PolicyIteration response = new PolicyIteration(game, TieBreak.STRONG);
      response.respond(sweep.leader);
      evaluation = response.evaluation();
      value = response.value();
    }
    return answer.of(
        optimal ? Status.OPTIMAL : Status.LIMIT,
        evaluation,
        Optional.of(TieBreak.STRONG),
        new Bounds(value, Math.max(value, upper)),
        Map.of("error bound", error));
  }

  /** One application of Shapley's operator, with both players' policies. */
  private static final class Sweep {
    private final StochasticGame game;
    private final double[] values;
    private final double[] leader;
    private final double[] follower;
    private double slack;

    Sweep(StochasticGame game) {
      this.game = game;
      values = new double[game.actions().stateCount()];
      leader = new double[game.actions().moves()];
      follower = new double[game.actions().replies()];
    }

    void from(double[] before) {
      StageGame stage = new StageGame(game);
      slack = 0;
      for (int s = 0; s < values.length; s++) {
        Payoffs payoffs = stage.payoffs(s, game.leaderRewards(), before);
        if (game.actions().observes() == Observes.ACTION) {
          seen(s, payoffs);
        } else {
          simultaneous(s, MatrixGame.solve(payoffs));
        }
      }
    }

    private void simultaneous(int state, MatrixGame play) {
      Actions actions = game.actions();
      values[state] = play.lower();
      slack = Math.max(slack, play.upper() - play.lower());
      System.arraycopy(
          play.rows(), 0, leader, actions.firstMove(state), actions.leaderCount(state));
      int reply = actions.firstReply(actions.decision(state, 0));
      System.arraycopy(play.columns(), 0, follower, reply, actions.followerCount(state));
    }

    /** The follower answers each drawn action, and the leader draws the one that is worth most. */
    private void seen(int state, Payoffs payoffs) {
      Actions actions = game.actions();
      values[state] = Double.NEGATIVE_INFINITY;
      int best = 0;
      for (int a = 0; a < payoffs.rows(); a++) {
        int answer = 0;
        for (int b = 1; b < payoffs.columns(); b++) {
          answer = payoffs.get(a, b) < payoffs.get(a, answer) ? b : answer;
        }
        int reply = actions.firstReply(actions.decision(state, a));
        Arrays.fill(follower, reply, reply + payoffs.columns(), 0);
        follower[reply + answer] = 1;
        if (payoffs.get(a, answer) > values[state]) {
          values[state] = payoffs.get(a, answer);
          best = a;
        }
      }
      int move = actions.firstMove(state);
      Arrays.fill(leader, move, move + payoffs.rows(), 0);
      leader[move + best] = 1;
    }

    /** How far values may be from those of the game; programmes are off by the slack at most. */
    double error(double[] before) {
      double change = 0;
      for (int s = 0; s < values.length; s++) {
        change = Math.max(change, Math.abs(values[s] - before[s]));
      }
      double discount = game.discount();
      return (discount * change + slack) / (1 - discount);
    }
  }
}
