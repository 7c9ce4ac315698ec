package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;

/**
 * How the leader's objective and constraints change with her strategy once the followers' response
 * changes with it: Eq. 3 of Wang et al. (2022).
 *
 * @param equilibrium the followers' response
 * @param value of the leader's objective as it is written
 * @param gradient of the objective, one number for each variable of the leader
 * @param constraints g, one number each
 * @param jacobian of the constraints: double[constraint][leader's variable]
 * @param kink whether a function or the response has a kink there: the slopes are one-sided
 * @param singular whether the followers' KKT system is singular: the shortest solution was taken
 * @param condition number of the system, estimated; of its regular part where it is singular
 */
public record TotalDerivative(
    Equilibrium equilibrium,
    double value,
    double[] gradient,
    double[] constraints,
    double[][] jacobian,
    boolean kink,
    boolean singular,
    double condition) {

  /**
   * At a strategy of the leader and the equilibrium reached from the followers' start.
   *
   * @throws InputError if the game has no derivatives, or no equilibrium is found
   */
  public static TotalDerivative at(HierarchyGame game, double[] leader) {
    Derivatives derivatives =
        TapeDerivatives.of(game)
            .orElseThrow(
                () ->
                    new InputError(
                        "values only",
                        "functions of the game",
                        "functions with derivatives",
                        "Maybe write them over Scalar, or implement derivatives()."));
    EquilibriumOracle oracle = new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT);
    LeaderProblem problem = new LeaderProblem(game, derivatives, oracle, true);
    Equilibrium equilibrium = oracle.respond(leader);
    if (!equilibrium.converged() || !problem.at(leader)) {
      throw HierarchyMethods.noResponse(game, oracle);
    }
    double[] gradient = new double[leader.length];
    double[][] jacobian = new double[game.leaderConstraints()][leader.length];
    problem.derivatives(leader, gradient, jacobian);
    // what is minimised is minus the gain
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] = -game.leaderGoal().gain(gradient[j]);
    }
    return new TotalDerivative(
        equilibrium,
        game.leaderValue(equilibrium.point()),
        gradient,
        Arrays.copyOf(problem.values(), jacobian.length),
        jacobian,
        problem.kkt().atKink(),
        problem.kkt().isSingular(),
        problem.kkt().condition());
  }
}
