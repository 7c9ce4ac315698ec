package org.firstmover.verify.stochastic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.solution.Tolerances;
import org.firstmover.verify.Checks;
import org.firstmover.verify.Worst;
import org.jspecify.annotations.Nullable;

/** What a solution says of a pair of policies, claim by claim. */
final class Claims {
  private static final double UNIT = 0x1.0p-52;

  /** A relative error of values beyond this is worth a note. */
  private static final double NOTED = 1e-10;

  private static final String INDIFFERENT =
      "not re-proved: the follower is indifferent, so that there are no slopes";

  private final StochasticGame game;
  private final Actions actions;
  private final Solution solution;
  private final Checks checks;
  private final double modulus;
  private final Play play;
  private final double leaderRange;
  private final double followerRange;

  /**
   * @param modulus by how much a step of discounting shrinks differences of values, below 1
   */
  Claims(StochasticGame game, Solution solution, Checks checks, double modulus, Play play) {
    this.game = game;
    this.actions = game.actions();
    this.solution = solution;
    this.checks = checks;
    this.modulus = modulus;
    this.play = play;
    int most = 1;
    for (int s = 0; s < actions.stateCount(); s++) {
      most = Math.max(most, actions.followerCount(s));
    }
    leaderRange = game.leaderRange() / (1 - modulus);
    followerRange = (game.followerRange() + game.entropy() * Math.log(most)) / (1 - modulus);
  }

  void check() {
    DecisionProblem follower = DecisionProblem.ofFollower(game, modulus, play.leader());
    DecisionProblem view = follower.tied(follower.allowed(), game.leaderRewards());
    Chain chain = follower.chain(play.follower());
    Chain.Solved own = chain.values(follower.means(play.follower()));
    Chain.Solved leader = chain.values(view.means(play.follower()));
    double value = atStart(leader.x());
    conditioning(own, leader);
    Optimum best = Optimum.of(follower, play.follower(), own);
    regret(own, best);
    checks.leaderValue(value);
    fromStates(leader.x());
    double followerValue = solution.followers().get(0).value();
    checks.followerValue("follower value", followerValue, atStart(own.x()), followerRange);
    Optional<Double> leaderRegret =
        solution.tieBreak() == TieBreak.EQUILIBRIUM
            ? Optional.of(leaderRegret(leader))
            : Optional.empty();
    if (game.entropy() > 0) {
      double[] p = best.policy();
      Chain there = view.chain(p);
      Chain.Solved values = there.values(view.means(p), leader.x());
      double unique = atStart(values.x());
      checks.add(atBestResponse(unique)).ties(value, unique, unique, leaderRegret);
      slopes(new Stationarity(game, play.leader(), best, there, values.x()), value);
    } else {
      boolean[] tied = tied(best);
      double strong = best(view.tied(tied, game.leaderRewards()), leader);
      double weak = -best(view.tied(tied, negated(game.leaderRewards())), negated(leader));
      checks.ties(value, strong, weak, leaderRegret);
      if (isUnique(tied)) {
        slopes(new Stationarity(game, play.leader(), best, chain, leader.x()), value);
      } else if (solution.status() == Status.STATIONARY) {
        checks.add(Check.fact("stationarity", false, INDIFFERENT));
      }
    }
    bounds(value, leader);
  }

  /** A response may lose next to nothing and yet be far enough from the best one for the leader. */
  private Check atBestResponse(double value) {
    double error = Math.abs(solution.leader().value() - value);
    return Check.of(
            "value at the best response", Kind.EXACT, error, Tolerances.value(value, leaderRange))
        .withNote("recomputed " + value);
  }

  private double atStart(double[] values) {
    double sum = 0;
    for (int s = 0; s < values.length; s++) {
      sum += game.start()[s] * values[s];
    }
    return sum;
  }

  /** How far recomputed values may be off, relative to the largest one. */
  private void conditioning(Chain.Solved own, Chain.Solved leader) {
    double condition = (1 + modulus) / (1 - modulus);
    double error = condition * UNIT;
    for (Chain.Solved solved : new Chain.Solved[] {own, leader}) {
      double largest = Arrays.stream(solved.x()).map(Math::abs).max().orElse(0);
      error = largest == 0 ? error : Math.max(error, solved.error() / largest);
    }
    Check check = Check.of("conditioning", Kind.BOUND, error, Tolerances.ITERATIVE);
    checks.add(
        error <= NOTED
            ? check
            : check.withNote(
                String.format(
                    Locale.ROOT,
                    "condition number up to %.1e: values may be wrong by %.0e of their size",
                    condition,
                    error)));
  }

  /** In the state where it is worst, from which play need not begin. */
  private void regret(Chain.Solved own, Optimum best) {
    Worst worst = new Worst();
    for (int s = 0; s < own.x().length; s++) {
      double loss = best.values()[s] + best.error() - (own.x()[s] - own.error());
      worst.offer(s, loss, regretAllowed(best.values()[s]));
    }
    checks.add(
        worst.check("follower regret", Kind.BOUND, s -> Solution.FROM + actions.states().get(s)));
  }

  /** By value, as elsewhere, but a constant added to all rewards allows no more. */
  private double regretAllowed(double value) {
    return Tolerances.ITERATIVE
            * (Math.min(1, followerRange) + Math.min(Math.abs(value), followerRange))
        + Tolerances.CLOSED_FORM * Math.abs(value);
  }

  private void fromStates(double[] values) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int s = 0; s < values.length; s++) {
      numbers.put(actions.states().get(s), s);
    }
    Worst worst = new Worst();
    solution
        .values()
        .forEach(
            (key, printed) -> {
              if (key.startsWith(Solution.FROM)) {
                checks.claimed(key);
                Integer s = numbers.get(key.substring(Solution.FROM.length()));
                if (s == null) {
                  checks.add(Check.fact("leader values by state", false, "no state: " + key));
                } else {
                  double error = Math.abs(printed - values[s]);
                  worst.offer(s, error, Tolerances.value(values[s], leaderRange));
                }
              }
            });
    if (!worst.isEmpty()) {
      checks.add(
          worst.check(
              "leader values by state",
              Kind.EXACT,
              s -> Solution.FROM + actions.states().get(s) + ": recomputed " + values[s]));
    }
  }

  /** What she could gain in some state by another policy of hers against the printed response. */
  private double leaderRegret(Chain.Solved leader) {
    DecisionProblem problem = DecisionProblem.ofLeader(game, modulus, play.follower());
    Optimum best = Optimum.of(problem, play.leader(), leader);
    double regret = 0;
    for (int s = 0; s < leader.x().length; s++) {
      regret = Math.max(regret, best.values()[s] + best.error() - leader.x()[s] + leader.error());
    }
    return regret;
  }

  /** Replies that lose next to nothing, and those that are played: her regret is allowed them. */
  private boolean[] tied(Optimum best) {
    double tie = Tolerances.regret(game.followerRange()) + Tolerances.CLOSED_FORM * followerRange;
    boolean[] tied = new boolean[actions.replies()];
    for (int i = 0; i < actions.decisions(); i++) {
      for (int r = actions.firstReply(i); r < actions.firstReply(i + 1); r++) {
        double loss = best.groupValues()[i] - best.choiceValues()[r];
        tied[r] = loss <= tie || play.follower()[r] > 0;
      }
    }
    return tied;
  }

  private boolean isUnique(boolean[] tied) {
    int count = 0;
    for (boolean reply : tied) {
      count += reply ? 1 : 0;
    }
    return count == actions.decisions();
  }

  private double best(DecisionProblem problem, Chain.Solved start) {
    return atStart(Optimum.of(problem, play.follower(), start).values());
  }

  private static double[] negated(double[] numbers) {
    return Arrays.stream(numbers).map(number -> -number).toArray();
  }

  private static Chain.Solved negated(Chain.Solved solved) {
    return new Chain.Solved(negated(solved.x()), solved.error());
  }

  private void bounds(double value, Chain.Solved leader) {
    double printed = solution.bounds().upper();
    boolean optimal = solution.status() == Status.OPTIMAL;
    double upper = Double.POSITIVE_INFINITY;
    if (optimal || printed != Double.POSITIVE_INFINITY) {
      upper = new UpperBound(game, modulus, play).value(leader);
    }
    double slack = Tolerances.value(value, leaderRange);
    boolean proves = optimal ? upper - value <= slack : upper - printed <= slack;
    checks.bounds(
        value,
        proves ? OptionalDouble.of(upper) : OptionalDouble.empty(),
        "what is proved is that no commitment is worth more than " + upper);
  }

  /** What is said of them, and of a point without any. */
  private void slopes(Stationarity stationarity, double value) {
    Double printedGain = checks.claimed(Solution.FIRST_ORDER);
    Double printedNorm = checks.claimed(Solution.GRADIENT_NORM);
    boolean stationary = solution.status() == Status.STATIONARY;
    if (printedGain == null && printedNorm == null && !stationary) {
      return;
    }
    double[] slopes = stationarity.slopes();
    double gain = stationarity.gain(slopes);
    printed(Solution.FIRST_ORDER, printedGain, gain, value);
    printed(Solution.GRADIENT_NORM, printedNorm, stationarity.norm(slopes), value);
    if (stationary) {
      checks.add(stationarity.check(gain, leaderRange, rounding(value)));
    }
  }

  private void printed(String name, @Nullable Double printed, double recomputed, double value) {
    if (printed != null) {
      checks.add(
          Check.of(
                  name,
                  Kind.EXACT,
                  Math.abs(printed - recomputed),
                  Tolerances.ITERATIVE * (game.leaderRange() + Math.abs(recomputed))
                      + rounding(value))
              .withNote("recomputed " + recomputed));
    }
  }

  /** Of slopes, which are differences of values. */
  private double rounding(double value) {
    return Tolerances.CLOSED_FORM * Math.abs(value) / (1 - modulus);
  }
}
