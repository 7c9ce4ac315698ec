package org.firstmover.learning.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.exact.ExactPlay;
import org.firstmover.learning.learner.Architecture;
import org.firstmover.learning.learner.Learner;
import org.firstmover.learning.learner.Ppo;
import org.firstmover.learning.learner.PpoSettings;
import org.firstmover.learning.learner.Reinforce;
import org.firstmover.learning.learner.TablePpo;
import org.firstmover.learning.learner.TableReinforce;
import org.firstmover.learning.oracle.Trained;
import org.firstmover.learning.play.Rollout;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Run;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/** A learner in every seat of a game: leader and followers learn by playing it with one another. */
final class Seats {
  static final String REINFORCE = "reinforce";
  static final String PPO = "ppo";

  static final Option<Integer> EPISODES =
      Option.whole("episodes", 1, 1_000_000, 100, "of the game before each update of learners");

  /** Of the game, that are played at once. */
  private static final int COPIES = 16;

  private final Rollout rollout;
  private final List<Trained<?>> seats = new ArrayList<>();
  private double leaderReturn = Double.NaN;

  /**
   * @param learner its name
   * @param leaderRate step size of Adam, of the leader
   * @param followerRate likewise, of followers
   */
  Seats(
      MarkovGame game,
      String learner,
      double leaderRate,
      double followerRate,
      RandomStream random,
      long seed) {
    Environment environment = game.environment();
    rollout = new Rollout(environment, COPIES, "learning", seed);
    for (int player = 0; player < environment.roles().count(); player++) {
      Role role = environment.roles().player(player);
      double rate = player == 0 ? leaderRate : followerRate;
      seats.add(Trained.fresh(learner(learner, role, rate), role, random.child(role.name())));
    }
  }

  /** On a table where it can be one, else on a linear map. */
  private static Learner<?> learner(String name, Role role, double rate) {
    boolean table =
        role.observations() instanceof Space.Discrete && role.actions() instanceof Space.Discrete;
    if (name.equals(REINFORCE)) {
      return table ? new TableReinforce(rate) : new Reinforce(rate, Architecture.linear());
    }
    PpoSettings settings = PpoSettings.published().withRate(rate);
    return table ? new TablePpo(settings) : new Ppo(settings, Architecture.linear());
  }

  /**
   * Plays episodes; then whoever learns makes a step. The others play what stands for their
   * policies.
   */
  void update(boolean leader, boolean followers, int episodes, RandomStream random) {
    List<Rollout.Part> parts = new ArrayList<>();
    for (int player = 0; player < seats.size(); player++) {
      Trained<?> seat = seats.get(player);
      boolean learns = player == 0 ? leader : followers;
      parts.add(new Rollout.Part(seat.policy(), learns ? seat.experience() : null));
    }
    rollout.play(parts, episodes, random);
    leaderReturn = rollout.total(0) / episodes;
    for (int player = 0; player < seats.size(); player++) {
      if (player == 0 ? leader : followers) {
        seats.get(player).learn(random.child("learning " + player));
      }
    }
  }

  /** The leader's mean return before the last update. */
  double leaderReturn() {
    return leaderReturn;
  }

  /** All do what stands for their policies. */
  void show(ExactPlay play) {
    for (int player = 0; player < seats.size(); player++) {
      play.set(player, seats.get(player).policy());
    }
  }

  /** Saves what all have learned, where it is time to. */
  void checkpoint(Run run, long done) {
    run.checkpoint(
        () -> {
          StateOutput out = new StateOutput().whole(done).number(leaderReturn);
          seats.forEach(seat -> seat.snapshot(out));
          return out.toBytes();
        });
  }

  /** Goes on from what was saved last; returns how much was done then. */
  int restored(Run run) {
    Optional<byte[]> saved = run.restored();
    if (saved.isEmpty()) {
      return 0;
    }
    StateInput in = new StateInput(saved.get());
    int done = (int) in.whole();
    leaderReturn = in.number();
    seats.forEach(seat -> seat.restore(in));
    return done;
  }
}
