package org.firstmover.learning.schedule;

import java.util.Arrays;
import java.util.function.Function;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.learning.learner.Learner;
import org.firstmover.learning.oracle.FollowerOracle;
import org.firstmover.learning.oracle.PureTable;
import org.firstmover.learning.oracle.Trained;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Run;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/** A leader learns through an oracle, one batch of episodes after the other; its state is data. */
final class LeaderLearning {
  /** Iterations whose mean return counts. */
  static final int WINDOW = 5;

  /** Steps of the leader an iteration, at least. */
  private static final int LEAST = 100;

  private final LeaderEpisodes episodes;
  private final FollowerOracle oracle;
  private final Trained<?> leader;
  private final long steps;
  private final int batch;
  private final double success;
  private final Run run;
  private final double[] recent = new double[WINDOW];
  private long iteration;
  private long taken;
  private long succeeded = -1;

  /**
   * @param steps of the leader in all, at least
   * @param batch steps of the leader between two of her learner's, at least
   * @param success the mean return over {@link #WINDOW} iterations that counts as success
   */
  LeaderLearning(
      MarkovGame game,
      FollowerOracle oracle,
      Function<Role, Learner<?>> learner,
      Conditions conditions,
      int rewardEpisodes,
      long steps,
      int batch,
      double success,
      Run run) {
    this.oracle = oracle;
    this.steps = steps;
    this.batch = batch;
    this.success = success;
    this.run = run;
    episodes = new LeaderEpisodes(game, oracle, conditions, rewardEpisodes, run.seed());
    leader =
        Trained.fresh(
            learner.apply(episodes.role()), episodes.role(), run.random().child("leader"));
  }

  void learn() {
    while (taken < steps && !run.exhausted()) {
      run.check();
      run.progress("leader learns", (double) taken / steps);
      iterate();
      run.checkpoint(this::state);
    }
  }

  /** Of one or, where the learner wants single episodes, several of its steps. */
  private void iterate() {
    RandomStream random = run.random().child("iteration " + iteration);
    long stepsBefore = episodes.steps();
    long queriesBefore = episodes.queries();
    double sum = 0;
    int played = 0;
    for (int part = 0; episodes.steps() - stepsBefore < Math.max(batch, LEAST); part++) {
      RandomStream here = random.child("part " + part);
      episodes.begin(leader.policy(), here);
      long partBefore = episodes.steps();
      int tried = 0;
      do {
        sum += episodes.play();
        played++;
        if (++tried > batch && episodes.steps() == partBefore) {
          throw new InputError(
              tried + " episodes without a step of the leader",
              "the leader's training, seed " + run.seed(),
              "steps to learn from",
              "Maybe the oracle asks nothing and the reward phase is left out.");
        }
      } while (episodes.steps() - partBefore < batch);
      leader.learn(episodes.experience(), here.child("learner"));
    }
    recent[(int) (iteration % WINDOW)] = sum / played;
    iteration++;
    taken += episodes.steps() - stepsBefore;
    run.count("leader steps", episodes.steps() - stepsBefore);
    run.tally("leader episodes", played);
    run.tally("queries", episodes.queries() - queriesBefore);
    run.report(Solution.TRAINING_RETURN, taken, sum / played);
    if (succeeded < 0 && iteration >= WINDOW && trainingReturn() >= success) {
      succeeded = taken;
    }
  }

  /** The mean of what the leader got in the last iterations; NaN before the first. */
  double trainingReturn() {
    int known = (int) Math.min(iteration, WINDOW);
    return Arrays.stream(recent, 0, known).average().orElse(Double.NaN);
  }

  /** The steps of the leader after which the return was first a success; -1 if it never was. */
  long succeeded() {
    return succeeded;
  }

  /** What stands for her policy on each of her observations in the game. */
  PureTable commitment(PureTable filled) {
    double[] observation = new double[1];
    double[] action = new double[filled.size()];
    for (int o = 0; o < filled.actions().length / filled.size(); o++) {
      observation[0] = o;
      episodes.mode(leader.policy(), observation, action);
      System.arraycopy(action, 0, filled.actions(), o * filled.size(), filled.size());
    }
    return filled;
  }

  /** All that has been learned so far, by the oracle, too. */
  byte[] state() {
    StateOutput out = new StateOutput();
    out.whole(episodes.episodes()).whole(iteration).whole(taken).whole(succeeded).numbers(recent);
    leader.snapshot(out);
    oracle.snapshot(out);
    return out.toBytes();
  }

  /**
   * @throws IllegalArgumentException if these are not the bytes of such a state
   */
  void restore(byte[] state) {
    StateInput in = new StateInput(state);
    episodes.startAt(in.whole());
    iteration = in.whole();
    taken = in.whole();
    succeeded = in.whole();
    System.arraycopy(in.numbers(), 0, recent, 0, WINDOW);
    leader.restore(in);
    oracle.restore(in);
  }
}
