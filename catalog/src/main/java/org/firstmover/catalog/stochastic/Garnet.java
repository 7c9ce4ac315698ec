package org.firstmover.catalog.stochastic;

import java.util.Arrays;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.random.RandomStream;

/**
 * Random games after GARNET: from every outcome so many different states can be next, drawn
 * uniformly, with probabilities that are the gaps between sorted uniform numbers. Rewards are
 * uniform on [0, 1), and every state is as likely to be the first, which is what Das et al. (2024)
 * assume of both.
 *
 * <p>Source: T. Archibald, K. McKinnon, L. Thomas, "On the generation of Markov decision
 * processes", Journal of the Operational Research Society 46, 1995.
 */
public final class Garnet {
  /** About 400 MB of transitions. */
  private static final long MOST_TRANSITIONS = 30_000_000;

  private Garnet() {}

  /**
   * How large a game is.
   *
   * @param branching how many states can follow an outcome; all, if there are not so many
   */
  public record Size(int states, int leaderActions, int followerActions, int branching) {
    /**
     * @throws InputError if there are too many transitions
     */
    public Size {
      branching = Math.min(branching, states);
      long transitions = (long) states * leaderActions * followerActions * branching;
      if (transitions > MOST_TRANSITIONS) {
        throw new InputError(
            transitions + " transitions",
            "parameters of garnet",
            "at most " + MOST_TRANSITIONS,
            "Maybe a smaller branching will do.");
      }
    }
  }

  /** One game; another for every stream. */
  public static StochasticGame random(
      Size size, Observes observes, StochasticGame.Rules rules, RandomStream random) {
    Actions actions =
        Actions.everywhere(
            Names.numbered(size.states()),
            Names.numbered(size.leaderActions()),
            Names.numbered(size.followerActions()),
            observes);
    double[] start = new double[size.states()];
    Arrays.fill(start, 1.0 / start.length);
    return new StochasticGame(
        "garnet",
        rules,
        actions,
        start,
        uniform(actions.outcomes(), random.child("leader")),
        uniform(actions.outcomes(), random.child("follower")),
        transitions(actions, size.branching(), random.child("transitions")));
  }

  private static double[] uniform(int count, RandomStream random) {
    double[] numbers = new double[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = random.nextDouble();
    }
    return numbers;
  }

  private static Transitions transitions(Actions actions, int branching, RandomStream random) {
    Transitions.Builder rows = new Transitions.Builder(actions);
    int[] states = new int[actions.stateCount()];
    Arrays.setAll(states, s -> s);
    int[] next = new int[branching];
    double[] cuts = new double[branching + 1];
    double[] gaps = new double[branching];
    cuts[branching] = 1;
    for (int k = 0; k < actions.outcomes(); k++) {
      // the first of a shuffle that goes on from the last one
      for (int j = 0; j < branching; j++) {
        int other = random.nextInt(j, states.length - 1);
        next[j] = states[other];
        states[other] = states[j];
        states[j] = next[j];
      }
      Arrays.sort(next);
      for (int j = 1; j < branching; j++) {
        cuts[j] = random.nextDouble();
      }
      Arrays.sort(cuts, 1, branching);
      for (int j = 0; j < branching; j++) {
        gaps[j] = cuts[j + 1] - cuts[j];
      }
      rows.sparse(next, gaps, branching);
    }
    return rows.build();
  }
}
