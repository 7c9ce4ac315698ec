package org.firstmover.benchmarks;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Convention;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.firstmover.solvers.nlp.QuadraticProgram;
import org.firstmover.solvers.power.DcOptimalPowerFlow;
import org.firstmover.solvers.power.TransferFactors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Dispatches a second on one core: a year of hours on three nodes, whose line is at its limit in
 * some of them, with spilling and shedding allowed. The reference solves each hour's quadratic
 * programme by the dual method of Goldfarb and Idnani over transfer factors, without spilling.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DispatchBenchmark {
  private static final int HOURS = 365 * 24;

  private double[][] loads;
  private DcOptimalPowerFlow flow;
  private Network network;
  private QuadraticProgram program;
  private TransferFactors factors;

  @Setup
  public void setUp() {
    network =
        new Network(
            "",
            100,
            List.of(new Bus("1", 110), new Bus("2", 110), new Bus("3", 95)),
            List.of(
                new Generator("1", 0, 0, 2000, new Cost.Polynomial(0.11, 5, 0)),
                new Generator("2", 1, 0, 2000, new Cost.Polynomial(0.085, 1.2, 0))),
            List.of(
                new Branch("1", 0, 2, 0.62, 9000),
                new Branch("2", 2, 1, 0.75, 50),
                new Branch("3", 0, 1, 0.9, 9000)),
            0);
    SplittableRandom random = new SplittableRandom(7);
    loads = new double[HOURS][3];
    for (int hour = 0; hour < HOURS; hour++) {
      double day = 1 + 0.4 * Math.sin(2 * Math.PI * hour / 24);
      for (int i = 0; i < 3; i++) {
        loads[hour][i] = 90 * day * random.nextDouble(0.7, 1.3);
      }
    }
    flow = new DcOptimalPowerFlow(network, DispatchRules.STANDARD.withSpill().withShedding(1000));
    factors = new TransferFactors(network, Convention.MATPOWER);
    program = new QuadraticProgram(2, 3).hessian(new double[][] {{0.22, 0}, {0, 0.17}});
  }

  @Benchmark
  @OperationsPerInvocation(HOURS)
  public double dispatch() {
    double sum = 0;
    for (double[] load : loads) {
      if (flow.solve(load) != Dispatch.Status.OPTIMAL) {
        throw new IllegalStateException("no dispatch");
      }
      sum += flow.price(2);
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(HOURS)
  public double reference() {
    double a = factors.factor(1, 1);
    double b = factors.factor(1, 2);
    double[][] rows = {{1, 1}, {0, a}, {0, -a}};
    double[] gradient = {5, 1.2};
    boolean[] equality = {true, false, false};
    double[] lower = {0, 0};
    double[] upper = {2000, 2000};
    double sum = 0;
    for (double[] load : loads) {
      double through = a * load[1] + b * load[2];
      double[] right = {load[0] + load[1] + load[2], 50 + through, 50 - through};
      QuadraticProgram.Answer answer = program.solve(gradient, rows, right, equality, lower, upper);
      sum += -answer.multipliers()[0] - b * (answer.multipliers()[1] - answer.multipliers()[2]);
    }
    return sum;
  }
}
