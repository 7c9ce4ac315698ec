package org.firstmover.solvers.stochastic;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.solvers.lp.LinearProgram;

/**
 * The linear relaxation of the leader's problem in a box whose replies are all fixed: Bellman's
 * equations of both players, and that no other reply is better, with the product w of the shares x
 * of a probability and v of a value replaced by its envelope, max(0, x + v - 1) &lt;= w &lt;=
 * min(x, v) (G. P. McCormick, Mathematical Programming 10, 1976). Its error falls with the square
 * of the box's size.
 *
 * <p>Replies that are best nowhere do not make it infeasible: the largest advantage of another
 * reply costs {@value #PRICE} times what it is in follower's ranges. So any multipliers prove a
 * bound by weak duality, and it holds whatever the solver did.
 */
final class BoxProgram {
  private static final double PRICE = 1000;

  /** Factors below this share of their unit are rounding. */
  private static final double SMALLEST = 1e-10;

  /** Advantages are less than this many of the follower's ranges of rewards, times 1 - gamma. */
  private static final double LARGEST_ADVANTAGE = 2;

  /** A solver that needs more has lost its way. */
  private static final int ITERATIONS = 20_000;

  private final StochasticGame game;
  private final Actions actions;
  private final BoxVariables variables;
  private final double[] start;
  private final double leaderUnit;
  private final double followerUnit;
  private final List<double[]> rows = new ArrayList<>();
  private Box box;
  private double[] shares = {};

  /**
   * @param start probability of each state at the beginning
   */
  BoxProgram(StochasticGame game, double[] start) {
    this.game = game;
    this.start = start;
    actions = game.actions();
    variables = new BoxVariables(game);
    leaderUnit = Iterates.unit(game.leaderRange());
    followerUnit = Iterates.unit(game.followerRange());
    box = Box.all(game);
  }

  /** How large the programme is. */
  int size() {
    return variables.count();
  }

  /** An upper bound on the leader's value from the start in the box; infinite if none was found. */
  double bound(Box within) {
    box = within;
    variables.within(within);
    rows.clear();
    for (int s = 0; s < actions.stateCount(); s++) {
      bellman(s);
      responses(s);
      for (int k = actions.firstMove(s); k < variables.last(s); k++) {
        envelope(s, k);
      }
      if (actions.leaderCount(s) > 2) {
        lastMove(s);
      }
    }
    double[] objective = variables.expression();
    for (int s = 0; s < actions.stateCount(); s++) {
      variables.addValue(objective, 0, s, start[s] / leaderUnit);
    }
    objective[variables.advantage()] = -PRICE;
    return leaderUnit * solve(objective);
  }

  /** The policy at which the relaxation has its optimum; of no use if no bound was found. */
  double[] policy() {
    return variables.policy(shares);
  }

  /** Whether the last bound is one. */
  boolean solved() {
    return shares.length > 0;
  }

  /**
   * The row says expression <= 0; scaled to about 1, or left out if rounding is all that it says.
   *
   * @param unit of its factors
   */
  private void atMostZero(double[] row, double unit) {
    double most = 0;
    for (int v = 0; v < variables.count(); v++) {
      most = Math.max(most, Math.abs(row[v]));
    }
    if (most > SMALLEST * unit) {
      double scale = LinearProgram.scale(most);
      for (int v = 0; v < row.length; v++) {
        row[v] *= scale;
      }
      rows.add(row);
    }
  }

  /** V1 <= sum x (R1 + gamma P V1), and the same with = for V2. */
  private void bellman(int state) {
    atMostZero(bellman(0, state, 1), leaderUnit);
    atMostZero(bellman(1, state, 1), followerUnit);
    atMostZero(bellman(1, state, -1), followerUnit);
  }

  /** sign (V - sum x (R + gamma P V)). */
  private double[] bellman(int player, int state, int sign) {
    double[] row = variables.expression();
    variables.addValue(row, player, state, sign);
    for (int a = 0; a < actions.leaderCount(state); a++) {
      int move = actions.firstMove(state) + a;
      variables.addOutcome(row, player, state, move, outcome(state, a), -sign);
    }
    return row;
  }

  /** What a move leads to with the box's reply. */
  private int outcome(int state, int action) {
    return actions.outcome(state, action, box.replies()[actions.decision(state, action)]);
  }

  /** Q2 of another reply minus Q2 of the box's is at most the advantage. */
  private void responses(int state) {
    boolean seen = actions.observes() == Observes.ACTION;
    int decisions = seen ? actions.leaderCount(state) : 1;
    for (int d = 0; d < decisions; d++) {
      int reply = box.replies()[actions.decision(state, d)];
      for (int b = 0; b < actions.followerCount(state); b++) {
        if (b == reply) {
          continue;
        }
        double[] row = variables.expression();
        if (seen) {
          variables.addCertainOutcome(row, 1, actions.outcome(state, d, b), 1);
          variables.addCertainOutcome(row, 1, actions.outcome(state, d, reply), -1);
        } else {
          for (int a = 0; a < actions.leaderCount(state); a++) {
            int move = actions.firstMove(state) + a;
            variables.addOutcome(row, 1, state, move, actions.outcome(state, a, b), 1);
            variables.addOutcome(row, 1, state, move, actions.outcome(state, a, reply), -1);
          }
        }
        row[variables.advantage()] = -followerUnit;
        atMostZero(row, followerUnit);
      }
    }
  }

  /**
   * w <= x, w <= v, x + v - 1 <= w. Products with V1 stand in its Bellman row alone, whose sign
   * says which side can matter.
   */
  private void envelope(int state, int move) {
    int action = move - actions.firstMove(state);
    int lastAction = variables.last(state) - actions.firstMove(state);
    for (int player = 0; player < 2; player++) {
      int[] next = variables.next(state);
      for (int place = 0; place < next.length; place++) {
        double slope =
            player == 1
                ? 0
                : odds(outcome(state, action), next[place])
                    - odds(outcome(state, lastAction), next[place]);
        int w = variables.product(player, move, place);
        int x = variables.probability(move);
        int v = variables.value(player, next[place]);
        if (slope >= 0) {
          atMostZero(simple(w, 1, x, -1, 0), 1);
          atMostZero(simple(w, 1, v, -1, 0), 1);
        }
        if (slope <= 0) {
          double[] row = simple(x, 1, v, 1, -1);
          row[w] = -1;
          atMostZero(row, 1);
        }
      }
    }
  }

  private double[] simple(int one, double factor, int other, double otherFactor, double constant) {
    double[] row = variables.expression();
    row[one] = factor;
    row[other] = otherFactor;
    variables.addConstant(row, constant);
    return row;
  }

  private double odds(int outcome, int to) {
    Transitions transitions = game.transitions();
    for (int k = transitions.first()[outcome]; k < transitions.first()[outcome + 1]; k++) {
      if (transitions.successors()[k] == to) {
        return transitions.probabilities()[k];
      }
    }
    return 0;
  }

  /** The interval of the probability that the others leave. */
  private void lastMove(int state) {
    int last = variables.last(state);
    for (int sign = -1; sign <= 1; sign += 2) {
      double[] row = variables.expression();
      variables.addProbability(row, state, last, sign);
      variables.addConstant(row, -sign * (sign > 0 ? box.most() : box.least())[last]);
      atMostZero(row, 1);
    }
  }

  private double solve(double[] objective) {
    int count = variables.count();
    LinearProgram program = new LinearProgram(count, rows.size(), 0).iterations(ITERATIONS);
    for (int v = 0; v < count; v++) {
      program.objective(v, objective[v]).below(v, most(v));
      for (int k = 0; k < rows.size(); k++) {
        double factor = rows.get(k)[v];
        if (factor != 0) {
          program.inequality(k, v, factor);
        }
      }
    }
    for (int k = 0; k < rows.size(); k++) {
      program.atMost(k, -rows.get(k)[count]);
    }
    LinearProgram.Answer answer = program.solve();
    shares = answer.x();
    return answer.optimal() ? byDuality(objective, answer.multipliers()) : Double.POSITIVE_INFINITY;
  }

  private double most(int variable) {
    return variable == variables.advantage() ? LARGEST_ADVANTAGE / (1 - game.discount()) : 1;
  }

  /** c + sum_v most(v) max(0, c_v - y G_v) - y g, for the multipliers y >= 0 of rows G + g <= 0. */
  private double byDuality(double[] objective, double[] multipliers) {
    double[] left = objective.clone();
    for (int k = 0; k < multipliers.length; k++) {
      if (multipliers[k] > 0) {
        Vectors.add(-multipliers[k], rows.get(k), left);
      }
    }
    double bound = left[variables.count()];
    for (int v = 0; v < variables.count(); v++) {
      bound += most(v) * Math.max(0, left[v]);
    }
    return bound;
  }

  /** Cuts where envelopes err most, between the middle and the relaxation's optimum. */
  Box.Split split() {
    int worst = -1;
    double most = 0;
    int widest = -1;
    double width = 0;
    for (int s = 0; s < actions.stateCount(); s++) {
      for (int k = actions.firstMove(s); k < variables.last(s); k++) {
        if (variables.width(k) > width) {
          width = variables.width(k);
          widest = k;
        }
        double error = solved() ? error(s, k) : 0;
        if (error > most) {
          most = error;
          worst = k;
        }
      }
    }
    int move = worst < 0 ? widest : worst;
    if (move < 0) {
      return Box.Split.NONE;
    }
    double share = worst < 0 ? 0.5 : 0.25 + 0.5 * shares[variables.probability(move)];
    double kept = Math.min(0.8, Math.max(0.2, share));
    return new Box.Split(move, box.least()[move] + kept * variables.width(move));
  }

  /** How far the products of a probability are from what they stand for, in players' ranges. */
  private double error(int state, int move) {
    double x = shares[variables.probability(move)];
    double sum = 0;
    for (int player = 0; player < 2; player++) {
      double unit = player == 0 ? leaderUnit : followerUnit;
      int[] next = variables.next(state);
      for (int place = 0; place < next.length; place++) {
        double w = shares[variables.product(player, move, place)];
        double v = shares[variables.value(player, next[place])];
        double range = variables.width(move) * variables.interval(player).width(next[place]);
        sum += Math.abs(w - x * v) * range / unit;
      }
    }
    return sum;
  }
}
