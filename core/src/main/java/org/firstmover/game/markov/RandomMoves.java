package org.firstmover.game.markov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.random.RandomStream;

/** Moves to try an environment with: any that are allowed, and some that are not. */
final class RandomMoves {
  private RandomMoves() {}

  /** Uniform where that is possible; of chance, an outcome that can be, rare ones as often. */
  static double[] action(Snapshot now, Roles roles, RandomStream random) {
    if (now.actor() == Environment.CHANCE) {
      int outcome;
      do {
        outcome = random.nextInt(0, now.seen().length - 1);
      } while (now.seen()[outcome] == 0);
      return new double[] {outcome};
    }
    Space actions = roles.player(now.actor()).actions();
    double[] action = new double[actions.size()];
    if (actions instanceof Space.Discrete discrete) {
      action[0] = random.nextInt(0, discrete.count() - 1);
      return action;
    }
    Space.Box box = (Space.Box) actions;
    boolean bounded = Double.isFinite(box.high() - box.low());
    for (int i = 0; i < action.length; i++) {
      action[i] =
          bounded
              ? random.nextDouble(box.low(), box.high())
              : Math.min(box.high(), Math.max(box.low(), random.nextGaussian()));
    }
    return action;
  }

  /** What whoever acts cannot do. */
  static List<double[]> wrong(Snapshot now, Roles roles) {
    List<Double> values = new ArrayList<>(List.of(Double.NaN, Double.NEGATIVE_INFINITY));
    int size = 1;
    if (now.actor() == Environment.CHANCE) {
      values.addAll(List.of(-1.0, (double) roles.outcomes()));
    } else if (roles.player(now.actor()).actions() instanceof Space.Discrete discrete) {
      values.addAll(List.of(-1.0, 0.5, (double) discrete.count()));
    } else if (roles.player(now.actor()).actions() instanceof Space.Box box) {
      size = box.size();
      values.addAll(
          List.of(box.low() - 1e-3 * (1 + Math.abs(box.low())), Double.POSITIVE_INFINITY));
    }
    List<double[]> wrong = new ArrayList<>();
    for (double value : values) {
      double[] action = new double[size];
      Arrays.fill(action, value);
      wrong.add(action);
    }
    return wrong;
  }

  static int widest(Roles roles) {
    int widest = 1;
    for (int player = 0; player < roles.count(); player++) {
      widest = Math.max(widest, roles.player(player).actions().size());
    }
    return widest;
  }
}
