package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import java.util.Optional;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solvers.nlp.QuadraticProgram;

/**
 * A local best response of a follower with several variables: Newton's method on her gain, each
 * step a quadratic programme over her constraints, with a line search. For a concave gain it is the
 * best response; a linear one is maximised by steps that stay as near as they can.
 */
final class LocalReply {
  private static final int MOST_STEPS = 200;

  /** Where a follower who still gains has no best response for practical purposes. */
  private static final double FAR = 1e9;

  private final HierarchyGame game;
  private final FollowerSets sets;
  private final Optional<Derivatives> derivatives;
  private final double[] slopes;
  private final double[][] jacobian;
  private final double[] moved;

  /**
   * How far inside bounds a search begins that cannot begin at them, relative to their distance.
   */
  private static final double EDGE = 1e-3;

  /** A step that promises less than this, relative to 1 + the gain, is the last one. */
  private static final double ROUNDING = 1e-13;

  /** The longest step up a linear gain, relative to where she is. */
  private static final double LONG = 1e4;

  LocalReply(HierarchyGame game, FollowerSets sets, Optional<Derivatives> derivatives) {
    this.game = game;
    this.sets = sets;
    this.derivatives = derivatives;
    int size = game.variables().followersSize();
    slopes = new double[size];
    jacobian = new double[size][size];
    moved = new double[game.variables().size()];
  }

  /**
   * Responds.
   *
   * @param point all variables; the search begins at the follower's own
   * @param response filled
   * @return what is wrong; empty if a response was found
   */
  String respond(int follower, double[] point, double[] response) {
    System.arraycopy(point, 0, moved, 0, point.length);
    int place = game.variables().from(follower);
    Steps steps = new Steps(follower, response.length);
    if (!steps.enter(place)) {
      return "has no strategy that keeps her constraints";
    }
    String trouble = climb(follower, steps, false);
    System.arraycopy(moved, place, response, 0, response.length);
    if (trouble.isEmpty() && !steps.isSmooth()) {
      double gain = game.followerGain(follower, moved);
      if (steps.leaveEdges(place)
          && climb(follower, steps, true).isEmpty()
          && game.followerGain(follower, moved) > gain) {
        System.arraycopy(moved, place, response, 0, response.length);
      }
    }
    return trouble;
  }

  /**
   * Climbs from where she is.
   *
   * @param smooth whether no step may end at a kink or an infinite slope, which would stop her: the
   *     slope of sqrt at 0
   */
  private String climb(int follower, Steps steps, boolean smooth) {
    int place = game.variables().from(follower);
    steps.differentiate(place);
    double gain = game.followerGain(follower, moved);
    if (!Double.isFinite(gain)) {
      return "'s objective has no value at " + Arrays.toString(steps.own(place));
    }
    for (int k = 0; k < MOST_STEPS; k++) {
      double[] direction = steps.direction(place);
      double promise = steps.promise(direction);
      double reached = 0;
      double size = 0;
      for (int j = 0; j < direction.length; j++) {
        reached = Math.max(reached, Math.abs(moved[place + j] + direction[j]));
        size = Math.max(size, Math.abs(direction[j]) / (1 + Math.abs(moved[place + j])));
      }
      if (!(size > 1e-13) || !(promise > 1e-16 * (1 + Math.abs(gain)))) {
        return "";
      }
      double[] from = steps.own(place);
      if (promise <= ROUNDING * (1 + Math.abs(gain))) {
        steps.move(place, from, direction, 1);
        if (!(game.followerGain(follower, moved) >= gain)) {
          System.arraycopy(from, 0, moved, place, from.length);
        }
        return "";
      }
      double length = 1;
      double next = Double.NaN;
      while (length > 1e-14) {
        steps.move(place, from, direction, length);
        next = game.followerGain(follower, moved);
        if (next >= gain + 1e-4 * length * promise) {
          steps.differentiate(place);
          if (!smooth || steps.isSmooth()) {
            break;
          }
          next = Double.NaN;
        }
        length *= 0.5;
      }
      if (!(next > gain)) {
        System.arraycopy(from, 0, moved, place, from.length);
        return "";
      }
      if (next == Double.POSITIVE_INFINITY || (length == 1 && reached > FAR)) {
        return "can gain without bound";
      }
      gain = next;
    }
    return "";
  }

  /** The programme of one follower's steps. */
  private final class Steps {
    private final int follower;
    private final int from;
    private final int own;
    private final double[][] rows;
    private final double[] right;
    private final boolean[] equality;
    private final double[] low;
    private final double[] high;
    private final double[][] hessian;
    private final double[] gradient;
    private final QuadraticProgram programme;
    private int kinks;

    Steps(int follower, int own) {
      this.follower = follower;
      this.own = own;
      from = sets.from(follower);
      int first = sets.firstRow(follower);
      int count = sets.firstRow(follower + 1) - first;
      rows = new double[count][];
      right = new double[count];
      equality = new boolean[count];
      for (int r = 0; r < count; r++) {
        rows[r] = sets.coefficients(first + r);
        equality[r] = sets.equality(first + r);
      }
      low = new double[own];
      high = new double[own];
      hessian = new double[own][own];
      gradient = new double[own];
      programme = new QuadraticProgram(own, count);
    }

    double[] own(int place) {
      return Arrays.copyOfRange(moved, place, place + own);
    }

    void move(int place, double[] origin, double[] direction, double length) {
      for (int j = 0; j < own; j++) {
        moved[place + j] = origin[j] + length * direction[j];
      }
    }

    /**
     * Moves to the nearest point of her set, if she is outside: inside its bounds if there is one.
     */
    boolean enter(int place) {
      return isInside(place) || enter(place, EDGE) || enter(place, 0);
    }

    private boolean isInside(int place) {
      boolean inside = true;
      for (int j = 0; j < own; j++) {
        double x = moved[place + j];
        inside &= x >= sets.lower[from + j] && x <= sets.upper[from + j];
      }
      for (int r = 0; r < right.length; r++) {
        double c = sets.value(sets.firstRow(follower) + r, moved);
        inside &= equality[r] ? c == 0 : c <= 0;
      }
      return inside;
    }

    /** Moves a little inside the bounds; whether she can. */
    boolean leaveEdges(int place) {
      return enter(place, EDGE);
    }

    private boolean enter(int place, double margin) {
      for (int r = 0; r < right.length; r++) {
        right[r] = -sets.constant(sets.firstRow(follower) + r);
      }
      double[] lower = Arrays.copyOfRange(sets.lower, from, from + own);
      double[] upper = Arrays.copyOfRange(sets.upper, from, from + own);
      for (int j = 0; j < own && margin > 0; j++) {
        double room = margin * Math.min(1, upper[j] - lower[j]);
        lower[j] += room;
        upper[j] -= room;
      }
      QuadraticProgram.Answer nearest =
          QuadraticProgram.nearest(own(place), rows, right, equality, lower, upper);
      if (!nearest.optimal()) {
        return false;
      }
      System.arraycopy(nearest.point(), 0, moved, place, own);
      return true;
    }

    /** Slopes and curvature of her gain: the game's, or differences of values. */
    void differentiate(int place) {
      kinks = 0;
      if (derivatives.isPresent()) {
        kinks = derivatives.get().at(moved);
        derivatives.get().followerGradients(slopes);
        derivatives.get().jacobian(jacobian);
        for (int a = 0; a < own; a++) {
          gradient[a] = -slopes[from + a];
          for (int b = 0; b < own; b++) {
            hessian[a][b] = -0.5 * (jacobian[from + a][from + b] + jacobian[from + b][from + a]);
          }
        }
      } else {
        new Differences(game, follower, moved, place).into(gradient, hessian);
      }
    }

    /** Whether slopes were unique and finite where they were last taken. */
    boolean isSmooth() {
      return kinks == 0 && Arrays.stream(gradient).allMatch(Double::isFinite);
    }

    /** The step to the maximum of the model; curvature that is no good is made up. */
    double[] direction(int place) {
      double largest = 0;
      double steepest = 0;
      double reach = 1;
      for (int a = 0; a < own; a++) {
        low[a] = sets.lower[from + a] - moved[place + a];
        high[a] = sets.upper[from + a] - moved[place + a];
        reach = Math.max(reach, Math.abs(moved[place + a]));
        for (int b = 0; b <= a; b++) {
          largest = Math.max(largest, Math.abs(hessian[a][b]));
        }
        steepest = Math.max(steepest, Math.abs(gradient[a]));
      }
      for (int r = 0; r < right.length; r++) {
        right[r] = -sets.value(sets.firstRow(follower) + r, moved);
      }
      double added = 1e-10 * largest;
      if (largest == 0) {
        // up a linear gain steps are long in every variable, but not beyond what rounding allows
        for (int a = 0; a < own; a++) {
          hessian[a][a] = Math.max(Math.abs(gradient[a]), 1e-9 * steepest) / (LONG * reach);
        }
        largest = 1e-8;
      }
      for (int k = 0; k < 40; k++) {
        for (int a = 0; a < own; a++) {
          hessian[a][a] += added;
        }
        try {
          QuadraticProgram.Answer answer =
              programme.hessian(hessian).solve(gradient, rows, right, equality, low, high);
          if (answer.state() == QuadraticProgram.State.INFEASIBLE) {
            // by rounding: she is in her set, which leaves no room
            return new double[own];
          }
          if (answer.optimal()) {
            return answer.point();
          }
        } catch (IllegalArgumentException notConvex) {
          // more is added below
        }
        added = Math.max(10 * added, 1e-3 * largest);
      }
      return new double[own];
    }

    double promise(double[] direction) {
      double sum = 0;
      for (int j = 0; j < own; j++) {
        sum -= gradient[j] * direction[j];
      }
      return sum;
    }
  }
}
