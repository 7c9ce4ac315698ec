package org.firstmover.verify.normalform;

import java.util.Optional;
import java.util.OptionalDouble;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Solution;
import org.firstmover.solution.TieBreak;
import org.firstmover.solution.Tolerances;
import org.firstmover.strategy.Strategy;
import org.firstmover.verify.Checks;
import org.firstmover.verify.Verifier;

/**
 * The certificate of a normal-form game: enumerates the follower's actions (and the leader's, if
 * the players are said to be in equilibrium), re-derives the upper bound by weak duality, and
 * recovers the strategy in rationals on games up to 64 x 64.
 */
public final class NormalFormVerifier implements Verifier<NormalFormGame> {
  /** Beyond this size rational arithmetic takes too long to be the default. */
  private static final int LARGEST_EXACT = 64;

  @Override
  public Certificate verify(NormalFormGame game, Solution solution) {
    Checks checks = new Checks(game, solution, game.leader().range());
    Strategy commitment = solution.leader().strategy();
    Optional<double[]> leader = commitment.weights().inOrderOf(game.leaderActions());
    if (leader.isEmpty()) {
      return checks
          .add(Check.fact("leader actions", false, "an action is not the leader's"))
          .certificate();
    }
    if (solution.followers().size() != 1) {
      return checks.add(Check.fact("followers", false, "expected one follower")).certificate();
    }
    var printed = solution.followers().get(0);
    Optional<double[]> response = printed.response().weights().inOrderOf(game.followerActions());
    if (response.isEmpty()) {
      return checks
          .add(Check.fact("follower actions", false, "an action is not the follower's"))
          .certificate();
    }
    double[] x = leader.get();
    double[] reply = response.get();
    checks.distribution("leader", x).distribution("follower", reply);

    Play play = Play.of(game, x, reply);
    Optional<Play> mirrored =
        solution.tieBreak() == TieBreak.EQUILIBRIUM
            ? Optional.of(Play.of(game.swapped(), reply, x))
            : Optional.empty();
    double tie = Tolerances.regret(game.follower().range());
    checks.add(Check.of("follower regret", Kind.EXACT, play.regret(), tie));

    double strong = Double.NEGATIVE_INFINITY;
    double weak = Double.POSITIVE_INFINITY;
    double value = 0;
    double followerValue = 0;
    for (int j = 0; j < reply.length; j++) {
      double worth = 0;
      double own = 0;
      for (int i = 0; i < x.length; i++) {
        worth += x[i] * game.leader().get(i, j);
        own += x[i] * game.follower().get(i, j);
      }
      value += reply[j] * worth;
      followerValue += reply[j] * own;
      if (play.losses[j] <= tie) {
        strong = Math.max(strong, worth);
        weak = Math.min(weak, worth);
      }
    }
    checks
        .leaderValue(value)
        .followerValue("follower value", printed.value(), followerValue, game.follower().range())
        .ties(value, strong, weak, mirrored.map(Play::regret))
        .bounds(value, upperBound(game, solution), "its proof is of another kind");
    if (x.length <= LARGEST_EXACT && reply.length <= LARGEST_EXACT) {
      checks.add(play.exact("exact regret", solution.leader().value()));
      double own = followerValue;
      mirrored.ifPresent(other -> checks.add(other.exact("exact leader regret", own)));
    }
    return checks.certificate();
  }

  /**
   * A commitment and its response; in the game in which the players change places, a response and
   * the commitment.
   *
   * @param losses what the follower loses by each action against the best one
   */
  private record Play(NormalFormGame game, double[] x, double[] reply, double[] losses) {
    /** From differences of payoffs. */
    static Play of(NormalFormGame game, double[] x, double[] reply) {
      double[] gain = new double[reply.length];
      double best = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < gain.length; j++) {
        for (int i = 0; i < x.length; i++) {
          gain[j] += x[i] * (game.follower().get(i, j) - game.follower().get(i, 0));
        }
        best = Math.max(best, gain[j]);
      }
      for (int j = 0; j < gain.length; j++) {
        gain[j] = best - gain[j];
      }
      return new Play(game, x, reply, gain);
    }

    /** The most that the follower loses by an action that she plays. */
    double regret() {
      double regret = 0;
      for (int j = 0; j < reply.length; j++) {
        if (reply[j] != 0) {
          regret = Math.max(regret, losses[j]);
        }
      }
      return regret;
    }

    Check exact(String name, double leaderValue) {
      return new ExactCommitment(game, x, reply, losses).check(name, leaderValue);
    }
  }

  private static OptionalDouble upperBound(NormalFormGame game, Solution solution) {
    if (!(solution.proof() instanceof Proof.Multipliers proof)) {
      return OptionalDouble.empty();
    }
    boolean weak = solution.tieBreak() == TieBreak.WEAK;
    return OptionalDouble.of(new DualBound(game, proof, weak).value());
  }
}
