package org.firstmover.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.bayesian.BranchAndBound;
import org.firstmover.solvers.bayesian.ScipFormulation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Branch and bound, proofs included, beside SCIP on the formulation without big constants. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class BayesianBenchmark {
  @Param({"1", "2", "3", "4"})
  public int seed;

  private BayesianGame game;

  @Setup
  public void setUp() {
    game =
        (BayesianGame)
            Games.of(
                Catalog.find("random-bayesian").orElseThrow(),
                Map.of("types", "5", "rows", "10", "columns", "10"),
                seed);
  }

  @Benchmark
  public int[] reference_scip() {
    return new ScipFormulation(game).responses();
  }

  @Benchmark
  public Solution branch_and_bound_with_proof() {
    Solver<BayesianGame> method = new BranchAndBound();
    return method.search(game, Options.defaults(method.info().options()), Run.withSeed(0));
  }
}
