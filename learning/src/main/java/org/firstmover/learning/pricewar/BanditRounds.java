package org.firstmover.learning.pricewar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.PriceWar;
import org.firstmover.game.markov.PriceWarRules;
import org.firstmover.game.markov.PriceWarRules.Phase;
import org.firstmover.learning.exact.PriceWarPlay;
import org.firstmover.learning.pricewar.BanditTraining.Settings;
import org.firstmover.learning.schedule.TurnsAnswer;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.markov.MarkovVerifier;

/**
 * The published training of a price war: tabular bandits in alternating rounds. In even rounds the
 * leader learns her discounts (with signals: in every second of them what she signals), in odd
 * rounds the followers learn to bid. A war without a leader has one round, in which all learn.
 *
 * <p>With followers' opening bids for a start, one round of the phase {@code discount} is the
 * source's W2-1, two are its W2-2, two of the phase {@code truthful} its W2-3, twenty of {@code
 * signals} its EXP-3. Signals are truthful before the leader first learns them. Which tables go on
 * from round to round the source does not say but for W2-2, where followers begin afresh. The
 * published income of EXP-3 is near what comes of tables that are kept.
 *
 * <p>Source: mini-env4, "Stackelberg game", of the platform "AI for social science", 2023.
 */
public final class BanditRounds implements Solver<MarkovGame> {
  private static final Option<Integer> ROUNDS =
      Option.whole("rounds", 1, 10_000, 20, "in turns of the leader and of the followers");
  private static final Option<Integer> AUCTIONS =
      Option.whole("auctions", 1, 1_000_000_000, 2_000_000, "of a round");
  private static final Option<Integer> MEASURED =
      Option.whole(
          "measured", 1, 1_000_000_000, 10_000, "auctions at the end of a round, averaged");
  private static final Option<Integer> EXPLORING =
      Option.whole(
          "exploring", 0, 1_000_000_000, 200_000, "updates of a table at first, of random choices");
  private static final Option<Double> HALF_LIFE =
      Option.number("half-life", 1, 1e9, 40_000, "updates in which exploration halves");
  private static final Option<String> TABLES =
      Option.choice(
          "tables",
          List.of("emptied", "kept"),
          "emptied",
          "whether who learns begins each round afresh, or goes on with means, counts and"
              + " exploration of her last one");

  private static final MethodInfo INFO =
      new MethodInfo(
          "bandit-rounds",
          "where suppliers of a price war come to who learn by epsilon-greedy bandits in turns: a"
              + " Nash-like point, not a commitment",
          "none: the published training, with the exact exploitability of what it learned",
          "Alibaba DAMO Academy, AI for social science: Stackelberg game (mini-env4), 2023",
          List.of(ROUNDS, AUCTIONS, MEASURED, EXPLORING, HALF_LIFE, TABLES));

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
    return game.known(PriceWar.class).isPresent()
        ? Optional.empty()
        : Optional.of("it is the training of one game only, price-war");
  }

  @Override
  public Solution search(MarkovGame game, Options options, Run run) {
    PriceWarRules rules = game.known(PriceWar.class).orElseThrow().rules();
    BanditTraining training =
        new BanditTraining(
            rules,
            new Settings(
                options.get(AUCTIONS),
                Math.min(options.get(MEASURED), options.get(AUCTIONS)),
                options.get(EXPLORING),
                options.get(HALF_LIFE),
                options.get(TABLES).equals("kept")));
    RandomStream random = run.random().child("bandits");
    int rounds = rules.symmetric() ? 1 : options.get(ROUNDS);
    int round = 0;
    Optional<byte[]> saved = run.restored();
    if (saved.isPresent()) {
      StateInput in = new StateInput(saved.get());
      round = (int) in.whole();
      training.restore(in);
    }
    for (; round < rounds && !run.exhausted(); round++) {
      run.check();
      run.progress("rounds", (double) round / rounds);
      round(training, rules, round, random.child("round " + round));
      run.count("auctions", options.get(AUCTIONS));
      double[] means = training.means();
      run.report(Solution.TRAINING_RETURN, round, means[0]);
      run.report("followers' training return", round, followers(means));
      run.report("exploitability", round, training.exact().exploitability());
      long next = round + 1L;
      run.checkpoint(
          () -> {
            StateOutput out = new StateOutput().whole(next);
            training.snapshot(out);
            return out.toBytes();
          });
    }
    Map<String, Double> values = new LinkedHashMap<>();
    if (round > 0) {
      double[] means = training.means();
      values.put(Solution.TRAINING_RETURN, means[0]);
      for (int player = 1; player < means.length; player++) {
        values.put("training return of follower " + player, means[player]);
      }
    }
    return new TurnsAnswer(game, INFO, options, run)
        .atPoint(new PriceWarPlay(training.exact()), values);
  }

  private static void round(
      BanditTraining training, PriceWarRules rules, int round, RandomStream random) {
    if (rules.symmetric()) {
      training.everyone(random);
    } else if (round % 2 == 1) {
      training.followers(random);
    } else {
      training.leader(rules.phase() == Phase.SIGNALS && round % 4 == 2, random);
    }
  }

  private static double followers(double[] means) {
    double sum = 0;
    for (int player = 1; player < means.length; player++) {
      sum += means[player] / (means.length - 1);
    }
    return sum;
  }
}
