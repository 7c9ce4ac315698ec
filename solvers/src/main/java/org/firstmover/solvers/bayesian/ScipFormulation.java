package org.firstmover.solvers.bayesian;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import org.firstmover.game.Payoffs;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;

/**
 * The mixed-integer formulation without big constants, solved by SCIP through OR-Tools:
 *
 * <p>max sum_l p^l sum_ij A^l_ij z^l_ij subject to sum_i (B^l_ij - B^l_ik) z^l_ij >= 0 for all l,
 * j, k; sum_j z^l_ij = x_i for all l, i; sum_i x_i = 1; and q^l_j = sum_i z^l_ij in {0, 1}.
 *
 * <p>Source: C. Casorran, B. Fortz, M. Labbe and F. Ordonez, "A study of general and security
 * Stackelberg game formulations", European Journal of Operational Research 278 (2019), (MIP-p-G).
 */
public final class ScipFormulation {
  private static final double INTEGRAL = 0.5;

  private final BayesianGame game;

  public ScipFormulation(BayesianGame game) {
    this.game = game;
  }

  /**
   * The response of each type at SCIP's optimum.
   *
   * @throws IllegalStateException if SCIP does not report one
   */
  public int[] responses() {
    Loader.loadNativeLibraries();
    MPSolver solver = MPSolver.createSolver("SCIP");
    if (solver == null) {
      throw new IllegalStateException(
          "OR-Tools has no SCIP on this platform; use the method branch-and-bound");
    }
    int m = game.leaderActions().size();
    MPVariable[] x = solver.makeNumVarArray(m, 0, 1);
    MPConstraint mixed = solver.makeConstraint(1, 1);
    for (MPVariable probability : x) {
      mixed.setCoefficient(probability, 1);
    }
    MPObjective objective = solver.objective();
    MPVariable[][] chosen = new MPVariable[game.types().size()][];
    for (int l = 0; l < chosen.length; l++) {
      chosen[l] = addType(solver, objective, game.types().get(l), x);
    }
    objective.setMaximization();
    try {
      MPSolver.ResultStatus status = solver.solve(tight());
      if (status != MPSolver.ResultStatus.OPTIMAL) {
        throw new IllegalStateException("SCIP ended with " + status + ", expected OPTIMAL");
      }
      int[] responses = new int[chosen.length];
      for (int l = 0; l < chosen.length; l++) {
        for (int j = 0; j < chosen[l].length; j++) {
          if (chosen[l][j].solutionValue() > INTEGRAL) {
            responses[l] = j;
          }
        }
      }
      return responses;
    } finally {
      solver.delete();
    }
  }

  private static MPVariable[] addType(
      MPSolver solver, MPObjective objective, FollowerType type, MPVariable[] x) {
    Payoffs a = type.leader();
    Payoffs b = type.follower();
    int m = x.length;
    int n = type.actions().size();
    double scale = Math.max(b.range(), Double.MIN_NORMAL);
    MPVariable[][] z = new MPVariable[m][];
    for (int i = 0; i < m; i++) {
      z[i] = solver.makeNumVarArray(n, 0, 1);
      MPConstraint marginal = solver.makeConstraint(0, 0);
      marginal.setCoefficient(x[i], -1);
      for (int j = 0; j < n; j++) {
        marginal.setCoefficient(z[i][j], 1);
        objective.setCoefficient(z[i][j], type.probability() * a.get(i, j));
      }
    }
    MPVariable[] chosen = solver.makeBoolVarArray(n);
    for (int j = 0; j < n; j++) {
      MPConstraint choice = solver.makeConstraint(0, 0);
      choice.setCoefficient(chosen[j], -1);
      for (int i = 0; i < m; i++) {
        choice.setCoefficient(z[i][j], 1);
      }
      for (int k = 0; k < n; k++) {
        if (k != j) {
          MPConstraint incentive = solver.makeConstraint(0, Double.POSITIVE_INFINITY);
          for (int i = 0; i < m; i++) {
            incentive.setCoefficient(z[i][j], (b.get(i, j) - b.get(i, k)) / scale);
          }
        }
      }
    }
    return chosen;
  }

  private static MPSolverParameters tight() {
    MPSolverParameters parameters = new MPSolverParameters();
    parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 1e-9);
    return parameters;
  }
}
