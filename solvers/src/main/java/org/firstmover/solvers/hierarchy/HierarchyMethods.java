package org.firstmover.solvers.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Run;
import org.firstmover.solvers.nlp.Domain;

/** What the methods of this family share before their first step and after their last one. */
final class HierarchyMethods {
  /** More variables of the leader than this take the limited-memory method. */
  static final int FEW = 100;

  private static final int MOST_SHOWN = 6;

  private HierarchyMethods() {}

  /** Bounds of the leader, and what her constraints are. */
  static Domain leaderDomain(HierarchyGame game) {
    int leaders = game.variables().leaderSize();
    boolean[] equality = new boolean[game.leaderConstraints()];
    for (int k = 0; k < equality.length; k++) {
      equality[k] = game.leaderEquality(k);
    }
    return new Domain(
        Arrays.copyOf(game.variables().lower(), leaders),
        Arrays.copyOf(game.variables().upper(), leaders),
        equality);
  }

  /** Why a method that needs derivatives refuses a game; empty if it does not. */
  static Optional<String> withoutDerivatives(HierarchyGame game) {
    return TapeDerivatives.of(game).isPresent()
        ? Optional.empty()
        : Optional.of(
            "it needs derivatives, and this game's functions give values only (write them over"
                + " Scalar, or implement derivatives())");
  }

  /**
   * What to say of a game whose followers have no equilibrium where the search begins.
   *
   * @throws InputError always
   */
  static InputError noResponse(HierarchyGame game, EquilibriumOracle oracle) {
    List<String> at = new ArrayList<>();
    for (int j = 0; j < Math.min(MOST_SHOWN, game.variables().leaderSize()); j++) {
      at.add(game.variables().entryName(j) + " = " + oracle.point()[j]);
    }
    String more = game.variables().leaderSize() > MOST_SHOWN ? ", …" : "";
    return new InputError(
        oracle.trouble().isEmpty() ? "no equilibrium" : oracle.trouble(),
        "followers' response to " + String.join(", ", at) + more,
        "an equilibrium with finite values",
        oracle.trouble().isEmpty()
            ? "Maybe there is none: followers who chase one another would have to mix."
            : "Maybe bounds or a start of the variables are missing, or a sign is wrong.");
  }

  /**
   * The solution at a commitment whose equilibrium the problem is at.
   *
   * @param starts of the search for further equilibria
   */
  static Solution answer(
      HierarchyAnswer form,
      LeaderProblem problem,
      Status status,
      int starts,
      Map<String, Double> further) {
    tallyKink(form.run(), problem);
    return answer(form, problem.oracle(), status, starts, further);
  }

  /** The solution at the equilibrium that the oracle is at. */
  static Solution answer(
      HierarchyAnswer form,
      EquilibriumOracle oracle,
      Status status,
      int starts,
      Map<String, Double> further) {
    double[] leader = Arrays.copyOf(oracle.point(), form.game().variables().leaderSize());
    List<double[]> equilibria =
        oracle.withOthers(leader, starts, form.run().random().child("equilibria"));
    form.run().tally("distinct equilibria", equilibria.size());
    return form.of(status, equilibria.get(0), equilibria, further);
  }

  /** Counts a kink at the commitment, so that the answer says that slopes are one-sided there. */
  static void tallyKink(Run run, LeaderProblem problem) {
    problem.linearise();
    run.tally("kinks", problem.kkt().atKink() ? 1 : 0);
  }
}
