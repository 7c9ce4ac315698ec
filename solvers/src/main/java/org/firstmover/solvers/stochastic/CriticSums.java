package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;

/**
 * What trajectories say to the rule without Hessian: how often states are visited, how much of the
 * response c = A12 / lambda has been carried there by the replies before (d and z of {@link
 * TotalGradient}), and targets of temporal differences by outcome.
 *
 * <p>The target of a step is its reward and the discounted value of what follows, which is a
 * mixture of the table's value of the next state and, weighted by the trace, of the target there.
 * With a trace of 0 news travels one step an iteration.
 *
 * <p>Source: R. S. Sutton, A. G. Barto, "Reinforcement learning", second edition, chapter 12
 * (lambda-returns).
 */
final class CriticSums implements TrajectorySums {
  static final int STATE_VISITS = 0;
  static final int CARRIED = 1;
  static final int LEADER_TARGETS = 2;
  static final int FOLLOWER_TARGETS = 3;
  static final int VISITS = 4;
  static final int LEADER_RETURN = 5;
  static final int FOLLOWER_RETURN = 6;

  private final Actions actions;
  private final double discount;
  private final double trace;
  private final Critics critics;
  private final double[][] parts;

  /**
   * @param trace from 0 to 1
   */
  CriticSums(Actions actions, double discount, double trace, Critics critics) {
    this.actions = actions;
    this.discount = discount;
    this.trace = trace;
    this.critics = critics;
    parts = parts(actions);
  }

  /** Room for all parts, filled with 0. */
  static double[][] parts(Actions actions) {
    int outcomes = actions.outcomes();
    return new double[][] {
      new double[actions.stateCount()],
      new double[actions.stateCount()],
      new double[outcomes],
      new double[outcomes],
      new double[outcomes],
      new double[1],
      new double[1]
    };
  }

  @Override
  public double[][] parts() {
    return parts;
  }

  @Override
  public void clear() {
    for (double[] part : parts) {
      Arrays.fill(part, 0);
    }
  }

  @Override
  public void add(Episode episode) {
    parts[LEADER_RETURN][0] += episode.leaderReturns[0];
    parts[FOLLOWER_RETURN][0] += episode.followerReturns[0];
    double carried = 0;
    for (int t = 0; t < episode.length; t++) {
      int state = episode.states[t];
      parts[STATE_VISITS][state]++;
      parts[CARRIED][state] += carried;
      carried += critics.response()[episode.replies[t]];
    }
    targets(episode);
  }

  private void targets(Episode episode) {
    double[] leaderValues = critics.leaderStates();
    double[] followerValues = critics.followerStates();
    int end = episode.states[episode.length];
    double leader = leaderValues[end];
    double follower = followerValues[end];
    for (int t = episode.length - 1; t >= 0; t--) {
      int state = episode.states[t];
      int reply = episode.replies[t];
      int row = episode.moves[t] - actions.firstMove(state);
      int column = reply - actions.firstReply(episode.decisions[t]);
      int outcome = actions.outcome(state, row, column);
      leader = episode.leaderRewards[t] + discount * leader;
      follower = episode.followerRewards[t] + discount * follower;
      parts[LEADER_TARGETS][outcome] += leader;
      parts[FOLLOWER_TARGETS][outcome] += follower;
      parts[VISITS][outcome]++;
      leader = (1 - trace) * leaderValues[state] + trace * leader;
      follower = (1 - trace) * followerValues[state] + trace * (follower + critics.bonus(reply));
    }
  }
}
