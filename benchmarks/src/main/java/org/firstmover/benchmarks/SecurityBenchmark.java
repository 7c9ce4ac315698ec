package org.firstmover.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.security.Origami;
import org.firstmover.verify.security.SecurityVerifier;
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

/** ORIGAMI and its certificate on the sizes of Kiekintveld et al. 2009. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class SecurityBenchmark {
  @Param({"3000:25", "40000:1000", "1000000:10000"})
  public String size;

  private SecurityGame game;
  private Solution solution;

  @Setup
  public void setUp() {
    String[] numbers = size.split(":", -1);
    game =
        (SecurityGame)
            Games.of(
                Catalog.find("random-security").orElseThrow(),
                Map.of("targets", numbers[0], "resources", numbers[1]),
                1);
    game.fingerprint();
    solution = origami();
  }

  @Benchmark
  public Solution origami() {
    Origami method = new Origami();
    return method.search(game, Options.defaults(method.info().options()), Run.withSeed(0));
  }

  @Benchmark
  public Certificate certificate() {
    return new SecurityVerifier().verify(game, solution);
  }
}
