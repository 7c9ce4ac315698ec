package org.firstmover.learning.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.learning.learner.Learner;
import org.firstmover.learning.play.PlayLoop;
import org.firstmover.learning.play.Player;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * An inner loop: followers who learn by playing the game against the leader, each with a learner of
 * its own, and respond with the modes of what they have learned. Every move of hers is a query.
 *
 * <p>Source: the general case of G. Brero et al., "Stackelberg POMDP", 2022. Several followers
 * learn at once: what they return is then no more than an approximate Nash equilibrium.
 */
public final class LearnerOracle implements FollowerOracle {
  private final int episodes;
  private final int batch;
  private final PlayLoop loop;
  private final List<Trained<?>> followers = new ArrayList<>();
  private boolean fresh = true;

  /**
   * @param episodes of the game before followers respond
   * @param batch episodes between two steps of their learners; with fewer than that before they
   *     respond, what is left counts for the next leader if she finds the same followers
   */
  public LearnerOracle(
      MarkovGame game,
      Function<Role, Learner<?>> learner,
      int episodes,
      int batch,
      RandomStream random,
      long seed) {
    this.episodes = episodes;
    this.batch = batch;
    loop = new PlayLoop(game.environment(), "the followers' learning", seed);
    for (Role role : loop.roles().followers()) {
      followers.add(Trained.fresh(learner.apply(role), role, random.child(role.name())));
    }
  }

  @Override
  public Concept concept() {
    return followers.size() == 1 ? Concept.BEST_RESPONSE : Concept.NASH;
  }

  @Override
  public FollowerResponse respond(QueriedLeader leader, RandomStream random) {
    if (fresh) {
      followers.forEach(follower -> follower.forget(random));
      fresh = false;
    }
    Player[] players = new Player[loop.roles().count()];
    players[0] = new Asked(leader);
    seat(players, random);
    for (int episode = 0; episode < episodes; episode++) {
      loop.play(players, random);
      if (followers.get(0).experience().stretches() >= batch) {
        followers.forEach(follower -> follower.learn(random));
        seat(players, random);
      }
    }
    return new FollowerResponse(followers.stream().map(Trained::policy).toList(), Double.NaN);
  }

  private void seat(Player[] players, RandomStream random) {
    for (int i = 0; i < followers.size(); i++) {
      players[1 + i] = followers.get(i).player(random);
    }
  }

  @Override
  public void reset() {
    fresh = true;
  }

  @Override
  public void snapshot(StateOutput out) {
    out.flag(fresh);
    followers.forEach(follower -> follower.snapshot(out));
  }

  @Override
  public void restore(StateInput in) {
    fresh = in.flag();
    followers.forEach(follower -> follower.restore(in));
  }
}
