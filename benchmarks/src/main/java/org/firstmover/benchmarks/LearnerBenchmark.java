package org.firstmover.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.Names;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.learner.Architecture;
import org.firstmover.learning.learner.NetworkState;
import org.firstmover.learning.learner.Ppo;
import org.firstmover.learning.learner.PpoSettings;
import org.firstmover.learning.learner.TablePpo;
import org.firstmover.learning.learner.TableReinforce;
import org.firstmover.learning.learner.TableState;
import org.firstmover.learning.network.Shape;
import org.firstmover.learning.oracle.ContextualOracle;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.schedule.Conditions;
import org.firstmover.learning.schedule.LeaderEpisodes;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Run;
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
 * Learners on one thread. Steps a second of the prisoner's dilemma in ten rounds, PPO against the
 * contextual follower and REINFORCE of that follower, acting and learning together with the
 * published settings. And a perceptron with two hidden layers of 64 on 32 numbers, six actions and
 * a value, on 16 copies: acting steps a second, and steps of Adam on minibatches of 64, each beside
 * the same computation in plain loops.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class LearnerBenchmark {
  /** 67 episodes of 5 queries and 10 rounds, the first number of steps from 1000 on. */
  private static final int LEADER_STEPS = 1005;

  private static final int EPISODES = 67;

  /** 7 episodes, the first number of steps from 100 on. */
  private static final int FOLLOWER_STEPS = 105;

  private static final int FOLLOWER_UPDATES = 10;
  private static final int INPUTS = 32;
  private static final int ACTIONS = 6;
  private static final int COPIES = 16;
  private static final int SAMPLES = 2048;
  private static final int MINIBATCH = 64;
  private static final int EPOCHS = 10;

  private MarkovGame game;
  private ContextualOracle follower;
  private LeaderEpisodes episodes;
  private TablePpo leader;
  private TableState table;
  private RandomStream random;
  private Run run;

  private Ppo ppo;
  private NetworkState network;
  private PlainNetwork plain;
  private Experience experience;
  private double[] observations;
  private double[] actions;
  private double[] logProbabilities;

  private final double[] seen = new double[MINIBATCH * INPUTS];
  private final int[] chosen = new int[MINIBATCH];
  private final double[] logs = new double[MINIBATCH];
  private final double[] advantages = new double[MINIBATCH];
  private final double[] targets = new double[MINIBATCH];

  @Setup
  public void setUp() {
    random = RandomStream.of(1);
    run = Run.withSeed(1);
    game =
        (MarkovGame)
            Games.of(Catalog.find("iterated/prisoners-dilemma").orElseThrow(), Map.of(), 1);
    follower =
        new ContextualOracle(game, role -> TableReinforce.published(), random.child("follower"));
    follower.train(game, 500, 100, run, () -> new byte[0]);
    episodes = new LeaderEpisodes(game, follower, Conditions.PAPER_CODE, 1, 1);
    leader = new TablePpo(PpoSettings.published());
    table = leader.initial(episodes.role(), random);

    Space box =
        new Space.Box(Names.numbered(INPUTS), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    Role role = new Role("player", box, Space.Discrete.of(ACTIONS));
    Architecture shared = new Architecture(List.of(64, 64), Shape.Activation.TANH, true, true);
    ppo = new Ppo(PpoSettings.stableBaselines(), shared);
    network = ppo.initial(role, random);
    plain = new PlainNetwork(new int[] {INPUTS, 64, 64, ACTIONS + 1}, random);
    observations = new double[COPIES * INPUTS];
    actions = new double[COPIES];
    logProbabilities = new double[COPIES];
    experience = new Experience(INPUTS, 1);
    for (int copy = 0; copy < COPIES; copy++) {
      play(experience, SAMPLES / COPIES);
    }
    for (int b = 0; b < MINIBATCH; b++) {
      System.arraycopy(experience.observations(), b * INPUTS, seen, b * INPUTS, INPUTS);
      chosen[b] = (int) experience.actions()[b];
      logs[b] = experience.logProbabilities()[b];
      advantages[b] = random.nextGaussian();
      targets[b] = random.nextGaussian();
    }
  }

  private void play(Experience filled, int steps) {
    for (int step = 0; step < steps; step++) {
      look();
      ppo.policy(network).act(1, observations, actions, logProbabilities, random);
      filled.step(observations, 0, actions, 0, logProbabilities[0]);
      filled.reward(actions[0] == 3 ? 1 : random.nextDouble());
    }
    filled.finish();
  }

  /** An environment that costs little: numbers of one stream. */
  private void look() {
    for (int i = 0; i < observations.length; i++) {
      observations[i] = random.nextDouble() - 0.5;
    }
  }

  @Benchmark
  @OperationsPerInvocation(LEADER_STEPS)
  public TableState matrix_game_leader_steps() {
    episodes.experience().clear();
    episodes.begin(leader.policy(table), random);
    for (int episode = 0; episode < EPISODES; episode++) {
      episodes.play();
    }
    table = leader.step(table, episodes.experience(), random);
    return table;
  }

  @Benchmark
  @OperationsPerInvocation(FOLLOWER_STEPS * FOLLOWER_UPDATES)
  public void matrix_game_follower_steps() {
    follower.train(game, follower.updates() + FOLLOWER_UPDATES, 100, run, () -> new byte[0]);
  }

  @Benchmark
  @OperationsPerInvocation(COPIES)
  public double[] network_acting_steps() {
    look();
    ppo.policy(network).act(COPIES, observations, actions, logProbabilities, random);
    return actions;
  }

  @Benchmark
  @OperationsPerInvocation(COPIES)
  public double[] reference_acting_steps() {
    look();
    for (int copy = 0; copy < COPIES; copy++) {
      actions[copy] = plain.act(observations, copy, random);
    }
    return actions;
  }

  @Benchmark
  @OperationsPerInvocation(EPOCHS * SAMPLES / MINIBATCH)
  public NetworkState network_updates() {
    network = ppo.step(network, experience, random);
    return network;
  }

  @Benchmark
  public PlainNetwork reference_updates() {
    plain.update(seen, chosen, logs, advantages, targets);
    return plain;
  }
}
