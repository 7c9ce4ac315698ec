package org.firstmover.solvers.tariff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.tariff.HourlyLists;
import org.firstmover.game.tariff.Household;
import org.firstmover.game.tariff.Settlement;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.GameReference;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Point;

/** Puts a tariff, what households do, the dispatch and the values together; reports the day. */
public record TariffAnswer(TariffGame game, MethodInfo info, Options options, Run run) {
  /** A measure this small is as small as can be: none is below 0. */
  private static final double ZERO = 1e-9;

  /**
   * The solution at a tariff whose response the populations hold.
   *
   * @param further values by name
   */
  public Solution of(
      Status status, Tariff tariff, Populations populations, Map<String, Double> further) {
    reportDay(populations);
    Bounds bounds = new Bounds(0, populations.settle(tariff).value());
    return assembled(status, tariff, populations, further, bounds);
  }

  /**
   * The solution where no tariff that was tried earns what is needed, at the one that comes
   * nearest: infeasible where the certificate proves that none does, or, after a whole search,
   * looks for one that does and finds none; else a limit.
   *
   * @param extreme key of what it earns, if it is infeasible
   * @param cut whether the search was cut short
   */
  public Solution missed(Tariff nearest, Populations populations, String extreme, boolean cut) {
    reportDay(populations);
    Bounds none = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    Map<String, Double> earned = Map.of(extreme, populations.settle(nearest).revenue());
    Solution claim = assembled(Status.INFEASIBLE, nearest, populations, earned, none);
    Certificate certificate = SettledHouseholds.verifier().verify(game, claim);
    boolean holds =
        certificate.verified()
            && !(cut && certificate.verdict() == Certificate.Verdict.VERIFIED_BY_SEARCH);
    return holds ? claim : assembled(Status.LIMIT, nearest, populations, Map.of(), none);
  }

  private Solution assembled(
      Status status,
      Tariff tariff,
      Populations populations,
      Map<String, Double> further,
      Bounds bounds) {
    Settlement year = populations.settle(tariff);
    boolean least = status == Status.FEASIBLE && year.value() <= ZERO;
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(TariffGame.REVENUE, year.revenue());
    values.put(TariffGame.WHOLESALE, year.wholesale());
    List<String> classes = game.incomeClasses();
    for (int c = 0; c < classes.size(); c++) {
      values.put(TariffGame.BURDEN + classes.get(c), year.burdens()[c]);
    }
    values.putAll(further);
    return new Solution(
        GameReference.to(game),
        new Provenance(info.name(), options.asMap(), run.seed(), Provenance.VERSION),
        least ? Status.OPTIMAL : status,
        null,
        new Commitment(year.value(), point(tariff)),
        responses(populations, year),
        values,
        bounds,
        least ? new Proof.FromGame() : new Proof.None(),
        Certificate.NONE,
        run.work(),
        Map.of());
  }

  private Point point(Tariff tariff) {
    List<String> names = game.design().names(game.incomeClasses());
    double[] numbers = TariffDesign.numbers(tariff);
    List<Point.Entry> entries = new ArrayList<>();
    for (int k = 0; k < numbers.length; k++) {
      // -0 and 0 are one rate
      entries.add(new Point.Entry(names.get(k), false, new double[] {numbers[k] + 0.0}));
    }
    return new Point(entries);
  }

  private List<Response> responses(Populations populations, Settlement year) {
    List<Response> responses = new ArrayList<>();
    for (int g = 0; g < game.households().size(); g++) {
      Household household = game.households().get(g);
      double[] charge = populations.charge()[g];
      double[] discharge = populations.discharge()[g];
      List<Point.Entry> entries = new ArrayList<>();
      if (household.battery().isPresent()) {
        entries.add(new Point.Entry(HourlyLists.CHARGE, true, charge));
        entries.add(new Point.Entry(HourlyLists.DISCHARGE, true, discharge));
        entries.add(new Point.Entry(HourlyLists.STORED, true, populations.stored(g)));
      }
      double[] net = new double[charge.length];
      for (int t = 0; t < net.length; t++) {
        net[t] = household.netLoad(t) + charge[t] - discharge[t];
      }
      entries.add(new Point.Entry(HourlyLists.NET_LOAD, true, net));
      responses.add(new Response(household.name(), year.bills()[g], new Point(entries)));
    }
    responses.add(operator(populations.dispatches()));
    return responses;
  }

  private Response operator(List<Dispatch> dispatches) {
    double cost = dispatches.stream().mapToDouble(Dispatch::cost).sum();
    List<Point.Entry> entries = new ArrayList<>();
    HourlyLists.of(game.network(), dispatches)
        .forEach((name, byHour) -> entries.add(new Point.Entry(name, true, byHour)));
    return new Response(TariffGame.OPERATOR, cost, new Point(entries));
  }

  /** Prices, loads and batteries by hour, to be drawn. */
  private void reportDay(Populations populations) {
    double[][] battery = populations.battery();
    double[][] loads = game.loads(battery);
    for (int t = 0; t < game.hours(); t++) {
      double sum = 0;
      for (int n = 0; n < loads[t].length; n++) {
        run.report(
            "price at " + game.network().buses().get(n).name(), t + 1, populations.prices()[t][n]);
        sum += loads[t][n];
      }
      run.report("load", t + 1, sum);
    }
    for (int g = 0; g < battery.length; g++) {
      Household household = game.households().get(g);
      double[] stored = populations.stored(g);
      for (int t = 0; t < stored.length && household.isProsumer(); t++) {
        if (household.battery().isPresent()) {
          run.report("stored, " + household.name(), t + 1, stored[t]);
        }
        run.report("net load, " + household.name(), t + 1, household.netLoad(t) + battery[g][t]);
      }
    }
  }
}
