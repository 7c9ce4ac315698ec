package org.firstmover.solvers.nlp;

/**
 * Where a method ended. With no rounding, value, multipliers and bound multipliers of a converged
 * outcome satisfy grad f + sum_k multipliers_k grad c_k + boundMultipliers = 0.
 *
 * @param ending why
 * @param point y
 * @param value f(y)
 * @param constraints c(y)
 * @param multipliers one a constraint, at least 0 for inequalities
 * @param boundMultipliers one a variable: positive at an upper, negative at a lower bound
 * @param residual how far the conditions of Karush, Kuhn and Tucker are from holding, feasibility
 *     apart; each method says how it measures it
 * @param violation the largest of a constraint
 * @param evaluations points at which values were asked for
 * @param gradients points at which slopes were asked for
 * @param iterations steps taken
 */
public record Outcome(
    Ending ending,
    double[] point,
    double value,
    double[] constraints,
    double[] multipliers,
    double[] boundMultipliers,
    double residual,
    double violation,
    long evaluations,
    long gradients,
    long iterations) {
  /** Why a method ended. */
  public enum Ending {
    /** Residual and violation are within the tolerance. */
    CONVERGED,
    /** No step makes progress: at a kink, at the limit of rounding, or out of luck. */
    STALLED,
    /** The limit of evaluations was reached, or it was interrupted. */
    LIMIT,
    /** A point was reached from which the violation cannot be lessened. */
    INFEASIBLE
  }

  public boolean converged() {
    return ending == Ending.CONVERGED;
  }
}
