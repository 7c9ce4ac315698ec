package org.firstmover.solvers.meanfield;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Slopes;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.meanfield.MeanFieldVerifier;

/**
 * Critic, followers, population and leader all take a step in each round, each slower than the one
 * before: step sizes c / (k + 1)^1/2 with c leader &lt;= mean field &lt;= follower &lt;= critic.
 *
 * <p>The leader's step is along the slope of her value with followers and population as they are.
 * That is right only if it is aligned with the slope through their response, which the source
 * assumes ("gradient alignment"); where it is not, the answer is a Nash-like point and the
 * commitment gap says by how much.
 *
 * <p>Source: S. Zeng, et al., "Learning in Stackelberg mean field games: a non-asymptotic
 * analysis", NeurIPS 2025 (AC-SMFG). Departures: expectations in place of two samples a round by
 * default; natural in place of plain policy gradients; the leader's numbers are scaled to their
 * bounds; several populations, and finite horizons, where each time has its own critic, policy and
 * population.
 */
public final class ActorCritic implements Solver<MeanFieldGame> {
  private static final Option<Integer> LOOP =
      Option.whole("loop", 1, 1_000_000_000, 20_000, "rounds of the single loop");
  private static final Option<Double> LEADER =
      Option.number("leader-rate", 0, 1e6, 0.05, "c of the leader, the smallest");
  private static final Option<Double> CROWD =
      Option.number("crowd-rate", 0, 1, 0.2, "c of the mean field");
  private static final Option<Double> FOLLOWER =
      Option.number("follower-rate", 0, 1e6, 0.5, "c of the followers");
  private static final Option<Double> CRITIC =
      Option.number("critic-rate", 0, 1, 1, "c of the critic, the largest");
  private static final Option<Double> TEMPERATURE =
      Option.number("tau", 1e-9, 1e6, 0.1, "entropy weight in the loop where the game has none");
  private static final Option<Integer> SAMPLES =
      Option.whole(
          "samples",
          0,
          1_000_000,
          0,
          "followers of each population who are drawn in each round; 0: expectations");
  private static final int REPORTS = 50;

  private static final MethodInfo INFO =
      new MethodInfo(
          "ac-smfg",
          "a commitment learned in a single loop with followers and population, by the slope of the"
              + " leader's value while they are as they are",
          "stationary in the limit if that slope is aligned with the one through their response;"
              + " else a Nash-like point",
          "S. Zeng et al., Learning in Stackelberg mean field games: a non-asymptotic analysis,"
              + " NeurIPS 2025",
          Responses.options(
              List.of(
                  LOOP,
                  LEADER,
                  CROWD,
                  FOLLOWER,
                  CRITIC,
                  TEMPERATURE,
                  SAMPLES,
                  TakingTurns.TURNS,
                  CommitmentGrid.GRID)));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<MeanFieldGame> verifier() {
    return new MeanFieldVerifier();
  }

  @Override
  public Optional<String> refusal(MeanFieldGame game) {
    return LeaderBox.withSlopes(game);
  }

  @Override
  public Solution search(MeanFieldGame game, Options options, Run run) {
    Leading leading = Leading.of(game, options, run);
    double tau = game.entropy() > 0 ? game.entropy() : options.get(TEMPERATURE);
    Equilibrium first = leading.respond(LeaderBox.start(game), null, run);
    Loop loop =
        new Loop(
            leading, new Tempered(game, tau), LeaderBox.start(game), options.get(SAMPLES), run);
    int rounds = options.get(LOOP);
    for (int k = 0; k < rounds && !run.exhausted(); k++) {
      run.check();
      run.count("rounds of the loop");
      double root = 1 / Math.sqrt(k + 1);
      loop.round(
          root * options.get(CRITIC),
          root * options.get(FOLLOWER),
          root * options.get(CROWD),
          root * options.get(LEADER));
      if (k % Math.max(1, rounds / REPORTS) == 0) {
        run.progress("single loop", (double) k / rounds);
        run.report("leader value in the loop", k, game.leaderValue(loop.commitment, loop.flow));
      }
    }
    Equilibrium response = leading.respondAfter(first, loop.commitment, loop.policy);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("leader value in the loop", game.leaderValue(loop.commitment, loop.flow));
    values.put("last change of a number", loop.change);
    if (!run.exhausted()) {
      Equilibrium best = CommitmentGrid.best(leading);
      values.put(AlternatingBestResponse.BEST, best.leaderValue(game));
      values.put(Solution.COMMITMENT_GAP, leading.gain(best) - leading.gain(response));
      if (options.get(TakingTurns.TURNS) > 0) {
        TakingTurns turns = new TakingTurns(leading).from(LeaderBox.start(game));
        values.put(TakingTurns.VALUE, turns.equilibrium().leaderValue(game));
        turns.contraction().into(values);
      }
    }
    return leading.answer(
        INFO, Status.FEASIBLE, response, leading.promised(response.commitment()), values);
  }

  private static final class Loop {
    private final Leading leading;
    private final MeanFieldGame game;
    private final double[] commitment;
    private final double[] slope;

    /** Shares of states, {@code double[time][population][state]}. */
    private final double[][][] shares;

    private final double[][][] logits;
    private final double[][][] critic;
    private final double[][][] policy;
    private final double[][][] flow;
    private final double[][][] unused;
    private final Run run;
    private final int samples;
    private final Trajectories trajectories;
    private double change;

    Loop(Leading leading, MeanFieldGame game, double[] start, int samples, Run run) {
      this.leading = leading;
      this.game = game;
      commitment = start.clone();
      slope = new double[start.length];
      Dynamics dynamics = new Dynamics(game, commitment);
      logits = dynamics.table();
      critic = dynamics.table();
      policy = dynamics.uniform();
      flow = dynamics.table();
      unused = dynamics.table();
      dynamics.flow(policy, flow);
      shares = new double[flow.length][dynamics.populations()][];
      for (int t = 0; t < flow.length; t++) {
        for (int p = 0; p < shares[t].length; p++) {
          shares[t][p] = new double[dynamics.population(p).stateCount()];
          for (int k = 0; k < flow[t][p].length; k++) {
            shares[t][p][k / dynamics.population(p).actionCount()] += flow[t][p][k];
          }
        }
      }
      this.samples = samples;
      this.run = run;
      trajectories =
          new Trajectories(
              dynamics, game.entropy(), critic, logits, shares, run.random().child("followers"));
    }

    void round(double critics, double followers, double crowd, double leaders) {
      Dynamics dynamics = new Dynamics(game, commitment);
      Choice.softmax(dynamics, logits, policy, 1);
      for (int t = 0; t < flow.length; t++) {
        for (int p = 0; p < flow[t].length; p++) {
          int actions = dynamics.population(p).actionCount();
          for (int k = 0; k < flow[t][p].length; k++) {
            flow[t][p][k] = shares[t][p][k / actions] * policy[t][p][k];
          }
        }
      }
      dynamics.meet(flow);
      for (int j = 0; j < samples; j++) {
        run.count("trajectories");
        trajectories.learn(
            dynamics, policy, critics / samples, followers / samples, crowd / samples);
      }
      if (samples == 0) {
        expect(dynamics, critics, followers, crowd);
      }
      lead(leaders);
    }

    private void expect(Dynamics dynamics, double critics, double followers, double crowd) {
      boolean stationary = game.horizon().stationary();
      for (int t = 0; t < flow.length; t++) {
        int next = stationary ? 0 : t + 1;
        for (int p = 0; p < flow[t].length; p++) {
          boolean last = next == flow.length;
          evaluate(dynamics, t, p, last ? -1 : next, critics);
          improve(dynamics, t, p, followers);
          if (!last) {
            follow(dynamics, t, p, next, crowd);
          }
        }
      }
    }

    /** Q += alpha (r + gamma P V - Q). */
    private void evaluate(Dynamics dynamics, int t, int p, int next, double rate) {
      int actions = dynamics.population(p).actionCount();
      double[] after = new double[dynamics.population(p).stateCount()];
      for (int s = 0; s < after.length && next >= 0; s++) {
        after[s] =
            Choice.mean(critic[next][p], policy[next][p], s * actions, actions, game.entropy());
      }
      int[] first = dynamics.population(p).successors().first();
      int[] states = dynamics.population(p).successors().states();
      double[] odds = dynamics.odds()[t][p];
      for (int k = 0; k < critic[t][p].length; k++) {
        double sum = 0;
        for (int j = first[k]; j < first[k + 1] && next >= 0; j++) {
          sum += odds[j] * after[states[j]];
        }
        double target = dynamics.rewards()[t][p][k] + game.horizon().discount() * sum;
        critic[t][p][k] += rate * (target - critic[t][p][k]);
      }
    }

    /** Logits move by the advantage Q - tau log pi - V. */
    private void improve(Dynamics dynamics, int t, int p, double rate) {
      int actions = dynamics.population(p).actionCount();
      double[] row = logits[t][p];
      for (int from = 0; from < row.length; from += actions) {
        double value = Choice.mean(critic[t][p], policy[t][p], from, actions, game.entropy());
        for (int k = from; k < from + actions; k++) {
          double odds = Math.max(policy[t][p][k], Double.MIN_NORMAL);
          row[k] += rate * (critic[t][p][k] - game.entropy() * Math.log(odds) - value);
        }
      }
    }

    /** The next time's shares, or the same ones if stationary, follow the move of these. */
    private void follow(Dynamics dynamics, int t, int p, int next, double rate) {
      int[] first = dynamics.population(p).successors().first();
      int[] states = dynamics.population(p).successors().states();
      double[] to = shares[next][p];
      for (int s = 0; s < to.length; s++) {
        to[s] *= 1 - rate;
      }
      for (int k = 0; k < flow[t][p].length; k++) {
        for (int j = first[k]; j < first[k + 1]; j++) {
          to[states[j]] += rate * flow[t][p][k] * dynamics.odds()[t][p][j];
        }
      }
    }

    private void lead(double rate) {
      Slopes slopes = game.slopes().orElseThrow();
      Arrays.fill(slope, 0);
      slopes.leaderValue(commitment, flow, unused, slope);
      change = 0;
      for (int i = 0; i < commitment.length; i++) {
        double width = leading.box().width(i);
        double uphill = game.leaderGoal().gain(slope[i]);
        double moved = leading.box().nearest(i, commitment[i] + rate * width * width * uphill);
        change = Math.max(change, Math.abs(moved - commitment[i]));
        commitment[i] = moved;
      }
    }
  }
}
