package org.firstmover.learning.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.learner.Learner;
import org.firstmover.learning.play.PlayLoop;
import org.firstmover.learning.play.Player;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Run;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * Followers whose policies depend on what the leader answers to a fixed list of queries: all her
 * observations, each once, in the order of their numbers. They learn before the leader does, while
 * she plays tables drawn at random; then they are frozen and take the most likely action.
 *
 * <p>With n leader observations and m actions a follower who observes o while the leader answers
 * q_0, …, q_{n-1} is in context o m^n + (q_0 q_1 … q_{n-1})_m.
 *
 * <p>Source: M. Gerstgrasser, D. Parkes, "Oracles &amp; Followers", ICML 2023, and its released
 * settings. Several followers learn at once: what they return is then no more than an approximate
 * Nash equilibrium.
 */
public final class ContextualOracle implements FollowerOracle {
  private static final int MOST = 10_000_000;

  private final Roles roles;
  private final int choices;
  private final long contexts;
  private final PureTable leader;
  private final List<Trained<?>> followers = new ArrayList<>();
  private final List<PureTable> responses = new ArrayList<>();
  private final FollowerResponse response;
  private final double[] observation = new double[1];
  private long updates;
  private long episodes;

  /**
   * Who has not learned yet.
   *
   * @param learner of each follower, whose policies are tables
   * @throws InputError if there are too many contexts, or spaces that cannot be listed
   */
  public ContextualOracle(
      MarkovGame game, Function<Role, Learner<?>> learner, RandomStream random) {
    roles = game.environment().roles();
    choices = PureTable.choices(roles.leader());
    leader = PureTable.of(roles.leader());
    contexts = (long) PureTable.count(roles.leader());
    for (Role role : roles.followers()) {
      followers.add(
          Trained.fresh(
              learner.apply(inContext(role)), inContext(role), random.child(role.name())));
      responses.add(PureTable.of(role));
    }
    response = new FollowerResponse(responses, Double.NaN);
  }

  /** Whether the contexts of all followers can be listed. */
  public static boolean takes(Roles roles) {
    return roles.followers().stream().allMatch(follower -> contexts(roles, follower) <= MOST);
  }

  private static double contexts(Roles roles, Role follower) {
    return PureTable.count(roles.leader()) * PureTable.observations(follower);
  }

  private Role inContext(Role follower) {
    int seen = PureTable.observations(follower);
    if (contexts(roles, follower) > MOST) {
      throw new InputError(
          seen + " observations times " + contexts + " tables of the leader",
          "contexts of follower \"" + follower.name() + "\"",
          "at most " + MOST,
          "Maybe another oracle plays this game: q-learning has no contexts.");
    }
    return new Role(follower.name(), Space.Discrete.of((int) contexts * seen), follower.actions());
  }

  /** In how many contexts a follower can be. */
  public int contexts(int follower) {
    return (int) contexts * PureTable.observations(roles.followers().get(follower));
  }

  /** The context of an observation beside the leader's answers. */
  long context(int seen) {
    long index = seen;
    for (double answer : leader.actions()) {
      index = index * choices + (long) answer;
    }
    return index;
  }

  /**
   * Lets followers learn against leaders drawn at random, a new one each episode, until their
   * learners have made so many steps in all: what they learned before they were saved counts.
   *
   * @param most steps of each follower's learner
   * @param batch steps of leaders that are played for each, at least: queries count
   * @param state all that is needed to go on from here, asked for after each step
   */
  public void train(MarkovGame game, long most, int batch, Run run, Supplier<byte[]> state) {
    RandomStream all = run.random().child("followers");
    PlayLoop loop = new PlayLoop(game.environment(), "the followers' training", run.seed());
    loop.startAt(episodes);
    while (updates < most) {
      run.check();
      run.progress("followers learn", (double) updates / most);
      RandomStream random = all.child("update " + updates);
      Player[] players = players(random);
      int steps = 0;
      while (steps < batch) {
        leader.draw(choices, random);
        loop.play(players, random);
        steps += leader.actions().length + loop.leaderMoves();
      }
      run.count(
          "follower training queries", (loop.episodes() - episodes) * leader.actions().length);
      run.count("follower training steps", steps);
      followers.forEach(follower -> follower.learn(random));
      episodes = loop.episodes();
      updates++;
      run.checkpoint(state);
    }
  }

  /** How many steps each follower's learner has made. */
  public long updates() {
    return updates;
  }

  private Player[] players(RandomStream random) {
    Player[] players = new Player[roles.count()];
    players[0] = leader;
    for (int i = 0; i < followers.size(); i++) {
      Player plain = followers.get(i).player(random);
      players[1 + i] =
          new Player() {
            @Override
            public void act(double[] seen, double[] action) {
              observation[0] = context((int) seen[0]);
              plain.act(observation, action);
            }

            @Override
            public void reward(double amount) {
              plain.reward(amount);
            }

            @Override
            public void end() {
              plain.end();
            }
          };
    }
    return players;
  }

  @Override
  public Concept concept() {
    return followers.size() == 1 ? Concept.BEST_RESPONSE : Concept.NASH;
  }

  @Override
  public FollowerResponse respond(QueriedLeader asked, RandomStream random) {
    leader.ask(asked);
    for (int i = 0; i < responses.size(); i++) {
      double[] table = responses.get(i).actions();
      double[] action = new double[1];
      for (int seen = 0; seen < table.length; seen++) {
        observation[0] = context(seen);
        followers.get(i).policy().mode(observation, action);
        table[seen] = action[0];
      }
    }
    return response;
  }

  @Override
  public void snapshot(StateOutput out) {
    out.whole(updates).whole(episodes);
    followers.forEach(follower -> follower.snapshot(out));
  }

  @Override
  public void restore(StateInput in) {
    updates = in.whole();
    episodes = in.whole();
    followers.forEach(follower -> follower.restore(in));
  }
}
