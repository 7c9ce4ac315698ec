package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Simulator;
import org.firstmover.random.RandomStream;

/**
 * One trajectory at a time. It stops with probability 1 - gamma after each step, and its sums are
 * not discounted: that way they have the means of discounted sums without end, where cutting off
 * after a fixed number of steps would bias them. The arrays are good for the present length.
 */
final class Episode {
  private final Simulator simulator;
  private final PolicyPair policies;
  private final double discount;
  private final double entropy;
  private final RewardRange leaderRange = new RewardRange();
  private final RewardRange followerRange = new RewardRange();

  /** How many steps there were, at least one. */
  int length;

  /** The state in which each step was taken, and behind them the state after the last. */
  int[] states;

  int[] moves;
  int[] decisions;
  int[] replies;
  double[] leaderRewards;

  /** Without the entropy bonus. */
  double[] followerRewards;

  /** Sums of the rewards from each step on. */
  double[] leaderReturns;

  /** With the entropy bonus -lambda log p2(b) of each reply. */
  double[] followerReturns;

  Episode(Simulator simulator, PolicyPair policies) {
    this.simulator = simulator;
    this.policies = policies;
    discount = simulator.rules().discount();
    entropy = simulator.rules().entropy();
    int room = 64;
    states = new int[room + 1];
    moves = new int[room];
    decisions = new int[room];
    replies = new int[room];
    leaderRewards = new double[room];
    followerRewards = new double[room];
    leaderReturns = new double[room];
    followerReturns = new double[room];
  }

  /** Of all rewards of the leader that were ever played. */
  RewardRange leaderRange() {
    return leaderRange;
  }

  /** Of the follower's, without the bonus. */
  RewardRange followerRange() {
    return followerRange;
  }

  /** Plays from the start until it stops. */
  void play(RandomStream random) {
    Actions actions = simulator.actions();
    int t = 0;
    int state = simulator.reset(random);
    do {
      if (t == moves.length) {
        grow();
      }
      states[t] = state;
      int move = policies.moves().draw(state, random);
      int a = move - actions.firstMove(state);
      int decision = actions.decision(state, a);
      int reply = policies.replies().draw(decision, random);
      state = simulator.step(a, reply - actions.firstReply(decision), random);
      moves[t] = move;
      decisions[t] = decision;
      replies[t] = reply;
      leaderRewards[t] = simulator.leaderReward();
      followerRewards[t] = simulator.followerReward();
      t++;
    } while (random.nextDouble() < discount);
    states[t] = state;
    length = t;
    addUp();
  }

  private void addUp() {
    double[] logarithms = policies.follower().logarithms();
    double leader = 0;
    double follower = 0;
    for (int t = length - 1; t >= 0; t--) {
      leaderRange.add(leaderRewards[t]);
      followerRange.add(followerRewards[t]);
      leader += leaderRewards[t];
      follower += followerRewards[t] - entropy * logarithms[replies[t]];
      leaderReturns[t] = leader;
      followerReturns[t] = follower;
    }
  }

  private void grow() {
    int room = 2 * moves.length;
    states = Arrays.copyOf(states, room + 1);
    moves = Arrays.copyOf(moves, room);
    decisions = Arrays.copyOf(decisions, room);
    replies = Arrays.copyOf(replies, room);
    leaderRewards = Arrays.copyOf(leaderRewards, room);
    followerRewards = Arrays.copyOf(followerRewards, room);
    leaderReturns = Arrays.copyOf(leaderReturns, room);
    followerReturns = Arrays.copyOf(followerReturns, room);
  }
}
