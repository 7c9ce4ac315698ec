package org.firstmover.solvers.tariff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Turns: the leader sets the best tariff for what households do at present, and they answer it.
 * Where that comes to rest each best-responds to the other, which is a Nash point and not a
 * commitment: the leader never reckons with what households will do about her tariff. Beside the
 * value that is reached stands the commitment gap, what {@link TariffSearch} does better.
 *
 * <p>Source: the iteration of J. He, A. L. Liu, Y. Chen, "Learning in Stackelberg Markov Games",
 * 2025, with exact responses. Departure: after the last turn fixed charges, which change nothing
 * that households do, are chosen once more, so that revenue is met where it can be.
 */
public final class AlternatingTariffs implements Solver<TariffGame> {
  private static final Option<Integer> ROUNDS =
      Option.whole("rounds", 1, 100_000, 20, "turns of the leader");

  /** Rates that come back so nearly have settled or go round, as a share of their bounds. */
  private static final double SETTLED = 1e-7;

  private static final MethodInfo INFO =
      new MethodInfo(
          "alternating-best-response",
          "where a leader comes to who answers what households do, as they answer her: a Nash-like"
              + " point, not a commitment",
          "none in general; where it settles, each best-responds to the other as it is",
          "J. He, A. L. Liu, Y. Chen, Learning in Stackelberg Markov Games, NeurIPS workshop Tackling"
              + " Climate Change with Machine Learning, 2025",
          List.of(
              ROUNDS,
              TariffSearch.PROBES,
              TariffSearch.STARTS,
              TariffSearch.TRIALS,
              TariffSearch.ITERATIONS));

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
    LeaderProblem problem = new LeaderProblem(game, options.get(TariffSearch.ITERATIONS));
    RateSpace space = new RateSpace(game);
    problem.populations().price();
    List<double[]> units = new ArrayList<>();
    boolean settled = false;
    boolean again = false;
    int round = 0;
    for (; round < options.get(ROUNDS) && !again && !run.exhausted(); round++) {
      Trial choice = TariffSearch.least(space, problem::frozen, options, run);
      double[] unit = space.unit(choice.tariff());
      again = units.stream().anyMatch(before -> distance(before, unit) <= SETTLED);
      settled = again && distance(units.get(units.size() - 1), unit) <= SETTLED;
      units.add(unit);
      problem.through(choice.tariff());
      run.report("value at the point", round, problem.frozen(choice.tariff()).year().value());
    }
    run.tally("rounds", round);
    Trial last = problem.through(space.tariff(units.get(units.size() - 1)));
    boolean answered = problem.settleAt(last.tariff());
    Map<String, Double> further = new LinkedHashMap<>();
    further.put("settled", settled ? 1.0 : 0.0);
    LeaderProblem another = new LeaderProblem(game, options.get(TariffSearch.ITERATIONS));
    Trial committed = TariffSearch.least(space, another::through, options, run);
    if (committed.missed() == 0 && last.missed() == 0) {
      // where turns end is a commitment, too
      double best = Math.min(committed.year().value(), last.year().value());
      further.put(Solution.COMMITMENT_GAP, last.year().value() - best);
      further.put("best commitment", best);
    }
    return new TariffAnswer(game, INFO, options, run)
        .of(
            last.missed() == 0 && answered ? Status.FEASIBLE : Status.LIMIT,
            last.tariff(),
            problem.populations(),
            further);
  }

  private static double distance(double[] from, double[] to) {
    double most = 0;
    for (int j = 0; j < from.length; j++) {
      most = Math.max(most, Math.abs(from[j] - to[j]));
    }
    return most;
  }
}
