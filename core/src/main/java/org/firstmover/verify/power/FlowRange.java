package org.firstmover.verify.power;

import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Convention;

/**
 * The flows that a branch's rating and angle limits allow.
 *
 * @param susceptance MW for each radian
 * @param offset MW taken off by the phase shift
 * @param least MW
 * @param most MW
 */
record FlowRange(double susceptance, double offset, double least, double most) {
  static FlowRange of(Branch branch, Convention convention, double base) {
    double susceptance = base * convention.susceptance(branch);
    double offset = susceptance * Math.toRadians(convention.shift(branch));
    double one = atAngle(susceptance, offset, branch.leastAngle());
    double other = atAngle(susceptance, offset, branch.mostAngle());
    return new FlowRange(
        susceptance,
        offset,
        Math.max(-branch.limit(), Math.min(one, other)),
        Math.min(branch.limit(), Math.max(one, other)));
  }

  private static double atAngle(double susceptance, double offset, double degrees) {
    return Math.abs(degrees) >= Branch.FULL_TURN
        ? Math.signum(degrees) * susceptance * Double.POSITIVE_INFINITY
        : susceptance * Math.toRadians(degrees) - offset;
  }

  double flow(double angleFrom, double angleTo) {
    return susceptance * (angleFrom - angleTo) - offset;
  }

  /** MW by which a flow is outside. */
  double excess(double flow) {
    return Math.max(Math.max(least - flow, flow - most), 0);
  }
}
