package org.firstmover.game.meanfield;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.Game;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.Variable;

/**
 * A leader chooses numbers; populations of very many followers see them and settle in a mean-field
 * equilibrium: every follower plays best against the crowd, and the crowd is what they make.
 *
 * <p>A <em>crowd</em> is, at one time, the share of each population in each pair of a state and an
 * action: {@code double[population][pair]}, in sum 1 a population. A <em>flow</em> is a crowd for
 * each time, {@code double[time][population][pair]}; of a stationary game there is one time, 0.
 *
 * <p>This interface gives values only, which is all that a certificate needs. Implementations are
 * immutable and safe for use by many threads; what they fill is all that they write to.
 *
 * <p>Source: J. He, A. L. Liu, Y. Chen, "Learning in Stackelberg Markov games", 2025; in finite
 * horizon X. Guo, A. Hu, J. Zhang, "Optimization frameworks and sensitivity analysis of Stackelberg
 * mean-field games", 2022.
 */
public interface MeanFieldGame extends Game {
  String KIND = "mean-field";

  @Override
  default String kind() {
    return KIND;
  }

  /** What the leader chooses; empty where nobody leads. */
  List<Variable> leader();

  default Goal leaderGoal() {
    return Goal.MAXIMISE;
  }

  Horizon horizon();

  /** At least one. */
  List<Population> populations();

  /**
   * Weight of the followers' entropy bonus in units of their rewards: with lambda &gt; 0 each
   * maximises her rewards and lambda times the entropy of what she does, and her best response is
   * unique.
   */
  default double entropy() {
    return 0;
  }

  /**
   * Rewards of a population's pairs at one time.
   *
   * @param commitment one number for each of the leader's
   * @param filled one number a pair, finite
   */
  void rewards(int population, int time, double[] commitment, double[][] crowd, double[] filled);

  /** Whether the transitions of a population are the same at all times, whatever anybody does. */
  boolean fixedTransitions(int population);

  /**
   * Probabilities of a population's transitions after one time; of the last time they are not asked
   * for.
   *
   * @param filled one number a successor, in sum 1 in each row
   */
  void transitions(
      int population, int time, double[] commitment, double[][] crowd, double[] filled);

  /**
   * The leader's objective; where nobody leads, what an observer would measure.
   *
   * @param flow with a crowd for each time
   */
  double leaderValue(double[] commitment, double[][][] flow);

  /**
   * The game's derivatives; empty if it has none. {@link DifferenceSlopes} are enough for a small
   * smooth game of one's own.
   */
  default Optional<Slopes> slopes() {
    return Optional.empty();
  }

  /** Where in the catalog it comes from; empty for a game of one's own. */
  default Optional<CatalogReference> reference() {
    return Optional.empty();
  }

  /** How many numbers the leader chooses. */
  default int leaderSize() {
    return leader().stream().mapToInt(Variable::size).sum();
  }

  /**
   * What policies are named by in solutions: the states of a population, in a finite horizon at one
   * time after the other.
   */
  default List<String> decisions(int population) {
    List<String> states = populations().get(population).states();
    if (horizon().steps() == 1) {
      return states;
    }
    List<String> names = new ArrayList<>();
    for (int t = 0; t < horizon().steps(); t++) {
      for (String state : states) {
        names.add(state + ", time " + t);
      }
    }
    return names;
  }
}
