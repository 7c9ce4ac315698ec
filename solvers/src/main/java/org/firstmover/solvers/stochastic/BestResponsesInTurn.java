package org.firstmover.solvers.stochastic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firstmover.game.stochastic.Actions;
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
import org.firstmover.verify.Verifier;
import org.firstmover.verify.stochastic.StochasticVerifier;

/**
 * The follower best-responds to the leader, the leader to the follower who then stands still, and
 * so on, exactly or by Boltzmann policies projected to an epsilon-net. Where this comes to rest
 * nobody gains by moving alone: a Nash equilibrium, not a commitment; the leader's value through
 * the follower's response stands beside it, found by {@link DoubleLoop} or {@link
 * EntropyAnnealing}, and the gap between the two.
 *
 * <p>If both best responses are Lipschitz with constants d_F and d_L and d_L d_F &lt; 1, policies
 * come nearer to the fixed point by d_L d_F a round. Of regularised best responses constants are
 * known beforehand ({@link Contraction}); of others the ratio of successive steps estimates their
 * product.
 *
 * <p>Source: J. He, A. L. Liu, Y. Chen, "Learning in Stackelberg Markov games", 2025. The paper's
 * constants were not at hand; those here are derived in {@link Contraction} and {@link
 * BoltzmannNet}.
 */
public final class BestResponsesInTurn implements Solver<StochasticGame> {
  /** With more outcomes no commitment is looked for beside. */
  private static final int MOST_OUTCOMES = 20_000;

  /** For a value that only stands beside another: rounds, and states of games that have one. */
  private static final int FEW_ROUNDS = 50;

  private static final int FEW_STATES = 100;

  private static final Option<String> RESPONSES =
      Option.choice(
          "responses",
          List.of("exact", "boltzmann"),
          "exact",
          "of players without an entropy weight: all that is best alike, or softmax (Q /"
              + " temperature)");
  private static final Option<Double> TEMPERATURE =
      Option.number(
          "temperature",
          0,
          1e9,
          0,
          "of Boltzmann policies; 0: phi / log (1 / epsilon), with phi the least gap on the net");
  private static final Option<Integer> NET =
      Option.whole(
          "net", 0, 100_000, 0, "probabilities are multiples of one by this; 0: no projection");
  private static final Option<Double> LEADER_ENTROPY =
      Option.number(
          "leader-entropy", 0, 1e9, 0, "weight of an entropy bonus of the leader, in her rewards");
  private static final Option<Integer> ROUNDS =
      Option.whole("rounds", 1, 100_000_000, 1000, "best responses of each at most");
  private static final Option<Double> TOLERANCE =
      Option.number("tolerance", 0, 1, 1e-10, "on how much probabilities move in a round");

  private static final MethodInfo INFO =
      new MethodInfo(
          "alternating-best-response",
          "where best responses lead that leader and follower take in turn: not a commitment",
          "at rest a Nash equilibrium, printed with the follower's best response, the commitment gap"
              + " and, where best responses contract, a bound on the distance",
          "J. He, A. L. Liu, Y. Chen, Learning in Stackelberg Markov games, 2025",
          List.of(RESPONSES, TEMPERATURE, NET, LEADER_ENTROPY, ROUNDS, TOLERANCE));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<StochasticGame> verifier() {
    return new StochasticVerifier();
  }

  @Override
  public Solution search(StochasticGame game, Options options, Run run) {
    int parts = options.get(NET);
    Optional<BoltzmannNet> net =
        parts == 0 ? Optional.empty() : Optional.of(new BoltzmannNet(game, parts));
    boolean soft = options.get(RESPONSES).equals("boltzmann");
    double temperature =
        soft ? BoltzmannNet.temperature(options.get(TEMPERATURE), net, game, run) : 0;
    Turns turns = new Turns(game, temperature, options.get(LEADER_ENTROPY), net);
    double[] anchor = turns.leader().clone();
    double step = Double.POSITIVE_INFINITY;
    double ratio = 0;
    double largest = 0;
    int expanding = 0;
    int cycle = 0;
    int anchored = 0;
    int round = 1;
    for (; round <= options.get(ROUNDS) && step > options.get(TOLERANCE) && cycle == 0; round++) {
      run.check();
      if (run.exhausted()) {
        break;
      }
      double before = step;
      step = turns.take();
      run.count("rounds");
      run.progress("rounds", (double) round / options.get(ROUNDS));
      run.report("step", round, step);
      if (round > 2 && before > 0) {
        ratio = step / before;
        largest = Math.max(largest, ratio);
        expanding += ratio < 1 ? 0 : 1;
        run.report("contraction ratio", round, ratio);
      }
      if (step > options.get(TOLERANCE) && turns.distance(anchor) <= options.get(TOLERANCE)) {
        cycle = round - anchored;
      }
      if (round >= 2 * anchored) {
        anchor = turns.leader().clone();
        anchored = round;
      }
    }
    run.tally("rounds of the cycle", cycle);
    boolean rests = step <= options.get(TOLERANCE);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("value at the last round", turns.value());
    values.put("step of the last round", step);
    values.put("contraction ratio", ratio);
    values.put("largest contraction ratio", largest);
    if (expanding > 0) {
      values.put("warning: rounds that did not contract", (double) expanding);
    }
    Contraction.of(game, options.get(LEADER_ENTROPY))
        .errors(net, soft, rests ? round - 1 : 0, step, largest)
        .forEach(values::put);
    return answer(game, options, run, turns.leader(), rests, values);
  }

  /**
   * The leader's value where exact best responses in turn come to rest, with the follower's best
   * response; empty if they have not after some rounds, or the game is large.
   */
  public static OptionalDouble valueAtRest(StochasticGame game) {
    Turns turns = new Turns(game, 0, 0, Optional.empty());
    for (int round = 0; round < FEW_ROUNDS && game.actions().stateCount() <= FEW_STATES; round++) {
      if (turns.take() <= TOLERANCE.fallback()) {
        Evaluation evaluation = responded(game, turns.leader());
        return OptionalDouble.of(evaluation.atStart(evaluation.leaderValues()));
      }
    }
    return OptionalDouble.empty();
  }

  /** A policy of the leader with the follower's best response, ties broken for the leader. */
  private static Evaluation responded(StochasticGame game, double[] leader) {
    if (game.entropy() == 0) {
      PolicyIteration response = Ties.response(game, TieBreak.STRONG);
      response.respond(leader);
      return response.evaluation();
    }
    Policy policy = Policy.ofLeader(game.actions());
    policy.set(leader);
    Evaluation evaluation = new Evaluation(game, policy, Policy.ofFollower(game.actions()));
    new SoftPolicyIteration(evaluation).converge();
    evaluation.evaluateLeader();
    return evaluation;
  }

  private static Solution answer(
      StochasticGame game,
      Options options,
      Run run,
      double[] leader,
      boolean rests,
      Map<String, Double> values) {
    Evaluation evaluation = responded(game, leader);
    if (game.actions().outcomes() <= MOST_OUTCOMES && !run.exhausted()) {
      Solver<StochasticGame> commitment =
          game.entropy() > 0 ? new DoubleLoop() : new EntropyAnnealing();
      double found =
          commitment
              .search(game, Options.defaults(commitment.info().options()), Run.withSeed(run.seed()))
              .leader()
              .value();
      // what is printed is a commitment, too, with its response
      double here = evaluation.atStart(evaluation.leaderValues());
      double best = Math.max(found, here);
      values.put("value of a commitment", best);
      values.put(Solution.COMMITMENT_GAP, best - here);
    }
    return new StochasticAnswer(game, INFO, options, run)
        .of(
            rests ? Status.FEASIBLE : Status.LIMIT,
            evaluation,
            game.entropy() == 0 ? Optional.of(TieBreak.STRONG) : Optional.empty(),
            new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
            values);
  }

  /** Both policies, and one best response of each after the other. */
  private static final class Turns {
    private final StochasticGame game;
    private final double temperature;
    private final Optional<BoltzmannNet> net;
    private final boolean regularisedLeader;
    private final Evaluation evaluation;
    private final LeaderReply reply;
    private double[] leader;

    Turns(
        StochasticGame game, double temperature, double leaderEntropy, Optional<BoltzmannNet> net) {
      this.game = game;
      this.temperature = temperature;
      this.net = net;
      regularisedLeader = leaderEntropy > 0;
      Actions actions = game.actions();
      evaluation = new Evaluation(game, Policy.ofLeader(actions), Policy.ofFollower(actions));
      reply = new LeaderReply(evaluation, leaderEntropy);
      leader = evaluation.leader().probabilities().clone();
    }

    double[] leader() {
      return leader;
    }

    /** The leader's, at her policy and the follower's last one. */
    double value() {
      evaluation.leader().set(leader);
      evaluation.prepare();
      evaluation.evaluateLeader();
      return evaluation.atStart(evaluation.leaderValues());
    }

    double distance(double[] other) {
      return BoltzmannNet.distance(leader, other, game.actions());
    }

    /** How far the leader's policy moves. */
    double take() {
      Actions actions = game.actions();
      double[] before = leader;
      evaluation.leader().set(leader);
      if (game.entropy() > 0) {
        new SoftPolicyIteration(evaluation).converge();
      } else {
        PolicyIteration response = Ties.response(game, TieBreak.STRONG);
        response.respond(leader);
        double[] own = new double[actions.replies()];
        BoltzmannNet.policy(
            response.evaluation().replyValues(),
            own,
            actions.decisions(),
            actions::firstReply,
            temperature);
        evaluation.follower().set(own);
      }
      net.ifPresent(all -> all.projectFollower(evaluation.follower()));
      reply.converge();
      leader = evaluation.leader().probabilities().clone();
      if (!regularisedLeader) {
        BoltzmannNet.policy(
            reply.moveValues(), leader, actions.stateCount(), actions::firstMove, temperature);
      }
      net.ifPresent(all -> all.projectLeader(leader));
      return distance(before);
    }
  }
}
