package org.firstmover.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.hierarchy.Equilibrium;
import org.firstmover.solvers.hierarchy.EquilibriumOracle;
import org.firstmover.solvers.hierarchy.ImplicitGradient;
import org.firstmover.verify.hierarchy.HierarchyVerifier;
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

/**
 * Gradient steps through the followers' equilibrium in the domains of Wang et al. 2022, in the
 * sizes of its Figure 3, and what they are made of. Beside a plain reference: {@code
 * benchmarks/subsidies-reference}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HierarchyBenchmark {
  /** Steps of one call of {@link #steps}. */
  private static final int STEPS = 100;

  @Param({"subsidies", "defender-coordination", "cyber-insurance"})
  public String domain;

  private HierarchyGame game;
  private Options options;
  private Solution solution;
  private EquilibriumOracle oracle;
  private Derivatives derivatives;
  private double[] point;

  /** Two strategies of the leader, as near to each other as a step leads. */
  private final double[][] leaders = new double[2][];

  private int turn;
  private double[] u;
  private double[] weights;
  private double[] gradient;
  private double[][] jacobian;

  @Setup
  public void setUp() {
    game = (HierarchyGame) Games.of(Catalog.find(domain).orElseThrow(), Map.of(), 1);
    boolean insurance = domain.equals("cyber-insurance");
    options =
        Options.parse(
            new ImplicitGradient().info().options(),
            Map.of(
                "steps",
                Integer.toString(STEPS),
                "starts",
                "1",
                "rate",
                insurance ? "0.1" : "0.01",
                "penalty",
                insurance ? "100" : "10",
                "normalise",
                insurance ? "no" : "yes"),
            "options");
    solution = steps();
    int size = game.variables().leaderSize();
    RandomStream random = RandomStream.of(1);
    for (int k = 0; k < leaders.length; k++) {
      leaders[k] = Arrays.copyOf(game.variables().start(), size);
      for (int j = 0; j < size; j++) {
        leaders[k][j] += random.nextDouble(0, 0.01);
      }
    }
    oracle = new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT);
    point = oracle.respond(leaders[0]).point();
    derivatives = game.derivatives().orElseThrow();
    int followers = game.variables().followersSize();
    u = new double[followers];
    Arrays.fill(u, 1);
    weights = new double[game.leaderConstraints()];
    Arrays.fill(weights, 1);
    gradient = new double[point.length];
    jacobian = new double[followers][followers];
  }

  /** A hundred steps of Algorithm 1 from the start, the search for the start included. */
  @Benchmark
  public Solution steps() {
    return new ImplicitGradient().search(game, options, Run.withSeed(1));
  }

  /** An equilibrium next to the last one, and its regrets. */
  @Benchmark
  public Equilibrium equilibrium() {
    turn = 1 - turn;
    return oracle.respond(leaders[turn]);
  }

  /** What a gradient asks the game for. */
  @Benchmark
  public double[] derivatives() {
    derivatives.at(point);
    derivatives.jacobian(jacobian);
    derivatives.leaderGradient(-1, weights, gradient);
    derivatives.pullback(u, gradient);
    return gradient;
  }

  @Benchmark
  public Certificate certificate() {
    return new HierarchyVerifier().verify(game, solution);
  }
}
