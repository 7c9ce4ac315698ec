package org.firstmover.learning.tariff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.learning.learner.NetworkState;
import org.firstmover.learning.learner.Ppo;
import org.firstmover.learning.policy.Experience;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;
import org.firstmover.solvers.tariff.LeaderProblem.Trial;
import org.firstmover.solvers.tariff.RateSpace;

/**
 * A leader who learns what rates to set in the morning: a point of a cube that stands for those
 * that are free. She sees yesterday's burdens, and is paid in the evening: less the measure, and
 * less what the revenue is missed by.
 */
final class RateSetter {
  /** Burdens are seen, and rewards are, in units of 10 %. */
  private static final double PERCENT = 10;

  private final RateSpace space;
  private final int batch;
  private final Ppo ppo;
  private final Role role;
  private final RandomStream random;
  private final Experience experience;
  private final double[] seen;
  private final double[] action;
  private final double[] log = new double[1];
  private NetworkState state;
  private RandomStream today;
  private boolean learns = true;
  private double sum;
  private long evenings;

  RateSetter(TariffGame game, int batch, Ppo ppo, RandomStream random) {
    this.batch = batch;
    this.ppo = ppo;
    space = new RateSpace(game);
    this.random = random;
    List<String> burdens = new ArrayList<>(game.incomeClasses());
    burdens.add("missed");
    List<String> rates = new ArrayList<>();
    for (int k = 0; k < Math.max(1, space.size()); k++) {
      rates.add("rate " + (k + 1));
    }
    role =
        new Role(
            "utility",
            new Space.Box(burdens, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
            new Space.Box(rates, -1, 1));
    state = ppo.initial(role, random.child("network"));
    today = random;
    experience = new Experience(burdens.size(), rates.size());
    seen = new double[burdens.size()];
    action = new double[rates.size()];
  }

  void stopLearning() {
    learns = false;
    sum = 0;
    evenings = 0;
  }

  /** The rates of a day, with the least fixed charges. */
  Tariff morning(int day) {
    today = random.child("day " + day);
    if (learns) {
      ppo.policy(state).act(1, seen, action, log, today);
      experience.step(seen, 0, action, 0, log[0]);
    } else {
      ppo.policy(state).mode(seen, action);
    }
    return space.tariff(
        Arrays.stream(action).limit(space.size()).map(x -> 0.5 + 0.5 * clipped(x)).toArray());
  }

  private static double clipped(double x) {
    return Math.max(-1, Math.min(1, x));
  }

  /** What came of them. */
  void evening(Trial trial) {
    double[] burdens = trial.year().burdens();
    for (int c = 0; c < burdens.length; c++) {
      seen[c] = burdens[c] / PERCENT;
    }
    double missed = trial.missed() / Math.max(1, Math.abs(trial.year().revenue()));
    seen[burdens.length] = Math.min(5, missed);
    sum += trial.year().value();
    evenings++;
    if (learns) {
      experience.reward(-trial.year().value() / PERCENT - seen[burdens.length]);
      experience.finish();
      if (experience.size() >= batch) {
        if (space.size() > 0) {
          state = ppo.step(state, experience, today.child("learning"));
        }
        experience.clear();
      }
    }
  }

  /** The measure on average over the evenings since learning stopped. */
  double meanMeasure() {
    return sum / evenings;
  }

  /** The mean of several tariffs' rates. */
  Tariff rates(List<Tariff> tariffs) {
    double[] unit = new double[space.size()];
    for (Tariff tariff : tariffs) {
      double[] own = space.unit(tariff);
      for (int k = 0; k < unit.length; k++) {
        unit[k] += own[k] / tariffs.size();
      }
    }
    return space.tariff(unit);
  }

  /** In the evening. */
  void snapshot(StateOutput out) {
    ppo.snapshot(state, out);
    experience.snapshot(out);
    out.numbers(seen);
  }

  void restore(StateInput in) {
    state = ppo.restore(role, in);
    experience.restore(in);
    System.arraycopy(in.numbers(), 0, seen, 0, seen.length);
  }
}
