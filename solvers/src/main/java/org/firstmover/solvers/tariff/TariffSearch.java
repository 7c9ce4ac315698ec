package org.firstmover.solvers.tariff;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.tariff.LeaderProblem.Trial;
import org.firstmover.verify.Verifier;

/**
 * The leader's commitment, through the households' response, in two levels. Fixed charges change
 * nothing that households do, so that the best ones at given rates follow from a convex problem,
 * solved exactly; rates are searched for without derivatives, each trial with the exact response.
 *
 * <p>The problem is that of Y. Chen, A. L. Liu, M. Tanaka, R. Takashima, "Optimal retail tariff
 * design with prosumers: pursuing equity at the expenses of economic efficiencies?", IEEE
 * Transactions on Energy Markets, Policy and Regulation 1 (2023), with batteries in place of a
 * demand function; the search is {@link MeshSearch}.
 */
public final class TariffSearch implements Solver<TariffGame> {
  static final Option<Integer> PROBES =
      Option.whole("probes", 1, 1_000_000, 300, "rates of a sequence that fills the bounds, first");
  static final Option<Integer> STARTS =
      Option.whole("starts", 1, 10_000, 4, "of the best of these that the search goes on from");
  static final Option<Integer> TRIALS =
      Option.whole("trials", 1, 100_000_000, 20_000, "tariffs that may be tried in all");
  static final Option<Integer> ITERATIONS =
      Option.whole(
          "iterations",
          1,
          1_000_000,
          20,
          "of fictitious play for each trial before it is refined, where the tariff follows nodal"
              + " prices");

  private static final MethodInfo INFO =
      new MethodInfo(
          "tariff-search",
          "rates and fixed charges with the most equal burdens, through the households' response",
          "a tariff that earns its revenue, with an exact response, or limit where households who make"
              + " prices do not settle; no bound on better ones but 0",
          "Y. Chen, A. L. Liu, M. Tanaka, R. Takashima, Optimal retail tariff design with prosumers:"
              + " pursuing equity at the expenses of economic efficiencies?, IEEE TEMPR 1, 2023; M."
              + " A. Abramson, C. Audet, J. E. Dennis, S. Le Digabel, OrthoMADS, SIAM Journal on"
              + " Optimization 20, 2009",
          List.of(PROBES, STARTS, TRIALS, ITERATIONS));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<TariffGame> verifier() {
    return SettledHouseholds.verifier();
  }

  @Override
  public Solution search(TariffGame game, Options options, Run run) {
    LeaderProblem problem = new LeaderProblem(game, options.get(ITERATIONS));
    TariffAnswer answer = new TariffAnswer(game, INFO, options, run);
    Trial best = least(new RateSpace(game), problem::through, options, run);
    if (best.missed() > 0) {
      return missed(best, problem, answer, run.exhausted() || isSpent(options, run));
    }
    boolean settled = problem.settleAt(best.tariff());
    boolean cut = run.exhausted() || !settled;
    return answer.of(
        cut ? Status.LIMIT : Status.FEASIBLE,
        best.tariff(),
        problem.populations(),
        cut || isSpent(options, run) ? Map.of() : Map.of(TariffGame.PROBE_GAP, 0.0));
  }

  /**
   * The best tariff that the search finds; it misses its revenue if none is found that does not.
   *
   * @param trial what rates are worth
   */
  static Trial least(RateSpace space, Function<Tariff, Trial> trial, Options options, Run run) {
    MeshSearch<Trial> search =
        new MeshSearch<>(
            space.size(),
            unit -> {
              run.check();
              run.count("tariffs");
              return trial.apply(space.tariff(unit));
            },
            Trial.ORDER,
            limit(options, run));
    return search.least(options.get(PROBES), options.get(STARTS), List.of(space.dearest())).what();
  }

  private static BooleanSupplier limit(Options options, Run run) {
    long before = run.work().getOrDefault("tariffs", 0L);
    return () ->
        run.exhausted() || run.work().getOrDefault("tariffs", 0L) - before >= options.get(TRIALS);
  }

  /** A search that ends before it comes to rest does not claim that nothing near is better. */
  private static boolean isSpent(Options options, Run run) {
    return run.work().getOrDefault("tariffs", 0L) >= options.get(TRIALS);
  }

  /**
   * No tariff that was tried earns what is needed: the one that comes nearest to it.
   *
   * @param cut whether others were not tried
   */
  private static Solution missed(
      Trial nearest, LeaderProblem problem, TariffAnswer answer, boolean cut) {
    problem.settleAt(nearest.tariff());
    double revenue = nearest.year().revenue();
    boolean little = revenue < problem.target(nearest.year().wholesale());
    String extreme = little ? TariffGame.LARGEST : TariffGame.SMALLEST;
    return answer.missed(nearest.tariff(), problem.populations(), extreme, cut);
  }
}
