package org.firstmover.solvers.nlp;

/**
 * Minimise f(y) subject to lower &lt;= y &lt;= upper, and c_k(y) = 0 or c_k(y) &lt;= 0: the values.
 * Methods evaluate within the bounds only, and step back from points where something is NaN or
 * infinite.
 */
public interface Problem {
  /** Bounds and kinds of constraints; the same while it is being minimised. */
  Domain domain();

  default int variables() {
    return domain().lower().length;
  }

  /** How many constraints there are besides the bounds. */
  default int constraints() {
    return domain().equality().length;
  }

  /** Whether it says c = 0; else it says c &lt;= 0. */
  default boolean equality(int constraint) {
    return domain().equality()[constraint];
  }

  /** -infinity if there is no bound. */
  default double lower(int variable) {
    return domain().lower()[variable];
  }

  /** Infinity if there is no bound. */
  default double upper(int variable) {
    return domain().upper()[variable];
  }

  /**
   * The objective.
   *
   * @param y a point, not to be changed
   * @param constraints filled with c, one number a constraint
   * @return f
   */
  double evaluate(double[] y, double[] constraints);

  /** By how much a constraint is violated; NaN if it has no value. */
  default double violation(int constraint, double value) {
    return equality(constraint) ? Math.abs(value) : Math.max(0, value);
  }

  /** The largest violation of a constraint; 0 if all are kept. */
  default double violation(double[] values) {
    double worst = 0;
    for (int k = 0; k < values.length; k++) {
      worst = Math.max(worst, violation(k, values[k]));
    }
    return worst;
  }
}
