package org.firstmover.catalog.hierarchy;

import java.util.Arrays;
import org.firstmover.game.hierarchy.BestResponse;
import org.firstmover.game.hierarchy.Variables;

/**
 * A defender's best patrols while the others keep theirs. What she expects is a ratio N/D of sums
 * over targets, N = sum_t A_t exp(omega v_t) v_t w_t and D = sum_t A_t exp(omega v_t), so that
 * Dinkelbach's method applies: at a ratio theta maximise N - theta D, which is a sum of curves of
 * one variable each, {@link TargetCurve}; the new ratio is at least as high; at the highest one
 * nothing changes. The curves share the patrol by a price found with a safeguarded Newton method.
 *
 * <p>What it guarantees: the global maximum, but for rounding, unless the shares of {@link
 * SharedPatrol} needed more splits than it makes; then the best patrols found on the way.
 *
 * <p>Source: W. Dinkelbach, "On nonlinear fractional programming", Management Science 13 (1967).
 */
final class DefenderResponse implements BestResponse {
  private static final int MOST_RATIOS = 30;

  private final DefenderCoordination.Stakes stakes;
  private final int[][] assignments;
  private final Variables variables;
  private final Attacks attacks;
  private final SharedPatrol shared;

  DefenderResponse(
      DefenderCoordination.Stakes stakes, DefenderCoordination.Rules rules, Variables variables) {
    this.stakes = stakes;
    this.variables = variables;
    assignments = stakes.assignments();
    attacks = new Attacks(assignments, stakes.attractiveness(), variables.leaderSize());
    int most = Arrays.stream(assignments).mapToInt(own -> own.length).max().orElse(0);
    shared = new SharedPatrol(most, rules.patrol(), rules.exactly());
  }

  @Override
  public void respond(int follower, double[] point, double[] response) {
    attacks.at(point);
    int targets = stakes.leader().length;
    int[] own = assignments[follower];
    double[] losses = stakes.defenders()[follower];
    int from = variables.from(follower);
    double highest = Double.NEGATIVE_INFINITY;
    for (double attraction : stakes.attractiveness()) {
      highest = Math.max(highest, attraction);
    }
    double numerator = 0;
    double denominator = 0;
    int next = 0;
    for (int t = 0; t < targets; t++) {
      double gets = losses[t] + point[follower * targets + t];
      // at most 1 when nobody protects the most attractive target
      double appeal = StrictMath.exp(stakes.attractiveness()[t] - highest - Attacks.REACTION);
      if (next < own.length && own[next] == t) {
        double patrol = point[from + next];
        shared
            .curve(next++)
            .set(attacks.unprotectedBut(follower, follower, t), gets, appeal, patrol);
      } else {
        double v = attacks.unprotected[t];
        double weight = appeal * StrictMath.exp(Attacks.REACTION * v);
        numerator += weight * v * gets;
        denominator += weight;
      }
    }
    System.arraycopy(point, from, response, 0, own.length);
    double theta = attacks.mean(losses, point, follower * targets);
    shared.begin(own.length, theta, response);
    for (int step = 0; step < MOST_RATIOS; step++) {
      shared.allocate(theta, response);
      double above = numerator;
      double below = denominator;
      for (int k = 0; k < own.length; k++) {
        double weight = shared.curve(k).weightAt(response[k]);
        above += weight * shared.curve(k).getsAt(response[k]);
        below += weight;
      }
      double reached = above / below;
      boolean lower = step > 0 && reached <= theta; // by rounding only
      if (lower || Math.abs(reached - theta) <= 1e-15 * Math.abs(theta)) {
        return;
      }
      theta = reached;
    }
  }
}
