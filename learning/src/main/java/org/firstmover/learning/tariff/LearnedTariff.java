package org.firstmover.learning.tariff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.tariff.Billing;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.learning.learner.Architecture;
import org.firstmover.learning.learner.Ppo;
import org.firstmover.learning.learner.PpoSettings;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;
import org.firstmover.solvers.tariff.LeaderProblem;
import org.firstmover.solvers.tariff.LeaderProblem.Trial;
import org.firstmover.solvers.tariff.SettledHouseholds;
import org.firstmover.solvers.tariff.TariffAnswer;
import org.firstmover.verify.Verifier;

/**
 * A utility that learns which rates to set in the morning, and prosumers who learn what to do with
 * their batteries in each hour, all by PPO and all at once, day after day with weather; then a
 * hundred days on which nobody learns any more. The answer is the rates that were learned, with the
 * best fixed charges for them and the households' exact response; what learners did with them
 * stands beside it: nodal prices with their batteries and with idle ones, burdens, and what the
 * learned response loses.
 *
 * <p>Fixed charges, which change nothing that households do, are not learned: each evening those
 * are chosen that earn the revenue with the most equal burdens, as if every day were like this one.
 *
 * <p>Source: J. He, A. L. Liu, Y. Chen, "Learning in Stackelberg Markov Games", 2025, whose
 * settings are not published; those of PPO are near Stable-Baselines3's. The mean field of a group
 * is a number of copies, each of which stands for as many households.
 */
public final class LearnedTariff implements Solver<TariffGame> {
  private static final Option<Integer> TRAINING =
      Option.whole("training-days", 1, 1_000_000, 1500, "on which everyone learns");
  private static final Option<Integer> DAYS =
      Option.whole("days", 1, 100_000, 100, "after them, on which nobody does");
  private static final Option<Integer> COPIES =
      Option.whole("copies", 1, 100_000, 200, "of a household of each group with batteries");
  private static final Option<Integer> LEARNERS =
      Option.whole("learners", 1, 100_000, 32, "of the copies, from which their policy is learned");
  private static final Option<Double> RATE =
      Option.number("rate", 1e-9, 1, 1e-3, "of Adam for prosumers");
  private static final Option<Double> LEADER_RATE =
      Option.number("leader-rate", 1e-9, 1, 3e-3, "of Adam for the leader");
  private static final Option<Integer> LEADER_BATCH =
      Option.whole("leader-batch", 1, 10_000, 20, "days from which the leader learns at once");
  private static final Option<Double> NOISE =
      Option.number("noise", 0, 10, 1, "of load and sun, in units of the deviations measured");
  private static final Option<Double> SHARED =
      Option.number("shared", 0, 1, 0.05, "part of the variance of loads that neighbours share");

  /** Key of the leader's measure at the learned response on days without weather. */
  public static final String WITH_LEARNED = "value at the learned response";

  private static final double DAYS_OF_YEAR = 365;

  /** Without noise, to see what the learned response loses. */
  private static final int CALM_DAYS = 30;

  private static final MethodInfo INFO =
      new MethodInfo(
          "learned-tariff",
          "rates learned by a utility while prosumers learn to use their batteries, by PPO",
          "the learned rates with the best fixed charges and an exact response; no bound on better"
              + " ones",
          "J. He, A. L. Liu, Y. Chen, Learning in Stackelberg Markov Games, NeurIPS workshop Tackling"
              + " Climate Change with Machine Learning, 2025",
          List.of(
              TRAINING, DAYS, COPIES, LEARNERS, RATE, LEADER_RATE, LEADER_BATCH, NOISE, SHARED));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<TariffGame> verifier() {
    return SettledHouseholds.verifier();
  }

  @Override
  public Optional<String> refusal(TariffGame game) {
    if (game.households().stream().noneMatch(household -> household.battery().isPresent())) {
      return Optional.of("no household has a battery, so that nobody has anything to learn");
    }
    if (!game.design().blocks().isEmpty() || game.design().billing() == Billing.BUY_ALL_SELL_ALL) {
      return Optional.of("tiers and panels with a meter of their own are not billed by the hour");
    }
    return Optional.empty();
  }

  @Override
  public Solution search(TariffGame game, Options options, Run run) {
    return new Learning(game, options, run).solution();
  }

  /** One run. */
  private static final class Learning {
    private final TariffGame game;
    private final Options options;
    private final Run run;
    private final LeaderProblem problem;
    private final TariffDays days;
    private final RateSetter leader;
    private final Map<String, Double> values = new LinkedHashMap<>();

    Learning(TariffGame game, Options options, Run run) {
      this.game = game;
      this.options = options;
      this.run = run;
      problem = new LeaderProblem(game, 200);
      RandomStream random = run.random();
      days =
          new TariffDays(
              game,
              options.get(COPIES),
              options.get(LEARNERS),
              new HomeNoise(options.get(NOISE), options.get(SHARED)),
              new Ppo(settings(options.get(RATE), 256, 0.99), Architecture.standard()),
              random.child("prosumers"));
      leader =
          new RateSetter(
              game,
              options.get(LEADER_BATCH),
              new Ppo(settings(options.get(LEADER_RATE), 0, 0), Architecture.standard()),
              random.child("leader"));
    }

    private static PpoSettings settings(double rate, int minibatch, double discount) {
      return new PpoSettings(
          rate,
          10,
          minibatch,
          0.2,
          0,
          Double.POSITIVE_INFINITY,
          discount,
          0.95,
          0.5,
          Double.POSITIVE_INFINITY,
          0.003,
          0.5);
    }

    Solution solution() {
      run.restored().ifPresent(this::restore);
      int training = options.get(TRAINING);
      while (days.count() < training && !run.exhausted()) {
        run.check();
        run.count("days");
        run.progress("learning", (double) days.count() / training);
        live(leader.morning(days.count()));
        run.checkpoint(this::snapshot);
      }
      days.prosumers().forEach(Prosumers::stopLearning);
      leader.stopLearning();
      boolean cut = run.exhausted();
      Path path = new Path(game);
      List<Tariff> set = new ArrayList<>();
      for (int day = 0; day < options.get(DAYS); day++) {
        run.check();
        Tariff tariff = leader.morning(days.count());
        set.add(tariff);
        path.add(live(tariff));
      }
      Tariff rates = leader.rates(set);
      Trial best = problem.through(rates);
      path.report(days, problem.populations().battery(), run, values);
      values.put(Solution.TRAINING_RETURN, leader.meanMeasure());
      withoutWeather(rates);
      problem.populations().price();
      return new TariffAnswer(game, INFO, options, run)
          .of(
              cut || best.missed() > 0 ? Status.LIMIT : Status.FEASIBLE,
              best.tariff(),
              problem.populations(),
              values);
    }

    /** A day from morning to evening. */
    private Day live(Tariff tariff) {
      int day = days.count();
      Day lived = days.next(tariff);
      Trial evening = year(tariff, lived.bills, lived.wholesale);
      leader.evening(evening);
      run.report("price deviation, learned", day, Path.deviation(lived.prices));
      run.report("price deviation, idle", day, Path.deviation(lived.idlePrices));
      run.report("measure", day, evening.year().value());
      run.report("cost saved", day, lived.idleCost - lived.cost);
      return lived;
    }

    private byte[] snapshot() {
      StateOutput out = new StateOutput();
      days.snapshot(out);
      leader.snapshot(out);
      return out.toBytes();
    }

    private void restore(byte[] state) {
      StateInput in = new StateInput(state);
      days.restore(in);
      leader.restore(in);
    }

    /** Fixed charges for a year of days like one with these bills and this wholesale cost. */
    private Trial year(Tariff tariff, double[] bills, double wholesale) {
      double[] yearly = Arrays.stream(bills).map(bill -> DAYS_OF_YEAR * bill).toArray();
      return problem.charged(tariff, yearly, DAYS_OF_YEAR * wholesale);
    }

    /**
     * What the leader's rates are worth with learned batteries, to be held against the exact
     * response, and what a household loses by its learned policy, $ a day on average: both on days
     * without noise, once they have come to rest.
     */
    private void withoutWeather(Tariff rates) {
      days.calm();
      double[] bills = new double[game.households().size()];
      double[][] prices = new double[Household.DAY][game.network().buses().size()];
      double wholesale = 0;
      for (int day = 0; day < 2 * CALM_DAYS; day++) {
        Day lived = days.next(rates);
        if (day < CALM_DAYS) {
          continue;
        }
        for (int h = 0; h < Household.DAY; h++) {
          for (int n = 0; n < prices[h].length; n++) {
            prices[h][n] += lived.prices[h][n] / CALM_DAYS;
          }
        }
        for (int g = 0; g < bills.length; g++) {
          bills[g] += lived.bills[g] / CALM_DAYS;
        }
        wholesale += lived.wholesale / CALM_DAYS;
      }
      values.put(Solution.LEARNED_REGRET, BestDay.regret(game, rates, prices, bills));
      values.put(WITH_LEARNED, year(rates, bills, wholesale).year().value());
    }
  }
}
