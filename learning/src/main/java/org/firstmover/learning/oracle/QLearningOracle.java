package org.firstmover.learning.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.learning.play.PlayLoop;
import org.firstmover.learning.play.Player;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * Followers who learn by playing the game against the leader: Q(s,a) += alpha (r + gamma max
 * Q(s',.) - Q(s,a)), and behind the last move alpha (r - Q(s,a)). Every move of hers is a query.
 * They respond with what is best by their tables.
 *
 * <p>Source: the baseline of M. Gerstgrasser, D. Parkes, "Oracles &amp; Followers", ICML 2023,
 * after G. Brero et al., "Stackelberg POMDP", 2022. In earlier releases the last target went on
 * with the value of the end; it does not.
 */
public final class QLearningOracle implements FollowerOracle {
  /** How an action is chosen while learning. */
  public enum Exploration {
    /** With probability epsilon any action. */
    EPSILON_GREEDY,
    /** The best one after normal numbers of deviation epsilon were added, once an episode. */
    PARAMETER_NOISE
  }

  /**
   * How followers learn.
   *
   * @param episodes of the game before they respond
   * @param alpha step size
   * @param gamma discount, of their own later moves
   * @param epsilon of the exploration
   * @param initial standard deviation of the first table's normal entries
   */
  public record Settings(
      int episodes,
      double alpha,
      double gamma,
      Exploration exploration,
      double epsilon,
      double initial) {
    /** Of the paper's main experiment, as its environments had them. */
    public static final Settings PUBLISHED =
        new Settings(80, 0.1, 0.9, Exploration.EPSILON_GREEDY, 0.1, 0.01);
  }

  private final Settings settings;
  private final PlayLoop loop;
  private final Table[] tables;
  private final Player[] players;
  private final FollowerResponse response;
  private final Concept concept;
  private boolean fresh = true;

  public QLearningOracle(MarkovGame game, Settings settings, long seed) {
    this.settings = settings;
    loop = new PlayLoop(game.environment(), "the followers' learning", seed);
    Roles roles = loop.roles();
    tables = roles.followers().stream().map(Table::new).toArray(Table[]::new);
    players = new Player[roles.count()];
    System.arraycopy(tables, 0, players, 1, tables.length);
    List<PureTable> greedy = new ArrayList<>();
    for (Table table : tables) {
      greedy.add(table.greedy);
    }
    response = new FollowerResponse(greedy, Double.NaN);
    concept = tables.length == 1 ? Concept.BEST_RESPONSE : Concept.NASH;
  }

  @Override
  public Concept concept() {
    return concept;
  }

  @Override
  public FollowerResponse respond(QueriedLeader leader, RandomStream random) {
    if (fresh) {
      for (Table table : tables) {
        table.begin(random);
      }
      fresh = false;
    }
    players[0] = new Asked(leader);
    for (Table table : tables) {
      table.random = random;
    }
    for (int episode = 0; episode < settings.episodes; episode++) {
      for (Table table : tables) {
        table.explore();
      }
      loop.play(players, random);
    }
    for (Table table : tables) {
      table.answer();
    }
    return response;
  }

  @Override
  public void reset() {
    fresh = true;
  }

  @Override
  public void snapshot(StateOutput out) {
    out.flag(fresh);
    for (Table table : tables) {
      out.numbers(table.q);
    }
  }

  @Override
  public void restore(StateInput in) {
    fresh = in.flag();
    for (Table table : tables) {
      double[] q = in.numbers();
      if (q.length != table.q.length) {
        throw new IllegalArgumentException(
            "a table of [" + q.length + "], expected " + table.q.length);
      }
      System.arraycopy(q, 0, table.q, 0, q.length);
    }
  }

  /** One follower. */
  private final class Table implements Player {
    private final int choices;
    private final double[] q;
    private final double[] noise;
    private final PureTable greedy;
    private RandomStream random = RandomStream.of(0);
    private int entry = -1;
    private double reward;

    Table(Role role) {
      choices = PureTable.choices(role);
      greedy = PureTable.of(role);
      q = new double[choices * greedy.actions().length];
      noise = new double[q.length];
    }

    void begin(RandomStream stream) {
      for (int i = 0; i < q.length; i++) {
        q[i] = settings.initial == 0 ? 0 : settings.initial * stream.nextGaussian();
      }
    }

    void explore() {
      if (settings.exploration == Exploration.PARAMETER_NOISE) {
        for (int i = 0; i < noise.length; i++) {
          noise[i] = settings.epsilon * random.nextGaussian();
        }
      }
    }

    void answer() {
      Arrays.fill(noise, 0);
      for (int seen = 0; seen < greedy.actions().length; seen++) {
        greedy.actions()[seen] = best(seen);
      }
    }

    private int best(int seen) {
      int from = seen * choices;
      int best = 0;
      for (int a = 1; a < choices; a++) {
        if (q[from + a] + noise[from + a] > q[from + best] + noise[from + best]) {
          best = a;
        }
      }
      return best;
    }

    @Override
    public void act(double[] observation, double[] action) {
      int seen = (int) observation[0];
      if (entry >= 0) {
        double most = q[seen * choices];
        for (int a = 1; a < choices; a++) {
          most = Math.max(most, q[seen * choices + a]);
        }
        learn(reward + settings.gamma * most);
      }
      boolean any =
          settings.exploration == Exploration.EPSILON_GREEDY
              && random.nextDouble() < settings.epsilon;
      int chosen = any ? random.nextInt(0, choices - 1) : best(seen);
      entry = seen * choices + chosen;
      reward = 0;
      action[0] = chosen;
    }

    private void learn(double target) {
      q[entry] += settings.alpha * (target - q[entry]);
    }

    @Override
    public void reward(double amount) {
      reward += amount;
    }

    @Override
    public void end() {
      if (entry >= 0) {
        learn(reward);
      }
      entry = -1;
    }
  }
}
