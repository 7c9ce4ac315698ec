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
 * Turns: in even rounds the leader improves against followers who stand still, in odd rounds the
 * followers against her. Where it comes to rest each player best-responds to the others: that is a
 * Nash equilibrium, if anything, and not a commitment, because the leader never reckons with what
 * followers will do about it. The source says that the agents "converge to a Stackelberg
 * equilibrium"; beside the point that is reached the answer shows the best commitment.
 *
 * <p>Source: the document "Stackelberg game" of the platform "AI for social science", 2023.
 * Departure: best responses may be exact.
 */
public final class AlternatingBestResponse implements Solver<MarkovGame> {
  private static final String EXACT = "exact";
  private static final Option<String> LEARNER =
      Option.choice(
          "learner",
          List.of(EXACT, Seats.REINFORCE, Seats.PPO),
          EXACT,
          "how players answer: exactly, or by learning in episodes");
  private static final Option<Integer> ROUNDS =
      Option.whole("rounds", 1, 1_000_000, 100, "turns of either side, taken one after the other");
  private static final Option<Integer> UPDATES =
      Option.whole("updates", 1, 1_000_000, 50, "of a learner in each of its rounds");
  private static final Option<Double> RATE =
      Option.number("rate", 0, 1e3, 0.02, "step size of learners");

  /** A gain this small is rounding; gains fall with the square of the distance to the point. */
  private static final double STILL = 1e-14;

  private static final MethodInfo INFO =
      new MethodInfo(
          "alternating-best-response",
          "where leader and followers come to who answer one another in turns: a Nash-like point, not"
              + " a commitment",
          "none in general; where it settles, each player best-responds to the others as they are",
          "Alibaba DAMO Academy, AI for social science: Stackelberg game (mini-env4), 2023",
          List.of(LEARNER, ROUNDS, UPDATES, Seats.EPISODES, RATE));

  @Override
  public MethodInfo info() {
    return INFO;
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
    int players = game.environment().roles().count();
    Map<String, Double> values = new LinkedHashMap<>();
    if (options.get(LEARNER).equals(EXACT)) {
      boolean settled = false;
      for (int round = 0; round < options.get(ROUNDS) && !settled && !run.exhausted(); round++) {
        run.check();
        if (round % 2 == 0) {
          play.leaderResponds();
        } else {
          play.followersRespond();
          settled = report(play, players, round, run) <= STILL * (1 + Math.abs(play.value(0)));
        }
        run.count("rounds");
      }
    } else {
      Seats seats = learn(game, options, run, play, players);
      values.put(Solution.TRAINING_RETURN, seats.leaderReturn());
    }
    return new TurnsAnswer(game, INFO, options, run).atPoint(play, values);
  }

  /** Returns the exploitability. */
  private static double report(ExactPlay play, int players, long round, Run run) {
    double most = 0;
    for (int player = 0; player < players; player++) {
      most = Math.max(most, play.regret(player));
    }
    run.report("value at the point", round, play.value(0));
    run.report("exploitability", round, most);
    return most;
  }

  private static Seats learn(
      MarkovGame game, Options options, Run run, ExactPlay play, int players) {
    RandomStream random = run.random().child("turns");
    double rate = options.get(RATE);
    Seats seats =
        new Seats(game, options.get(LEARNER), rate, rate, random.child("start"), run.seed());
    for (int round = seats.restored(run);
        round < options.get(ROUNDS) && !run.exhausted();
        round++) {
      RandomStream here = random.child("round " + round);
      for (int update = 0; update < options.get(UPDATES); update++) {
        run.check();
        boolean leads = round % 2 == 0;
        seats.update(leads, !leads, options.get(Seats.EPISODES), here.child("update " + update));
        run.count("episodes", options.get(Seats.EPISODES));
      }
      seats.show(play);
      report(play, players, round, run);
      run.progress("rounds", (round + 1.0) / options.get(ROUNDS));
      seats.checkpoint(run, round + 1L);
    }
    seats.show(play);
    return seats;
  }
}
