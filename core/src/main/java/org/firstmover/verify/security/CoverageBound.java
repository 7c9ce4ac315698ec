package org.firstmover.verify.security;

import org.firstmover.game.security.SecurityGame;
import org.firstmover.solution.Tolerances;

/**
 * The best value any coverage can bring the defender, from the game alone.
 *
 * <p>To hold the attacker to a value u, target s needs the coverage need_s(u) = clip((a_u - u) /
 * (a_u - a_c), 0, 1), where a_u and a_c are the attacker's uncovered and covered payoffs. While
 * target t is attacked under coverage c, u is linear in c and the resources used, c + sum over s
 * other than t of need_s(u(c)), are convex in c: the coverages of t that the resources allow form
 * an interval, and the defender's value, linear in c, is largest at one of its ends. The ends are
 * found by bisection, from outside, so that the value is a bound.
 *
 * <p>Where cover never helps the attacker nor hurts the defender, one bisection for the attacker's
 * least value serves all targets; a target where cover makes no difference to the attacker can have
 * what the others leave.
 */
final class CoverageBound {
  private static final int HALVINGS = 200;

  private final SecurityGame game;
  private final int n;

  /** How far from a tie the attacker's values may be; below what the regret check allows. */
  private final double tie;

  private CoverageBound(SecurityGame game) {
    this.game = game;
    this.n = game.size();
    double size = 0;
    for (int t = 0; t < n; t++) {
      size = Math.max(size, Math.abs(game.attackerCovered(t)));
      size = Math.max(size, Math.abs(game.attackerUncovered(t)));
    }
    this.tie = Tolerances.CLOSED_FORM * size / 8;
  }

  static double of(SecurityGame game) {
    CoverageBound bound = new CoverageBound(game);
    return bound.regular() ? bound.regularValue() : bound.generalValue();
  }

  private boolean regular() {
    for (int t = 0; t < n; t++) {
      if (game.attackerCovered(t) > game.attackerUncovered(t)
          || game.defenderCovered(t) < game.defenderUncovered(t)) {
        return false;
      }
    }
    return true;
  }

  private double regularValue() {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < n; t++) {
      low = Math.max(low, game.attackerCovered(t));
      high = Math.max(high, game.attackerUncovered(t));
    }
    // Invariant: the attacker cannot be held below low.
    if (resources(low) > game.resources()) {
      for (int step = 0; step < HALVINGS && low < high; step++) {
        double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) {
          break;
        }
        if (resources(middle) > game.resources()) {
          low = middle;
        } else {
          high = middle;
        }
      }
    } else {
      high = low;
    }
    double least = low - tie;
    double spare = game.resources() - resources(high + tie);
    double best = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < n; t++) {
      if (game.attackerUncovered(t) >= least) {
        boolean indifferent = game.attackerUncovered(t) == game.attackerCovered(t);
        double most = indifferent ? Math.max(0, Math.min(1, spare)) : need(t, least);
        best = Math.max(best, game.defenderValue(t, most));
      }
    }
    return best;
  }

  /** What it takes to hold the attacker to u everywhere. */
  private double resources(double u) {
    double sum = 0;
    for (int t = 0; t < n; t++) {
      sum += need(t, u);
    }
    return sum;
  }

  private double need(int t, double u) {
    double uncovered = game.attackerUncovered(t);
    double covered = game.attackerCovered(t);
    if (uncovered <= u) {
      return 0;
    }
    return covered < uncovered ? Math.min(1, (uncovered - u) / (uncovered - covered)) : 1;
  }

  private double generalValue() {
    double best = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < n; t++) {
      best = Math.max(best, whileAttacked(t));
    }
    return best;
  }

  private double whileAttacked(int t) {
    double floor = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < n; s++) {
      if (s != t) {
        floor = Math.max(floor, Math.min(game.attackerCovered(s), game.attackerUncovered(s)));
      }
    }
    // u(c) >= floor holds on an interval from one end of [0, 1].
    double slope = game.attackerCovered(t) - game.attackerUncovered(t);
    double low = 0;
    double high = 1;
    // Half of what use() allows: at this end rounding must not leave a target above its best value,
    // where no coverage would do.
    double reach = floor - tie / 2 - game.attackerUncovered(t);
    if (slope == 0 && reach > 0) {
      return Double.NEGATIVE_INFINITY;
    } else if (slope > 0) {
      low = Math.max(low, reach / slope);
    } else if (slope < 0) {
      high = Math.min(high, reach / slope);
    }
    if (low > high) {
      return Double.NEGATIVE_INFINITY;
    }
    double cheapest = slope > 0 ? leastUse(t, low, high) : low;
    if (!affordable(t, cheapest)) {
      return Double.NEGATIVE_INFINITY;
    }
    double end =
        game.defenderCovered(t) >= game.defenderUncovered(t)
            ? lastAffordable(t, cheapest, high)
            : lastAffordable(t, cheapest, low);
    return game.defenderValue(t, end);
  }

  private boolean affordable(int t, double c) {
    return use(t, c) <= game.resources() * (1 + Tolerances.CLOSED_FORM) + Tolerances.CLOSED_FORM;
  }

  private double use(int t, double c) {
    double u =
        game.attackerUncovered(t) + c * (game.attackerCovered(t) - game.attackerUncovered(t)) + tie;
    double sum = c;
    for (int s = 0; s < n; s++) {
      if (s != t) {
        sum += need(s, u);
      }
    }
    return sum;
  }

  /** Bisection from an affordable coverage towards an end; answers the side beyond. */
  private double lastAffordable(int t, double inside, double end) {
    if (affordable(t, end)) {
      return end;
    }
    double outside = end;
    for (int step = 0; step < HALVINGS; step++) {
      double middle = inside + (outside - inside) / 2;
      if (middle == inside || middle == outside) {
        break;
      }
      if (affordable(t, middle)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }

  /** The coverage in [low, high] at which the convex use of resources is least. */
  private double leastUse(int t, double low, double high) {
    for (int step = 0; step < HALVINGS; step++) {
      double left = low + (high - low) / 3;
      double right = high - (high - low) / 3;
      if (use(t, left) <= use(t, right)) {
        high = right;
      } else {
        low = left;
      }
    }
    return low + (high - low) / 2;
  }
}
