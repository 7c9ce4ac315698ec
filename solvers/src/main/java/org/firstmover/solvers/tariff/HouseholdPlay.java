package org.firstmover.solvers.tariff;

import java.util.List;
import java.util.Map;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;

/**
 * What households come to under the tariff with the lowest numbers that the leader may set, which
 * is the tariff itself where nothing is free: best replies to the nodal prices that all of them
 * make, averaged or not. With weight 1 / (k + 2) on the reply in round k this is fictitious play;
 * with weight 1 the plain fixed-point iteration, in which everybody charges in the hour that was
 * cheapest before, so that it may go round in circles.
 *
 * <p>Source: G. W. Brown, "Iterative solution of games by fictitious play", 1951; for mean-field
 * games P. Cardaliaguet, S. Hadikhanloo, "Learning in mean field games: the fictitious play",
 * ESAIM: COCV 23, 2017.
 */
public final class HouseholdPlay implements Solver<TariffGame> {
  /** Key of what the bills of one household of each group would fall by in sum, $ a day. */
  public static final String REGRET = "household regret";

  private static final Option<Integer> ROUNDS =
      Option.whole("rounds", 1, 100_000_000, 200, "of best replies");
  private static final Option<Double> TOLERANCE =
      Option.number("tolerance", 0, 1e9, 0, "of regret, $ a day, at which rounds end");
  private static final Option<Double> WEIGHT =
      Option.number("weight", 1e-9, 1, 0.1, "of the reply in each round");

  /** Of the reply in a round, from 0. */
  @FunctionalInterface
  private interface Weight {
    double in(Options options, int round);
  }

  private final MethodInfo info;
  private final Weight weight;

  private HouseholdPlay(MethodInfo info, Weight weight) {
    this.info = info;
    this.weight = weight;
  }

  /** Averaged, damped and plain. */
  public static List<HouseholdPlay> all() {
    return List.of(
        new HouseholdPlay(
            new MethodInfo(
                "fictitious-play",
                "what households come to who answer the average of all prices so far",
                "regret falls as 1/k where prices rise with load",
                "P. Cardaliaguet, S. Hadikhanloo, Learning in mean field games: the fictitious"
                    + " play, ESAIM: COCV 23, 2017",
                List.of(ROUNDS, TOLERANCE)),
            (options, k) -> 1.0 / (k + 2)),
        new HouseholdPlay(
            new MethodInfo(
                "damped-fixed-point",
                "what households come to who change a part of what they do in each round",
                "none in general; regret stays of the size of the steps",
                "P. Cardaliaguet, S. Hadikhanloo, Learning in mean field games: the fictitious"
                    + " play, ESAIM: COCV 23, 2017, with constant steps",
                List.of(WEIGHT, ROUNDS, TOLERANCE)),
            (options, k) -> options.get(WEIGHT)),
        new HouseholdPlay(
            new MethodInfo(
                "fixed-point",
                "what households come to who all answer the last prices (Picard)",
                "none: all charge in the same hours, and may go round in circles",
                "X. Guo, A. Hu, R. Xu, J. Zhang, Learning mean-field games, NeurIPS 2019",
                List.of(ROUNDS, TOLERANCE)),
            (options, k) -> 1));
  }

  @Override
  public MethodInfo info() {
    return info;
  }

  @Override
  public Verifier<TariffGame> verifier() {
    return SettledHouseholds.verifier();
  }

  @Override
  public Solution search(TariffGame game, Options options, Run run) {
    Tariff tariff = game.design().lowest();
    Populations populations = new Populations(game);
    int rounds = options.get(ROUNDS);
    double regret = Double.POSITIVE_INFINITY;
    int k = 0;
    while (true) {
      run.check();
      populations.price();
      regret = populations.reply(tariff);
      if (game.design().followsPrices()) {
        run.report(REGRET, k, regret);
      }
      if (k >= rounds || regret <= options.get(TOLERANCE) || run.exhausted()) {
        break;
      }
      populations.move(weight.in(options, k));
      run.count("rounds");
      run.progress("rounds", (double) k / rounds);
      k++;
    }
    return new TariffAnswer(game, info, options, run)
        .of(
            k < rounds && run.exhausted() ? Status.LIMIT : Status.FEASIBLE,
            tariff,
            populations,
            Map.of(REGRET, regret));
  }
}
