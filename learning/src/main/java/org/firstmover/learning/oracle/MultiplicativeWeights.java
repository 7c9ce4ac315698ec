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
 * Followers with a weight for each action on each observation, such as a type. An update draws
 * chance's moves and an action of everyone on everything, plays that, and again for each other
 * action that one follower could have taken on what she saw; each is then weighted by (1 +
 * epsilon)^utility. They respond with the actions of the largest weights.
 *
 * <p>The averages of what they play come to a coarse correlated equilibrium: the gap is what a
 * follower would have gained by one action all along on one observation, summed over observations.
 * It is that of the averages, not of the response.
 *
 * <p>Source: G. Brero et al., "Stackelberg POMDP", 2022. Followers there act once; of those who act
 * on several observations in an episode each observation counts as a follower of its own.
 */
public final class MultiplicativeWeights implements FollowerOracle {
  private final int updates;
  private final double rate;
  private final PlayLoop loop;
  private final Follower[] followers;
  private final Player[] players;
  private final List<PureTable> answers = new ArrayList<>();
  private long played;

  /**
   * @param updates before followers respond
   * @param epsilon above 0
   */
  public MultiplicativeWeights(MarkovGame game, int updates, double epsilon, long seed) {
    this.updates = updates;
    this.rate = StrictMath.log1p(epsilon);
    loop = new PlayLoop(game.environment(), "the followers' learning", seed);
    Roles roles = loop.roles();
    followers = roles.followers().stream().map(Follower::new).toArray(Follower[]::new);
    players = new Player[roles.count()];
    System.arraycopy(followers, 0, players, 1, followers.length);
    for (Follower follower : followers) {
      answers.add(follower.answer);
    }
  }

  @Override
  public Concept concept() {
    return Concept.COARSE_CORRELATED;
  }

  @Override
  public FollowerResponse respond(QueriedLeader leader, RandomStream random) {
    players[0] = new Asked(leader);
    for (int update = 0; update < updates; update++) {
      for (Follower follower : followers) {
        follower.draw(random);
      }
      RandomStream chance = RandomStream.of(random.nextLong());
      for (int i = 0; i < followers.length; i++) {
        update(i, chance);
      }
      played++;
    }
    double gap = 0;
    for (Follower follower : followers) {
      gap = Math.max(gap, follower.gap() / Math.max(1, played));
      follower.decide();
    }
    return new FollowerResponse(answers, gap);
  }

  private void update(int i, RandomStream chance) {
    Follower follower = followers[i];
    Arrays.fill(follower.seen, false);
    double utility = utility(i, chance);
    boolean[] seen = follower.seen.clone();
    for (int o = 0; o < seen.length; o++) {
      if (!seen[o]) {
        continue;
      }
      int drawn = follower.drawn[o];
      for (int a = 0; a < follower.choices; a++) {
        follower.drawn[o] = a;
        double other = a == drawn ? utility : utility(i, chance);
        follower.weigh(o, a, other, other - utility);
      }
      follower.drawn[o] = drawn;
    }
  }

  /** Of a follower, with chance the same each time. */
  private double utility(int i, RandomStream chance) {
    loop.play(players, RandomStream.restore(chance.state()));
    return loop.total(1 + i);
  }

  @Override
  public void reset() {
    for (Follower follower : followers) {
      Arrays.fill(follower.logWeights, 0);
      Arrays.fill(follower.regret, 0);
    }
    played = 0;
  }

  @Override
  public void snapshot(StateOutput out) {
    out.whole(played);
    for (Follower follower : followers) {
      out.numbers(follower.logWeights).numbers(follower.regret);
    }
  }

  @Override
  public void restore(StateInput in) {
    played = in.whole();
    for (Follower follower : followers) {
      follower.logWeights = in.numbers();
      follower.regret = in.numbers();
    }
  }

  /** The weights of one follower. */
  private final class Follower implements Player {
    private final int choices;
    private final PureTable answer;
    private final int[] drawn;
    private final boolean[] seen;
    private double[] logWeights;
    private double[] regret;

    Follower(Role role) {
      choices = PureTable.choices(role);
      answer = PureTable.of(role);
      drawn = new int[answer.actions().length];
      seen = new boolean[drawn.length];
      logWeights = new double[drawn.length * choices];
      regret = new double[logWeights.length];
    }

    void draw(RandomStream random) {
      for (int o = 0; o < drawn.length; o++) {
        drawn[o] = draw(o * choices, random.nextDouble());
      }
    }

    private int draw(int from, double uniform) {
      double most = Arrays.stream(logWeights, from, from + choices).max().orElseThrow();
      double sum = 0;
      for (int a = 0; a < choices; a++) {
        sum += StrictMath.exp(logWeights[from + a] - most);
      }
      double left = uniform * sum;
      int a = 0;
      for (; a < choices - 1; a++) {
        left -= StrictMath.exp(logWeights[from + a] - most);
        if (left < 0) {
          break;
        }
      }
      return a;
    }

    void weigh(int observation, int action, double utility, double gain) {
      logWeights[observation * choices + action] += rate * utility;
      regret[observation * choices + action] += gain;
    }

    double gap() {
      double sum = 0;
      for (int o = 0; o < drawn.length; o++) {
        sum +=
            Math.max(0, Arrays.stream(regret, o * choices, (o + 1) * choices).max().orElseThrow());
      }
      return sum;
    }

    void decide() {
      for (int o = 0; o < drawn.length; o++) {
        int best = 0;
        for (int a = 1; a < choices; a++) {
          best = logWeights[o * choices + a] > logWeights[o * choices + best] ? a : best;
        }
        answer.actions()[o] = best;
      }
    }

    @Override
    public void act(double[] observation, double[] action) {
      int o = (int) observation[0];
      seen[o] = true;
      action[0] = drawn[o];
    }
  }
}
