package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.solvers.linear.Vectors;
import org.firstmover.solvers.nlp.Domain;
import org.firstmover.solvers.nlp.JacobianProblem;

/**
 * The leader's problem among the policies to which given pure replies are a best response: minimise
 * minus her value from the start, in the probabilities of her moves, subject to
 *
 * <pre>
 * sum_a x(s, a) = 1,    A(d, b) = Q2(d, b) - Q2(d, phi(d)) <= 0
 * </pre>
 *
 * with slopes from one transposed solve a function: dV(t) / dx(s, a) = M(t, s) q(s, a, phi). Both
 * players' numbers are divided by their range of rewards.
 */
final class ReplyProblem implements JacobianProblem {
  private final StochasticGame game;
  private final Actions actions;
  private final Evaluation evaluation;
  private final Domain domain;
  private final double[] start;
  private final int[] replies;
  private final double leaderUnit;
  private final double followerUnit;
  private final double[] carried;
  private final double[] visits;

  /**
   * @param start probability of each state at the beginning
   * @param replies the follower's action at each decision
   */
  ReplyProblem(StochasticGame game, double[] start, int[] replies) {
    this.game = game;
    this.start = start;
    this.replies = replies;
    actions = game.actions();
    evaluation = new Evaluation(game, Policy.ofLeader(actions), Policy.ofFollower(actions));
    int n = actions.stateCount();
    boolean[] equality = new boolean[n + actions.replies() - actions.decisions()];
    Arrays.fill(equality, 0, n, true);
    domain = Domain.box(actions.moves(), 0, 1, equality);
    leaderUnit = Iterates.unit(game.leaderRange());
    followerUnit = Iterates.unit(game.followerRange());
    carried = new double[n];
    visits = new double[n];
    double[] pure = new double[actions.replies()];
    for (int i = 0; i < replies.length; i++) {
      pure[actions.firstReply(i) + replies[i]] = 1;
    }
    evaluation.follower().set(pure);
  }

  @Override
  public Domain domain() {
    return domain;
  }

  @Override
  public double evaluate(double[] x, double[] constraints) {
    evaluation.leader().set(x);
    evaluation.prepare();
    evaluation.evaluateFollower();
    evaluation.evaluateLeader();
    int row = 0;
    for (int s = 0; s < actions.stateCount(); s++) {
      double sum = -1;
      for (int k = actions.firstMove(s); k < actions.firstMove(s + 1); k++) {
        sum += x[k];
      }
      constraints[row++] = sum;
    }
    double[] values = evaluation.replyValues();
    for (int i = 0; i < replies.length; i++) {
      int from = actions.firstReply(i);
      for (int b = 0; from + b < actions.firstReply(i + 1); b++) {
        if (b != replies[i]) {
          constraints[row++] = (values[from + b] - values[from + replies[i]]) / followerUnit;
        }
      }
    }
    return -Vectors.dot(start, evaluation.leaderValues()) / leaderUnit;
  }

  @Override
  public void derivatives(double[] x, double[] gradient, double[][] jacobian) {
    evaluation.chain().solveTransposed(start, visits);
    slopes(visits, evaluation.leaderOutcomes(), -1 / leaderUnit, gradient);
    int row = 0;
    for (int s = 0; s < actions.stateCount(); s++) {
      Arrays.fill(jacobian[row], 0);
      Arrays.fill(jacobian[row++], actions.firstMove(s), actions.firstMove(s + 1), 1);
    }
    double[] outcomes = evaluation.followerOutcomes();
    for (int i = 0; i < replies.length; i++) {
      int state = actions.decisionState(i);
      boolean seen = actions.observes() == Observes.ACTION;
      int own = i - actions.decision(state, 0);
      for (int b = 0; b < actions.followerCount(state); b++) {
        if (b == replies[i]) {
          continue;
        }
        Arrays.fill(carried, 0);
        for (int a = 0; a < actions.leaderCount(state); a++) {
          double weight = seen ? (a == own ? 1 : 0) : x[actions.firstMove(state) + a];
          carry(actions.outcome(state, a, b), weight);
          carry(actions.outcome(state, a, replies[i]), -weight);
        }
        evaluation.chain().solveTransposed(carried, visits);
        double[] slopes = jacobian[row++];
        slopes(visits, outcomes, 1 / followerUnit, slopes);
        for (int a = 0; a < actions.leaderCount(state) && !seen; a++) {
          slopes[actions.firstMove(state) + a] +=
              (outcomes[actions.outcome(state, a, b)]
                      - outcomes[actions.outcome(state, a, replies[i])])
                  / followerUnit;
        }
      }
    }
  }

  /** Of sum_t c(t) V(t), given M'c: M'c(s) q(s, a, phi). */
  private void slopes(double[] weights, double[] outcomes, double factor, double[] filled) {
    for (int s = 0; s < actions.stateCount(); s++) {
      for (int a = 0; a < actions.leaderCount(s); a++) {
        int reply = replies[actions.decision(s, a)];
        filled[actions.firstMove(s) + a] =
            factor * weights[s] * outcomes[actions.outcome(s, a, reply)];
      }
    }
  }

  private void carry(int outcome, double weight) {
    Transitions transitions = game.transitions();
    for (int k = transitions.first()[outcome]; k < transitions.first()[outcome + 1]; k++) {
      carried[transitions.successors()[k]] +=
          game.discount() * weight * transitions.probabilities()[k];
    }
  }
}
