package org.firstmover.learning.schedule;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.oracle.FollowerOracle;
import org.firstmover.learning.oracle.FollowerResponse;
import org.firstmover.learning.oracle.QueriedLeader;
import org.firstmover.learning.play.ModePlayer;
import org.firstmover.learning.play.PlayLoop;
import org.firstmover.learning.play.Player;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;

/**
 * Episodes of a leader: in the query phase the oracle asks her and she gets nothing; in the reward
 * phase she plays the game against the response, which stays as it is. What she learns from is one
 * episode, the queries its first steps; what she does again because she did it before is no step.
 * {@link Conditions} say what is different.
 *
 * <p>Source: M. Gerstgrasser, D. Parkes, "Oracles &amp; Followers", ICML 2023.
 */
public final class LeaderEpisodes {
  private final FollowerOracle oracle;
  private final Conditions conditions;
  private final int rewardEpisodes;
  private final PlayLoop loop;
  private final Role role;
  private final int observations;
  private final Experience experience;
  private final AnswerCache cache;
  private final Player[] players;
  private final double[] seen;
  private final double[] logProbability = new double[1];
  private final Asked asked = new Asked();
  private Policy policy = new Nobody();
  private RandomStream draws = RandomStream.of(0);
  private RandomStream oracles = RandomStream.of(0);
  private RandomStream chance = RandomStream.of(0);
  private int steps;
  private double total;
  private long queries;
  private long moves;

  /**
   * @param rewardEpisodes of the game in each reward phase, whose rewards are averaged; none where
   *     she is paid for the play that followers learn from, and for nothing else
   * @param seed of the run, for errors
   */
  public LeaderEpisodes(
      MarkovGame game,
      FollowerOracle oracle,
      Conditions conditions,
      int rewardEpisodes,
      long seed) {
    this.oracle = oracle;
    this.conditions = conditions;
    this.rewardEpisodes = rewardEpisodes;
    loop = new PlayLoop(game.environment(), "the leader's episodes", seed);
    Role leader = loop.roles().leader();
    observations = leader.observations() instanceof Space.Discrete space ? space.count() : 0;
    role = conditions.visiblePhase() ? withPhase(leader) : leader;
    experience = new Experience(role.observations().size(), role.actions().size());
    cache = new AnswerCache(role);
    players = new Player[loop.roles().count()];
    players[0] = new Leader();
    seen = new double[role.observations().size()];
  }

  /** The leader as her learner sees her: observations are larger where she sees the phase. */
  public Role role() {
    return role;
  }

  /** Observation o is o in play and n + o in a query; in a box a last coordinate is 1 there. */
  private static Role withPhase(Role leader) {
    List<String> names = new ArrayList<>();
    if (leader.observations() instanceof Space.Box box) {
      names.addAll(box.names());
      names.add("asked");
      Space space = new Space.Box(names, Math.min(0, box.low()), Math.max(1, box.high()));
      return new Role(leader.name(), space, leader.actions());
    }
    List<String> plain = ((Space.Discrete) leader.observations()).names();
    names.addAll(plain);
    plain.forEach(name -> names.add("asked: " + name));
    return new Role(leader.name(), new Space.Discrete(names), leader.actions());
  }

  /** What was lived through since it was last cleared. */
  public Experience experience() {
    return experience;
  }

  /** Everything from here on is played by this policy and draws from this stream. */
  public void begin(Policy leader, RandomStream random) {
    policy = leader;
    draws = random.child("leader");
    oracles = random.child("oracle");
    chance = random.child("chance");
  }

  /**
   * Plays one episode.
   *
   * @return what the leader got
   */
  public double play() {
    steps = 0;
    total = 0;
    cache.forget();
    if (!conditions.carriedOracle()) {
      oracle.reset();
    }
    FollowerResponse response = oracle.respond(asked, oracles);
    for (int i = 0; i < response.followers().size(); i++) {
      players[1 + i] = new ModePlayer(response.followers().get(i));
    }
    for (int episode = 0; episode < rewardEpisodes; episode++) {
      loop.play(players, chance);
    }
    if (steps > 0) {
      experience.finish();
    }
    return total;
  }

  /** How many episodes of the game were played in reward phases, those before a start included. */
  long episodes() {
    return loop.episodes();
  }

  /** Errors count episodes from here, as after a run was resumed. */
  void startAt(long episode) {
    loop.startAt(episode);
  }

  /** How often she was asked so far. */
  public long queries() {
    return queries;
  }

  /** How often she acted so far, queries among them. */
  public long steps() {
    return queries + moves;
  }

  /**
   * @param leader the policy of {@link #role}
   * @param observation of hers in the game
   * @param action filled: what stands for the policy while she plays
   */
  public void mode(Policy leader, double[] observation, double[] action) {
    see(observation, false);
    leader.mode(seen, action);
  }

  private void see(double[] observation, boolean query) {
    if (!conditions.visiblePhase()) {
      System.arraycopy(observation, 0, seen, 0, seen.length);
    } else if (observations > 0) {
      seen[0] = observation[0] + (query ? observations : 0);
    } else {
      System.arraycopy(observation, 0, seen, 0, seen.length - 1);
      seen[seen.length - 1] = query ? 1 : 0;
    }
  }

  private void decide(double[] observation, boolean query, double[] action) {
    see(observation, query);
    boolean learned = !(query && conditions.hiddenQueries());
    if (conditions.answers() == Conditions.Answers.INDEPENDENT) {
      policy.act(1, seen, action, logProbability, draws);
    } else {
      logProbability[0] = cache.answer(policy, seen, action, draws);
      learned =
          learned && (conditions.answers() == Conditions.Answers.REPEATED || cache.isNews(seen));
    }
    if (learned) {
      experience.step(seen, 0, action, 0, logProbability[0]);
      steps++;
    }
  }

  /** What she gets before she first did anything is not for anything that she did. */
  private void pay(double amount) {
    total += amount;
    if (steps > 0) {
      experience.reward(amount);
    }
  }

  /** In the query phase. */
  private final class Asked implements QueriedLeader {
    @Override
    public void answer(double[] observation, double[] action) {
      queries++;
      decide(observation, true, action);
      role.actions().clip(action, 0);
    }

    @Override
    public void paid(double reward) {
      if (conditions.paidLearning()) {
        pay(reward);
      }
    }
  }

  /** In the reward phase. */
  private final class Leader implements Player {
    @Override
    public void act(double[] observation, double[] action) {
      moves++;
      decide(observation, false, action);
    }

    @Override
    public void reward(double amount) {
      pay(amount / rewardEpisodes);
    }
  }

  /** Before anyone plays. */
  private static final class Nobody implements Policy {
    @Override
    public void act(
        int count,
        double[] observed,
        double[] actions,
        double[] logProbabilities,
        RandomStream random) {
      throw new IllegalStateException("begin was not called");
    }

    @Override
    public void mode(double[] observation, double[] action) {
      throw new IllegalStateException("begin was not called");
    }
  }
}
