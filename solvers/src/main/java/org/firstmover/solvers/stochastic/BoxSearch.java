package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Tolerances;
import org.firstmover.solve.Run;
import org.firstmover.solvers.linear.Vectors;

/**
 * Best-first branch and bound over boxes of the leader's policies and replies of the follower. A
 * box is first cut by replies, until each decision has one, then in two at a probability.
 */
final class BoxSearch {
  /** Local searches besides the first of each list of replies: one in so many programmes. */
  private static final int PERIOD = 50;

  private final StochasticGame game;
  private final Actions actions;
  private final double[] start;
  private final double gap;
  private final Run run;
  private final BoxValues values;
  private final BoxProgram program;
  private final Incumbent incumbent;
  private final Set<List<Integer>> searched = new HashSet<>();
  private final PriorityQueue<Box> queue =
      new PriorityQueue<>(
          Comparator.comparingDouble((Box box) -> -box.bound()).thenComparingLong(Box::number));
  private double closed = Double.NEGATIVE_INFINITY;
  private double open = Double.NEGATIVE_INFINITY;
  private long numbers;
  private long programmes;

  /**
   * @param start probability of each state at the beginning
   * @param gap at which the search ends, relative to 1 + |value|, with the range of rewards in
   *     place of 1 where it is less
   */
  BoxSearch(StochasticGame game, double[] start, double gap, Run run) {
    this.game = game;
    this.start = start;
    this.gap = gap;
    this.run = run;
    actions = game.actions();
    values = new BoxValues(game);
    program = new BoxProgram(game, start);
    incumbent = new Incumbent(game, start);
  }

  /** The best commitment found. */
  Incumbent incumbent() {
    return incumbent;
  }

  /** What no commitment's value is above. */
  double upper() {
    return Math.max(incumbent.value(), Math.max(open, closed));
  }

  /**
   * Searches until the gap is closed.
   *
   * @param most programmes to solve
   * @return whether it is; if not, a limit was reached
   */
  boolean search(long most) {
    incumbent.offerCentre(Box.all(game));
    add(Box.all(game));
    while (!queue.isEmpty()) {
      run.check();
      Box box = queue.poll();
      if (box.bound() <= enough()) {
        closed = Math.max(closed, box.bound());
        return true;
      }
      if (programmes >= most || run.exhausted()) {
        open = box.bound();
        return false;
      }
      run.tally("boxes", 1);
      run.progress("linear programmes", (double) programmes / most);
      double before = incumbent.value();
      cut(box);
      if (incumbent.value() > before) {
        run.report("lower bound", numbers, incumbent.value());
        run.report("upper bound", numbers, box.bound());
      }
    }
    return upper() <= enough();
  }

  /** The bound below which a box need not be looked into. */
  private double enough() {
    double value = incumbent.value();
    return value + gap * (Math.min(1, game.leaderRange()) + Math.abs(value));
  }

  private void cut(Box box) {
    int decision = box.freeDecision();
    if (decision >= 0) {
      for (int b = 0; b < actions.followerCount(actions.decisionState(decision)); b++) {
        if (values.possible(box, decision, b)) {
          Box child = box.copy(++numbers);
          child.replies()[decision] = b;
          add(child);
        }
      }
      return;
    }
    Box.Split split = box.split();
    Box below = box.copy(++numbers);
    Box above = box.copy(++numbers);
    below.most()[split.move()] = split.at();
    above.least()[split.move()] = split.at();
    add(below);
    add(above);
  }

  /** Puts a box among those to be looked into, unless it is empty or its bound is low enough. */
  private void add(Box box) {
    if (!values.narrow(box)) {
      return;
    }
    Box bounded = box.withBound(Vectors.dot(start, box.leader().high()));
    if (bounded.bound() > enough() && box.freeDecision() < 0) {
      run.count("linear programmes");
      programmes++;
      bounded = bounded.withBound(program.bound(bounded));
      improve(bounded);
      bounded = bounded.withSplit(program.split());
    }
    boolean finest = box.freeDecision() < 0 && !divides(bounded);
    if (bounded.bound() <= enough() || finest) {
      closed = Math.max(closed, bounded.bound());
    } else {
      queue.add(bounded);
    }
  }

  /** Whether rounding leaves something to cut. */
  private static boolean divides(Box box) {
    int move = box.split().move();
    return move >= 0 && box.most()[move] - box.least()[move] > Tolerances.CLOSED_FORM;
  }

  /** Offers the relaxation's optimum, and now and then what a local search makes of it. */
  private void improve(Box box) {
    if (!program.solved() || box.bound() <= enough()) {
      return;
    }
    double[] policy = program.policy();
    boolean better = incumbent.offer(policy);
    boolean first = searched.add(Arrays.stream(box.replies()).boxed().toList());
    if (better || first || programmes % PERIOD == 0) {
      run.count("local searches");
      if (incumbent.offerNear(policy, box.replies()) || better) {
        incumbent.exchange(run);
      }
    }
  }
}
