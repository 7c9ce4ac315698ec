package org.firstmover.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.meanfield.PopulationEquilibrium;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One iteration of mirror descent in crowd motion, beside a plain program of the same formulas that
 * allocates as it goes. Cost grows with states times steps: {@code benchmarks/run
 * MeanField.*iterations -p steps=25,50,100,200 -p side=10,20,40}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(1)
public class MeanFieldBenchmark {
  private static final int ROUNDS = 100;
  private static final double STEP = 0.1;
  private static final double CLOSE = 1e-9;

  @Param({"20"})
  public int side;

  @Param({"50"})
  public int steps;

  private MeanFieldGame game;
  private Solver<MeanFieldGame> method;
  private Options options;
  private int[] first;
  private int[] successors;
  private double[] odds;

  @Setup
  public void prepare() {
    game =
        (MeanFieldGame)
            Games.of(
                Catalog.find("crowd-motion").orElseThrow(),
                Map.of("side", "" + side, "horizon", "" + (steps - 1)),
                1);
    method =
        PopulationEquilibrium.all().stream()
            .filter(solver -> solver.info().name().equals("mirror-descent"))
            .findFirst()
            .orElseThrow();
    options =
        Options.parse(
            method.info().options(),
            Map.of("rounds", "" + ROUNDS, "tolerance", "0", "step", "" + STEP),
            "options");
    Population population = game.populations().get(0);
    first = population.successors().first();
    successors = population.successors().states();
    odds = new double[successors.length];
    game.transitions(0, 0, new double[0], new double[1][population.pairs()], odds);
    if (side * steps <= 1000) {
      double here = iterations().values().get(Solution.EXPLOITABILITY);
      double there = plainIterations();
      if (Math.abs(here - there) > CLOSE * (1 + there)) {
        throw new IllegalStateException("exploitabilities differ: " + here + ", " + there);
      }
    }
  }

  /** An iteration, with a hundredth of writing down the answer. */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public Solution iterations() {
    return method.search(game, options, Run.withSeed(1));
  }

  /** The same in loops as they come. */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public double plainIterations() {
    Population population = game.populations().get(0);
    int states = population.stateCount();
    int actions = population.actionCount();
    double[][] sums = new double[steps][states * actions];
    double exploitability = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      double[][] policy = new double[steps][];
      double[][] flow = new double[steps][states * actions];
      double[] shares = population.start();
      for (int t = 0; t < steps; t++) {
        policy[t] = softmax(sums[t], actions);
        double[] next = new double[states];
        for (int k = 0; k < flow[t].length; k++) {
          flow[t][k] = shares[k / actions] * policy[t][k];
          for (int j = first[k]; j < first[k + 1]; j++) {
            next[successors[j]] += flow[t][k] * odds[j];
          }
        }
        shares = next;
      }
      double[] best = new double[states];
      double[] own = new double[states];
      for (int t = steps - 1; t >= 0; t--) {
        double[] rewards = new double[states * actions];
        game.rewards(0, t, new double[0], new double[][] {flow[t]}, rewards);
        double[] bestNow = new double[states];
        double[] ownNow = new double[states];
        Arrays.fill(bestNow, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < rewards.length; k++) {
          double most = rewards[k];
          double mean = rewards[k];
          for (int j = first[k]; j < first[k + 1]; j++) {
            most += odds[j] * best[successors[j]];
            mean += odds[j] * own[successors[j]];
          }
          bestNow[k / actions] = Math.max(bestNow[k / actions], most);
          ownNow[k / actions] += policy[t][k] * mean;
          sums[t][k] += STEP * mean;
        }
        best = bestNow;
        own = ownNow;
      }
      exploitability = 0;
      for (int s = 0; s < states; s++) {
        exploitability += population.start()[s] * (best[s] - own[s]);
      }
    }
    return exploitability;
  }

  private static double[] softmax(double[] sums, int actions) {
    double[] policy = new double[sums.length];
    for (int from = 0; from < sums.length; from += actions) {
      double most = Arrays.stream(sums, from, from + actions).max().orElseThrow();
      double total = 0;
      for (int k = from; k < from + actions; k++) {
        policy[k] = Math.exp(sums[k] - most);
        total += policy[k];
      }
      for (int k = from; k < from + actions; k++) {
        policy[k] /= total;
      }
    }
    return policy;
  }
}
