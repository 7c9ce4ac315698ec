package org.firstmover.verify.stochastic;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Tolerances;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Strategy;
import org.firstmover.verify.Checks;

/**
 * The policies that a solution prints, with what probabilities miss 1 by spread over them.
 *
 * @param leader by move
 * @param follower by reply
 */
record Play(double[] leader, double[] follower) {
  /** Empty if the solution holds no policies of this game; the checks then say why. */
  static Optional<Play> of(Actions actions, Solution solution, Checks checks) {
    Optional<double[]> leader =
        policy("leader", solution.leader().strategy(), actions.states(), actions::leader, checks);
    if (solution.followers().size() != 1) {
      checks.add(Check.fact("followers", false, "expected one follower"));
      return Optional.empty();
    }
    Optional<double[]> follower =
        policy(
            "follower",
            solution.followers().get(0).response(),
            actions.decisionNames(),
            i -> actions.follower(actions.decisionState(i)),
            checks);
    return leader.isPresent() && follower.isPresent()
        ? Optional.of(new Play(leader.get(), follower.get()))
        : Optional.empty();
  }

  private static Optional<double[]> policy(
      String whose,
      Strategy strategy,
      List<String> names,
      IntFunction<List<String>> actions,
      Checks checks) {
    if (!(strategy instanceof Behaviour behaviour)) {
      checks.add(Check.fact(whose + " actions", false, "expected probabilities by state"));
      return Optional.empty();
    }
    Optional<double[]> found = behaviour.inOrderOf(names, actions);
    if (found.isEmpty()) {
      checks.add(Check.fact(whose + " actions", false, "a state or an action is not the game's"));
      return found;
    }
    double[] probabilities = found.get();
    double worst = 0;
    int where = 0;
    int from = 0;
    for (int i = 0; i < names.size(); i++) {
      int to = from + actions.apply(i).size();
      double error = normalise(probabilities, from, to);
      if (!(error <= worst) && !Double.isNaN(worst)) {
        worst = error;
        where = i;
      }
      from = to;
    }
    Check check = Check.of(whose + " probabilities", Kind.EXACT, worst, Tolerances.SOLVER);
    checks.add(worst == 0 ? check : check.withNote("in " + names.get(where)));
    return check.passed() ? found : Optional.empty();
  }

  /** Returns what was wrong: how far one was below 0, or their sum from 1. */
  private static double normalise(double[] probabilities, int from, int to) {
    double lowest = 0;
    double sum = 0;
    double kept = 0;
    for (int k = from; k < to; k++) {
      lowest = Math.min(lowest, probabilities[k]);
      sum += probabilities[k];
      probabilities[k] = Math.max(0, probabilities[k]);
      kept += probabilities[k];
    }
    for (int k = from; k < to; k++) {
      probabilities[k] /= kept;
    }
    return Math.max(-lowest, Math.abs(sum - 1));
  }
}
