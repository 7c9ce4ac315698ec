package org.firstmover.learning.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.learning.exact.ExactPlay;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.markov.MarkovVerifier;

/**
 * Leader and followers learn at the same time from the same episodes: with equal step sizes, or the
 * leader so slowly that followers stay close to their response. The leader's learner takes the
 * followers' policies as they are: even on two time scales she climbs her value as if they stood
 * still, and what she comes to is a Nash-like point, not a commitment.
 */
public final class LearningTogether implements Solver<MarkovGame> {
  private static final int REPORTS = 100;

  private static final Option<String> LEARNER =
      Option.choice(
          "learner", List.of(Seats.REINFORCE, Seats.PPO), Seats.PPO, "of leader and followers");
  private static final Option<Integer> UPDATES =
      Option.whole("updates", 1, 100_000_000, 2_000, "of all learners");
  private static final Option<Double> SLOW =
      Option.number("leader-rate", 0, 1e3, 0.002, "step size of the leader's learner");
  private static final Option<Double> RATE =
      Option.number("leader-rate", 0, 1e3, 0.02, "step size of the leader's learner");
  private static final Option<Double> FOLLOWERS =
      Option.number("follower-rate", 0, 1e3, 0.02, "step size of followers' learners");

  private final MethodInfo info;
  private final Option<Double> leaderRate;

  private LearningTogether(MethodInfo info, Option<Double> leaderRate) {
    this.info = info;
    this.leaderRate = leaderRate;
  }

  /** The leader slowly, followers fast. */
  public static LearningTogether twoTimeScale() {
    return new LearningTogether(
        new MethodInfo(
            "two-time-scale",
            "where leader and followers come to who learn at once, she ten times as slowly: a Nash-like"
                + " point, not a commitment",
            "none in general",
            "V. S. Borkar, Stochastic approximation with two time scales, Systems & Control Letters"
                + " 29, 1997; the schedule of S. Zheng et al., The AI Economist, 2022",
            List.of(LEARNER, UPDATES, Seats.EPISODES, SLOW, FOLLOWERS)),
        SLOW);
  }

  /** All equally fast. */
  public static LearningTogether simultaneous() {
    return new LearningTogether(
        new MethodInfo(
            "simultaneous",
            "where leader and followers come to who learn at once: a Nash-like point, not a commitment",
            "none in general",
            "D. Fudenberg, D. K. Levine, The theory of learning in games, MIT Press, 1998",
            List.of(LEARNER, UPDATES, Seats.EPISODES, RATE, FOLLOWERS)),
        RATE);
  }

  @Override
  public MethodInfo info() {
    return info;
  }

  @Override
  public Verifier<MarkovGame> verifier() {
    return new MarkovVerifier();
  }

  @Override
  public Optional<String> refusal(MarkovGame game) {
    return ExactPlay.of(game).filter(ExactPlay::answers).isPresent()
        ? Optional.empty()
        : Optional.of(TurnsAnswer.UNKNOWN);
  }

  @Override
  public Solution search(MarkovGame game, Options options, Run run) {
    ExactPlay play = ExactPlay.of(game).orElseThrow();
    RandomStream random = run.random().child(info.name());
    Seats seats =
        new Seats(
            game,
            options.get(LEARNER),
            options.get(leaderRate),
            options.get(FOLLOWERS),
            random.child("start"),
            run.seed());
    int updates = options.get(UPDATES);
    for (int update = seats.restored(run); update < updates && !run.exhausted(); update++) {
      run.check();
      seats.update(true, true, options.get(Seats.EPISODES), random.child("update " + update));
      run.count("episodes", options.get(Seats.EPISODES));
      if (update % Math.max(1, updates / REPORTS) == 0) {
        run.progress("updates", (double) update / updates);
        seats.show(play);
        run.report("value at the point", update, play.value(0));
        run.report(Solution.TRAINING_RETURN, update, seats.leaderReturn());
      }
      seats.checkpoint(run, update + 1L);
    }
    seats.show(play);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Solution.TRAINING_RETURN, seats.leaderReturn());
    return new TurnsAnswer(game, info, options, run).atPoint(play, values);
  }
}
