package org.firstmover.benchmarks;

import java.util.concurrent.TimeUnit;
import org.firstmover.catalog.tariff.ThreeNodes;
import org.firstmover.game.tariff.Billing;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffDesign;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.tariff.Populations;
import org.firstmover.solvers.tariff.SettledHouseholds;
import org.firstmover.solvers.tariff.TariffSearch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Three nodes, three kinds of prosumers, a day of hours. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TariffBenchmark {
  private TariffGame game;
  private Tariff tariff;
  private Populations populations;
  private int step;
  private TariffGame flat;
  private Solution solution;

  @Setup
  public void setUp() {
    game = ThreeNodes.game(ThreeNodes.households(true, true), ThreeNodes.passThrough(0.12));
    tariff = game.design().lowest();
    populations = new Populations(game);
    TariffDesign design = ThreeNodes.flat(Billing.NET_BILLING, 0.30, 0.05);
    flat = ThreeNodes.game(ThreeNodes.households(true, true), design);
    TariffSearch method = new TariffSearch();
    solution = method.search(flat, Options.defaults(method.info().options()), Run.withSeed(0));
  }

  /** One step of fictitious play: 24 dispatches, six exact responses, six means. */
  @Benchmark
  public double fictitiousPlay() {
    populations.price();
    double regret = populations.reply(tariff);
    populations.move(1.0 / (step++ + 2));
    return regret;
  }

  @Benchmark
  public Certificate certificate() {
    return SettledHouseholds.verifier().verify(flat, solution);
  }
}
