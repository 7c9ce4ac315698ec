package org.firstmover.learning.schedule;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;

/** What a leader does in one episode: one action an observation, drawn when she first needs it. */
final class AnswerCache {
  private final int size;
  private final boolean listed;
  private final Map<Key, Integer> places = new HashMap<>();
  private int[] drawn;
  private int[] learned;
  private double[] actions;
  private double[] logProbabilities;
  private int episode;
  private final double[] action;
  private final double[] logProbability = new double[1];

  /** An observation that cannot be listed. */
  private record Key(double[] values) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  AnswerCache(Role role) {
    size = role.actions().size();
    listed = role.observations() instanceof Space.Discrete;
    int places = role.observations() instanceof Space.Discrete seen ? seen.count() : 16;
    drawn = new int[places];
    learned = new int[places];
    actions = new double[places * size];
    logProbabilities = new double[places];
    action = new double[size];
  }

  /** Begins an episode: nothing is drawn. */
  void forget() {
    places.clear();
    if (++episode == Integer.MAX_VALUE) {
      Arrays.fill(drawn, 0);
      Arrays.fill(learned, 0);
      episode = 1;
    }
  }

  /**
   * @param filled the action
   * @return the logarithm of its probability
   */
  double answer(Policy policy, double[] observation, double[] filled, RandomStream random) {
    int place = listed ? (int) observation[0] : place(observation);
    if (drawn[place] != episode) {
      policy.act(1, observation, action, logProbability, random);
      System.arraycopy(action, 0, actions, place * size, size);
      logProbabilities[place] = logProbability[0];
      drawn[place] = episode;
    }
    System.arraycopy(actions, place * size, filled, 0, size);
    return logProbabilities[place];
  }

  /** Whether this is the first time in the episode that an answer is to be learned from. */
  boolean isNews(double[] observation) {
    int place = listed ? (int) observation[0] : place(observation);
    boolean news = learned[place] != episode;
    learned[place] = episode;
    return news;
  }

  private int place(double[] observation) {
    Key key = new Key(observation.clone());
    Integer known = places.get(key);
    int place = known == null ? places.size() : known;
    if (known == null) {
      places.put(key, place);
      if (place == drawn.length) {
        drawn = Arrays.copyOf(drawn, 2 * place);
        learned = Arrays.copyOf(learned, 2 * place);
        actions = Arrays.copyOf(actions, 2 * place * size);
        logProbabilities = Arrays.copyOf(logProbabilities, 2 * place);
      }
    }
    return place;
  }
}
