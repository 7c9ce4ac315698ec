package org.firstmover.solvers.stochastic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.solvers.normalform.StrongCommitment;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.stochastic.StochasticVerifier;

/**
 * Value iteration with the optimal commitment of one play in each state: (V1, V2)(s) &lt;- the
 * players' values of the strong commitment to the stage game (R1 + gamma P V1, R2 + gamma P V2).
 *
 * <p>A fixed point is a commitment from which the leader would not depart in a state if she were
 * committed to it in all others. It is neither the best stationary commitment, nor need there be
 * one, nor need the iteration come to it: the operator jumps where the follower changes her mind.
 * Cycles are told. The answer's value is what the policy of the last sweep is worth against the
 * follower's best response to it; values of the iteration stand beside it.
 *
 * <p>Sources: V. Bucarey, E. Della Vecchia, A. Jean-Marie, F. Ordonez, "Stationary strong
 * Stackelberg equilibrium in discounted stochastic games", IEEE Transactions on Automatic Control
 * 68, 2023, their operator T and fixed point equilibrium; the iteration is that of Y. Vorobeychik
 * and S. Singh, "Computing Stackelberg equilibria in discounted stochastic games", AAAI 2012.
 * Departure: cycles are looked for (R. P. Brent, "An improved Monte Carlo factorization algorithm",
 * BIT 20, 1980); values that wander without a cycle, as they often do where there are many states,
 * are given up when the change has not been smaller than before for long; and sweeps go on after
 * the tolerance is met until rounding ends what they gain, as the follower is often indifferent at
 * the fixed point and nowhere near it.
 */
public final class FixedPointEquilibrium implements Solver<StochasticGame> {
  /** A cycle moves by more than this many times the tolerance; slow convergence may not. */
  private static final double CYCLE = 1e4;

  /** Sweeps without a smaller change after which values wander; cycles may be as long. */
  private static final int PATIENCE = 1000;

  /** The same in units of 1 / (1 - gamma), in which changes shrink by e if policies stay. */
  private static final double HORIZONS = 10;

  private static final Option<Integer> SWEEPS =
      Option.whole("sweeps", 1, 100_000_000, 20_000, "of value iteration at most");
  private static final Option<Double> TOLERANCE =
      Option.number(
          "tolerance", 1e-15, 1, 1e-12, "on the change in a sweep, relative to the largest value");

  private static final MethodInfo INFO =
      new MethodInfo(
          "fixed-point-equilibrium",
          "the fixed point of value iteration with the strong commitment of one play in each state,"
              + " where there is one",
          "the fixed point's policy with the follower's best response to it, not the best"
              + " stationary commitment in general; status limit without convergence",
          "V. Bucarey, E. Della Vecchia, A. Jean-Marie, F. Ordonez, Stationary strong Stackelberg"
              + " equilibrium in discounted stochastic games, IEEE TAC 68, 2023; Y. Vorobeychik,"
              + " S. Singh, Computing Stackelberg equilibria in discounted stochastic games, AAAI"
              + " 2012",
          List.of(SWEEPS, TOLERANCE));

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
    return game.entropy() == 0
        ? Optional.empty()
        : Optional.of(
            "it needs a follower without an entropy weight, who takes what is best for her");
  }

  @Override
  public Solution search(StochasticGame game, Options options, Run run) {
    Iteration iteration = new Iteration(game);
    double tolerance = options.get(TOLERANCE);
    int most = options.get(SWEEPS);
    Iteration anchor = iteration.copy();
    int anchored = 0;
    int cycle = 0;
    double before = Double.POSITIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    double patience = Math.max(PATIENCE, HORIZONS / (1 - game.discount()));
    int idle = 0;
    for (int sweep = 1; sweep <= most && cycle == 0 && idle < patience; sweep++) {
      run.check();
      if (run.exhausted()) {
        break;
      }
      iteration.sweep();
      run.count("sweeps");
      run.progress("sweeps", (double) sweep / most);
      run.report("change", sweep, iteration.change);
      double enough = tolerance * iteration.largest();
      if (iteration.change <= enough && iteration.change >= before) {
        break;
      }
      before = iteration.change;
      idle = iteration.change < least ? 0 : idle + 1;
      least = Math.min(least, iteration.change);
      if (iteration.change > CYCLE * enough && iteration.distance(anchor) <= enough) {
        cycle = sweep - anchored;
      }
      if (sweep >= 2 * anchored) {
        anchor = iteration.copy();
        anchored = sweep;
      }
    }
    run.tally("sweeps of the cycle", cycle);
    run.tally("sweeps without a smaller change", idle);
    boolean converged = iteration.change <= tolerance * iteration.largest();
    return answer(iteration, converged, new StochasticAnswer(game, INFO, options, run));
  }

  private static Solution answer(Iteration iteration, boolean converged, StochasticAnswer answer) {
    StochasticGame game = iteration.game;
    PolicyIteration response = Ties.response(game, TieBreak.STRONG);
    response.respond(iteration.policy);
    Evaluation evaluation = response.evaluation();
    String name = converged ? "fixed point" : "last sweep";
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(name, evaluation.atStart(iteration.leader));
    values.put(name + " of the follower", evaluation.atStart(iteration.follower));
    values.put("change in the last sweep", iteration.change);
    for (int s = 0; s < iteration.leader.length && StochasticAnswer.prints(game); s++) {
      values.put(name + " from " + game.actions().states().get(s), iteration.leader[s]);
    }
    return answer.of(
        converged ? Status.FEASIBLE : Status.LIMIT,
        evaluation,
        Optional.of(TieBreak.STRONG),
        new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
        values);
  }

  /** Both players' values by state, and the policy of the last sweep. */
  private static final class Iteration {
    private final StochasticGame game;
    private double[] leader;
    private double[] follower;
    private final double[] policy;
    private double change = Double.POSITIVE_INFINITY;

    Iteration(StochasticGame game) {
      this.game = game;
      leader = new double[game.actions().stateCount()];
      follower = new double[leader.length];
      policy = Policy.ofLeader(game.actions()).probabilities();
    }

    Iteration copy() {
      Iteration copy = new Iteration(game);
      copy.leader = leader.clone();
      copy.follower = follower.clone();
      return copy;
    }

    void sweep() {
      Actions actions = game.actions();
      StageGame stage = new StageGame(game);
      double[] leaderBefore = leader;
      double[] followerBefore = follower;
      leader = new double[leaderBefore.length];
      follower = new double[leaderBefore.length];
      for (int s = 0; s < leader.length; s++) {
        NormalFormGame play = stage.of(s, leaderBefore, followerBefore);
        StrongCommitment best =
            actions.observes() == Observes.ACTION
                ? StrongCommitment.pure(play)
                : StrongCommitment.mixed(play);
        leader[s] = best.leaderValue();
        follower[s] = best.followerValue();
        System.arraycopy(best.leader(), 0, policy, actions.firstMove(s), actions.leaderCount(s));
      }
      change = distance(leaderBefore, followerBefore);
    }

    double distance(Iteration other) {
      return distance(other.leader, other.follower);
    }

    private double distance(double[] otherLeader, double[] otherFollower) {
      double most = 0;
      for (int s = 0; s < leader.length; s++) {
        most = Math.max(most, Math.abs(leader[s] - otherLeader[s]));
        most = Math.max(most, Math.abs(follower[s] - otherFollower[s]));
      }
      return most;
    }

    double largest() {
      return Math.max(Vectors.largest(leader), Vectors.largest(follower));
    }
  }
}
