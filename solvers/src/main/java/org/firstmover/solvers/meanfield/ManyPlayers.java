package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.Variables;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.strategy.Behaviour;

/**
 * What the policies of a mean-field game are worth among finitely many players, who are a crowd of
 * their own making. All of a population play its policy, but for one who may deviate: to the policy
 * that dynamic programming finds best against rewards and transitions averaged over sampled crowds
 * (which hold her own share where there are at most {@value #OWN} pairs), and which is then played
 * in other games. What she gains is a lower bound of the regret, up to its standard error: another
 * deviation may gain more.
 *
 * <p>Stationary games begin in the population that has settled, and stop where what follows counts
 * less than a thousandth of a step; what was left out is left out of the mean-field value, too.
 */
public final class ManyPlayers {
  /** Pairs up to which a deviation's own weight in the crowd is looked at when it is sought. */
  private static final int OWN = 100;

  private static final double NEGLIGIBLE = 1e-3;

  /** How many players are usual to look at. */
  public static final List<Integer> USUAL = List.of(10, 100, 1_000, 10_000);

  /**
   * What was found for one population.
   *
   * @param players of each population
   * @param plays how often was played
   * @param value mean of all players, over plays
   * @param error standard error of the value
   * @param gap the value less that of the mean field
   * @param regret lower bound; may be below 0 by chance
   * @param regretError its standard error
   * @param leader mean of the leader's value
   * @param leaderError its standard error
   */
  public record Outcome(
      String population,
      int players,
      int plays,
      double value,
      double error,
      double gap,
      double regret,
      double regretError,
      double leader,
      double leaderError) {}

  private final MeanFieldGame game;
  private final double[] commitment;
  private final double[][][] policy;
  private final Dynamics dynamics;
  private final double[][][] flow;
  private final int times;

  private ManyPlayers(MeanFieldGame game, double[] commitment, double[][][] policy) {
    this.game = game;
    this.commitment = commitment;
    this.policy = policy;
    dynamics = new Dynamics(game, commitment);
    flow = dynamics.table();
    dynamics.flow(policy, flow);
    double discount = game.horizon().discount();
    times =
        game.horizon().stationary()
            ? (int) Math.ceil(Math.log(NEGLIGIBLE * (1 - discount)) / Math.log(discount))
            : game.horizon().steps();
  }

  /**
   * Plays the policies of a solution.
   *
   * @param players of each population, at least 2
   * @param plays at least 2; half as many are played before to find deviations
   * @return one a population
   * @throws InputError if the solution is not one of the game
   */
  public static List<Outcome> of(
      MeanFieldGame game, Solution solution, int players, int plays, RandomStream random) {
    if (players < 2 || plays < 2) {
      throw new InputError(
          players + " players, " + plays + " plays",
          "samples",
          "at least 2 of each",
          "Maybe 100 plays will do.");
    }
    return new ManyPlayers(game, commitment(game, solution), policy(game, solution))
        .outcomes(players, plays, random);
  }

  private static double[] commitment(MeanFieldGame game, Solution solution) {
    return solution
        .leader()
        .strategy()
        .weights()
        .inOrderOf(Variables.names(game.leader()))
        .orElseThrow(() -> foreign(solution));
  }

  private static double[][][] policy(MeanFieldGame game, Solution solution) {
    int steps = game.horizon().steps();
    double[][][] policy = new double[steps][game.populations().size()][];
    for (int p = 0; p < game.populations().size(); p++) {
      Population population = game.populations().get(p);
      if (!(solution.followers().size() > p
          && solution.followers().get(p).response() instanceof Behaviour behaviour)) {
        throw foreign(solution);
      }
      double[] all =
          behaviour
              .inOrderOf(game.decisions(p), decision -> population.actions())
              .orElseThrow(() -> foreign(solution));
      for (int t = 0; t < steps; t++) {
        int from = t * population.pairs();
        policy[t][p] = Arrays.copyOfRange(all, from, from + population.pairs());
      }
    }
    return policy;
  }

  private static InputError foreign(Solution solution) {
    return new InputError(
        solution.game().name(),
        "solution",
        "commitment and policies of this game",
        "Maybe it belongs to other parameters.");
  }

  private List<Outcome> outcomes(int players, int plays, RandomStream random) {
    int populations = game.populations().size();
    PlayedCrowd crowd = new PlayedCrowd(game, commitment, policy, flow, times, players);
    Outcome[] outcomes = new Outcome[populations];
    for (int p = 0; p < populations; p++) {
      double[][] deviation = deviation(crowd, p, Math.max(1, plays / 2), random);
      double[] value = new double[plays];
      double[] gain = new double[plays];
      double[] leader = new double[plays];
      for (int i = 0; i < plays; i++) {
        RandomStream stream = random.child("play " + players + "." + p + "." + i);
        crowd.play(stream, p, null);
        value[i] = crowd.mean(p);
        leader[i] = crowd.leaderValue();
        double own = crowd.first();
        crowd.play(stream, p, deviation); // streams are values: the same draws again
        gain[i] = crowd.first() - own;
      }
      double mean = mean(value);
      outcomes[p] =
          new Outcome(
              game.populations().get(p).name(),
              players,
              plays,
              mean,
              error(value),
              mean - meanField(p),
              mean(gain),
              error(gain),
              mean(leader),
              error(leader));
    }
    return List.of(outcomes);
  }

  /** The mean-field value over the times that are played. */
  private double meanField(int p) {
    double sum = 0;
    double[] filled = new double[game.populations().get(p).pairs()];
    int actions = game.populations().get(p).actionCount();
    for (int t = 0; t < times; t++) {
      int time = Math.min(t, flow.length - 1);
      game.rewards(p, time, commitment, flow[time], filled);
      double here = 0;
      for (int from = 0; from < filled.length; from += actions) {
        double share = 0;
        for (int k = from; k < from + actions; k++) {
          share += flow[time][p][k];
        }
        here += share * Choice.mean(filled, policy[time][p], from, actions, game.entropy());
      }
      sum += Math.pow(game.horizon().discount(), t) * here;
    }
    return sum;
  }

  /**
   * The best policy against what crowds were met, {@code double[time][pair]}; actions by dynamic
   * programming from the last time that is played.
   */
  private double[][] deviation(PlayedCrowd crowd, int p, int plays, RandomStream random) {
    Population population = game.populations().get(p);
    int pairs = population.pairs();
    int[] first = population.successors().first();
    int[] next = population.successors().states();
    int steps = game.horizon().steps();
    double[][] rewards = new double[steps][pairs];
    double[][] odds = new double[steps][next.length];
    for (int i = 0; i < plays; i++) {
      crowd.play(random.child("deviation " + crowd.players() + "." + p + "." + i), p, null);
      crowd.met(p, pairs <= OWN, rewards, odds, 1.0 / plays);
    }
    double[][] best = new double[steps][pairs];
    double[] after = new double[population.stateCount()];
    int actions = population.actionCount();
    double[] worth = new double[pairs];
    for (int t = times - 1; t >= 0; t--) {
      int time = Math.min(t, steps - 1);
      for (int k = 0; k < pairs; k++) {
        double later = 0;
        for (int j = first[k]; j < first[k + 1]; j++) {
          later += odds[time][j] * after[next[j]];
        }
        worth[k] = rewards[time][k] + game.horizon().discount() * later;
      }
      for (int s = 0; s < after.length; s++) {
        after[s] = Choice.best(worth, s * actions, actions, game.entropy());
        Choice.softmax(worth, best[time], s * actions, actions, game.entropy());
      }
    }
    return best;
  }

  private static double mean(double[] numbers) {
    return Arrays.stream(numbers).sum() / numbers.length;
  }

  private static double error(double[] numbers) {
    double mean = mean(numbers);
    double sum = Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(sum / (numbers.length - 1) / numbers.length);
  }
}
