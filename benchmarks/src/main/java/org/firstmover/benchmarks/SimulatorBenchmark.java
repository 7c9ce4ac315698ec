package org.firstmover.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.firstmover.game.Names;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.Simulator;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.TabularSimulator;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.random.AliasTables;
import org.firstmover.random.RandomStream;
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
 * Steps a second of a tabular game that fixed mixed policies play on one thread, in trajectories
 * that stop with probability 1 - discount. Three random numbers a step draw the actions and the
 * next state, a fourth one whether it was the last.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class SimulatorBenchmark {
  private static final int STEPS = 100_000;
  private static final int CHOICES = 4;

  /** States and successors of each outcome; four actions of each player. */
  @Param({"50:50", "1000:20"})
  public String size;

  private Simulator simulator;
  private AliasTables leader;
  private AliasTables follower;
  private RandomStream random;

  @Setup
  public void setUp() {
    int states = Integer.parseInt(size.split(":", -1)[0]);
    int successors = Integer.parseInt(size.split(":", -1)[1]);
    random = RandomStream.of(1);
    simulator = new TabularSimulator(game(states, successors, random));
    leader = policy(states, random);
    follower = policy(states, random);
  }

  private static StochasticGame game(int states, int successors, RandomStream random) {
    Actions actions =
        Actions.everywhere(
            Names.numbered(states),
            Names.numbered(CHOICES),
            Names.numbered(CHOICES),
            Observes.COMMITMENT);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    int[] all = IntStream.range(0, states).toArray();
    for (int k = 0; k < actions.outcomes(); k++) {
      random.shuffle(all);
      int[] to = Arrays.copyOf(all, successors);
      Arrays.sort(to);
      transitions.sparse(to, distribution(successors, random), successors);
    }
    return new StochasticGame(
        "simulated",
        new StochasticGame.Rules(0.99, 0.1),
        actions,
        distribution(states, random),
        numbers(actions.outcomes(), random),
        numbers(actions.outcomes(), random),
        transitions.build());
  }

  private static AliasTables policy(int states, RandomStream random) {
    int[] first = IntStream.rangeClosed(0, states).map(s -> s * CHOICES).toArray();
    AliasTables policy = new AliasTables(first);
    policy.fill(numbers(states * CHOICES, random));
    return policy;
  }

  private static double[] distribution(int size, RandomStream random) {
    double[] weights = numbers(size, random);
    double sum = Arrays.stream(weights).sum();
    Arrays.setAll(weights, k -> weights[k] / sum);
    return weights;
  }

  private static double[] numbers(int size, RandomStream random) {
    double[] numbers = new double[size];
    Arrays.setAll(numbers, k -> random.nextDouble());
    return numbers;
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double steps() {
    double discount = simulator.rules().discount();
    double sum = 0;
    int state = simulator.reset(random);
    for (int k = 0; k < STEPS; k++) {
      int a = leader.draw(state, random) - state * CHOICES;
      int b = follower.draw(state, random) - state * CHOICES;
      int next = simulator.step(a, b, random);
      sum += simulator.leaderReward() + simulator.followerReward();
      state = random.nextDouble() < discount ? next : simulator.reset(random);
    }
    return sum;
  }
}
