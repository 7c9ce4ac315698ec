package org.firstmover.game.stochastic;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.firstmover.game.Fingerprint;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.jspecify.annotations.Nullable;

/**
 * A discounted Markov game with finitely many states and actions. The leader commits to a
 * stationary policy, a distribution over her actions in each state; the follower knows it and
 * answers with one of her own. In each state both act at once, unless the follower {@linkplain
 * Observes#ACTION sees} what the leader has drawn.
 *
 * <p>With an entropy weight lambda &gt; 0 the follower maximises the discounted sum of her rewards
 * and of lambda times the entropy of what she does, so that her best response is unique. Sizes and
 * numbers of outcomes and replies are those of {@link Actions}.
 */
public final class StochasticGame implements Game {
  public static final String KIND = "stochastic";

  /** Probabilities of the start may miss 1 by this much. */
  private static final double SUM_TOLERANCE = 1e-9;

  private final String name;
  private final Rules rules;
  private final Actions actions;
  private final double[] start;
  private final double[] leaderRewards;
  private final double[] followerRewards;
  private final Transitions transitions;
  private @Nullable String fingerprint;

  /**
   * @param discount of a step, from 0 to below 1
   * @param entropy weight of the follower's entropy bonus in units of her rewards, at least 0
   */
  public record Rules(double discount, double entropy) {
    /**
     * @throws InputError if a number is outside its range
     */
    public Rules {
      if (!(discount >= 0 && discount < 1)) {
        throw new InputError(
            Double.toString(discount),
            "discount",
            "a number from 0 to below 1",
            "Maybe take 0.99: without discounting, sums of rewards have no end.");
      }
      if (!(entropy >= 0 && entropy < Double.POSITIVE_INFINITY)) {
        throw new InputError(
            Double.toString(entropy),
            "entropy",
            "a finite number, at least 0",
            "Maybe leave it out: then the follower takes what is best for her.");
      }
    }
  }

  /**
   * A game; arrays are copied.
   *
   * @param start probability of each state at the beginning
   * @param leaderRewards a number an outcome
   * @param followerRewards a number an outcome
   * @throws InputError if a reward is not finite, the start's probabilities do not sum to 1, an
   *     array has the wrong length, or a state can never be reached
   */
  public StochasticGame(
      String name,
      Rules rules,
      Actions actions,
      double[] start,
      double[] leaderRewards,
      double[] followerRewards,
      Transitions transitions) {
    this.name = name;
    this.rules = rules;
    this.actions = actions;
    this.start = start.clone();
    this.leaderRewards = leaderRewards.clone();
    this.followerRewards = followerRewards.clone();
    this.transitions = transitions;
    sized(start, actions.stateCount(), "start", "a probability a state");
    sized(leaderRewards, actions.outcomes(), "leader rewards", "one an outcome");
    sized(followerRewards, actions.outcomes(), "follower rewards", "one an outcome");
    if (transitions.rows() != actions.outcomes()) {
      throw new InputError(
          transitions.rows() + " rows",
          "transitions",
          actions.outcomes() + ", one an outcome",
          "Maybe they belong to another game.");
    }
    finite(leaderRewards, "leader rewards");
    finite(followerRewards, "follower rewards");
    distribution();
    allReached();
  }

  /** This game with another weight of the follower's entropy bonus. */
  public StochasticGame withEntropy(double entropy) {
    return new StochasticGame(
        name,
        new Rules(discount(), entropy),
        actions,
        start,
        leaderRewards,
        followerRewards,
        transitions);
  }

  private static void sized(double[] array, int length, String what, String unit) {
    if (array.length != length) {
      throw new InputError(
          array.length + " numbers",
          what,
          length + ", " + unit,
          "Maybe a state or an action is missing.");
    }
  }

  private void finite(double[] rewards, String what) {
    for (int s = 0; s < actions.stateCount(); s++) {
      for (int k = actions.firstOutcome(s); k < actions.firstOutcome(s + 1); k++) {
        if (!Double.isFinite(rewards[k])) {
          throw new InputError(
              Double.toString(rewards[k]),
              what + " in state " + actions.states().get(s),
              "finite numbers",
              "Maybe it was computed by dividing by 0.");
        }
      }
    }
  }

  private void distribution() {
    double sum = 0;
    for (int s = 0; s < start.length; s++) {
      if (!(start[s] >= 0)) {
        throw new InputError(
            Double.toString(start[s]),
            "start in state " + actions.states().get(s),
            "a probability",
            "Maybe the sign is wrong.");
      }
      sum += start[s];
    }
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw new InputError(
          Double.toString(sum),
          "sum of the start's probabilities",
          "1",
          "Maybe a state is missing; fractions such as 1/3 may be written as they are.");
    }
  }

  /** What happens in a state that is never reached is of no consequence, and surely a mistake. */
  private void allReached() {
    boolean[] reached = new boolean[start.length];
    Deque<Integer> open = new ArrayDeque<>();
    for (int s = 0; s < start.length; s++) {
      if (start[s] > 0) {
        reached[s] = true;
        open.add(s);
      }
    }
    while (!open.isEmpty()) {
      int s = open.remove();
      int end = transitions.first()[actions.firstOutcome(s + 1)];
      for (int k = transitions.first()[actions.firstOutcome(s)]; k < end; k++) {
        int next = transitions.successors()[k];
        if (!reached[next]) {
          reached[next] = true;
          open.add(next);
        }
      }
    }
    for (int s = 0; s < reached.length; s++) {
      if (!reached[s]) {
        throw new InputError(
            actions.states().get(s),
            "states",
            "states that can be reached from the start",
            "Maybe a transition to it is missing; else leave the state out.");
      }
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String name() {
    return name;
  }

  public Rules rules() {
    return rules;
  }

  public double discount() {
    return rules.discount();
  }

  /** Weight lambda of the follower's entropy bonus; 0 if she just takes what is best. */
  public double entropy() {
    return rules.entropy();
  }

  public Actions actions() {
    return actions;
  }

  /** Probability of each state at the beginning; not a copy. */
  public double[] start() {
    return start;
  }

  /** A number an outcome; not a copy. */
  public double[] leaderRewards() {
    return leaderRewards;
  }

  /** A number an outcome; not a copy. */
  public double[] followerRewards() {
    return followerRewards;
  }

  public Transitions transitions() {
    return transitions;
  }

  /** Largest minus smallest reward of the leader. */
  public double leaderRange() {
    return range(leaderRewards);
  }

  /** Largest minus smallest reward of the follower. */
  public double followerRange() {
    return range(followerRewards);
  }

  private static double range(double[] rewards) {
    return Arrays.stream(rewards).max().orElse(0) - Arrays.stream(rewards).min().orElse(0);
  }

  @Override
  public synchronized String fingerprint() {
    if (fingerprint == null) {
      Fingerprint hash = Fingerprint.of(KIND).number(discount()).number(entropy());
      hash.text(actions.observes().text()).texts(actions.states());
      for (int s = 0; s < actions.stateCount(); s++) {
        hash.number(start[s]).texts(actions.leader(s)).texts(actions.follower(s));
      }
      for (int k = 0; k < actions.outcomes(); k++) {
        hash.number(leaderRewards[k]).number(followerRewards[k]);
        int end = transitions.first()[k + 1];
        hash.whole(end - transitions.first()[k]);
        for (int j = transitions.first()[k]; j < end; j++) {
          hash.whole(transitions.successors()[j]).number(transitions.probabilities()[j]);
        }
      }
      fingerprint = hash.finish();
    }
    return fingerprint;
  }

  @Override
  public String toString() {
    return KIND + " game " + name + " (" + actions.stateCount() + " states)";
  }
}
