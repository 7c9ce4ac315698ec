package org.firstmover.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Limits;
import org.firstmover.solve.Options;
import org.firstmover.solve.Progress;
import org.firstmover.solve.Run;
import org.firstmover.solvers.normalform.MultipleLinearPrograms;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.linear.LinearSolver;
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

/** Multiple linear programs, proofs included, beside one bare ojAlgo call a follower action. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class NormalFormBenchmark {
  @Param({"20", "50", "100"})
  public int size;

  private NormalFormGame game;
  private MultipleLinearPrograms method;

  @Setup
  public void setUp() {
    String actions = Integer.toString(size);
    game =
        (NormalFormGame)
            Games.of(
                Catalog.find("random").orElseThrow(),
                Map.of("rows", actions, "columns", actions),
                1);
    method = new MultipleLinearPrograms();
    game.fingerprint();
  }

  @Benchmark
  public double reference_one_bare_call_per_action() {
    double best = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < size; j++) {
      Optimisation.Result result = bare(j);
      if (result.getState().isOptimal()) {
        best = Math.max(best, -result.getValue());
      }
    }
    return best;
  }

  private Optimisation.Result bare(int j) {
    double[] costs = new double[size];
    R064Store incentives = R064Store.FACTORY.make(size - 1, size);
    R064Store one = R064Store.FACTORY.make(1, size);
    for (int i = 0; i < size; i++) {
      costs[i] = -game.leader().get(i, j);
      one.set(0, i, 1.0);
      for (int k = 0, row = 0; k < size; k++) {
        if (k != j) {
          incentives.set(row++, i, game.follower().get(i, k) - game.follower().get(i, j));
        }
      }
    }
    R064Store sum = R064Store.FACTORY.make(1, 1);
    sum.set(0, 0, 1.0);
    return LinearSolver.newBuilder(costs)
        .inequalities(incentives, R064Store.FACTORY.make(size - 1, 1))
        .equalities(one, sum)
        .build()
        .solve();
  }

  @Benchmark
  public Solution every_program_with_proof() {
    return solve("none", 1);
  }

  @Benchmark
  public Solution every_program_with_proof_two_threads() {
    return solve("none", 2);
  }

  @Benchmark
  public Solution skipping_with_proof() {
    return solve("bound", 1);
  }

  @Benchmark
  public Solution skipping_with_proof_two_threads() {
    return solve("bound", 2);
  }

  private Solution solve(String skip, int threads) {
    Options options =
        Options.defaults(method.info().options()).with(MultipleLinearPrograms.SKIP, skip);
    return method.search(game, options, new Run(0, threads, Limits.NONE, Progress.SILENT));
  }
}
