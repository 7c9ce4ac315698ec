package org.firstmover.learning.tariff;

import java.util.Arrays;
import java.util.List;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.game.tariff.Battery;
import org.firstmover.game.tariff.Household;
import org.firstmover.learning.learner.NetworkState;
import org.firstmover.learning.learner.Ppo;
import org.firstmover.learning.policy.Experience;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;

/**
 * Households of one group who learn what to do with their batteries: copies that share a policy,
 * each with a home and a charge of its own, and each standing for as many households. Some of them
 * are learned from.
 *
 * <p>A copy sees the hour, its charge, its net load, and what buying and selling will cost if
 * prices are as yesterday; it does one of eleven things, from discharging with all its power to
 * charging with it. What it lived through is handed to the learner day by day; what comes behind a
 * day is worth what the policy's values say.
 */
final class Prosumers {
  private static final int CHOICES = 11;
  private static final List<String> SEEN =
      List.of(
          "sine of the hour",
          "cosine of the hour",
          "charge",
          "net load",
          "buying now",
          "selling now",
          "buying in the next 4 hours",
          "selling in the next 4 hours",
          "buying in the next 12 hours",
          "selling in the next 12 hours",
          "buying all day",
          "selling all day");

  /** Rates are seen in units of 0.1 $/kWh. */
  private static final double RATE = 0.1;

  /** Rewards are in units of 0.2 $. */
  private static final double REWARD = 5;

  private final Household household;
  private final Battery battery;
  private final Ppo ppo;
  private final Role role;
  private final RandomStream random;
  private final double[] stored;
  private final double[] home;
  private final double[] net;
  private final double[] observations;
  private final double[] actions;
  private final double[] logs;
  private final Experience[] days;
  private final Experience batch = new Experience(SEEN.size(), 1);
  private final double[] buying = new double[Household.DAY];
  private final double[] selling = new double[Household.DAY];
  private NetworkState state;
  private RandomStream acting;
  private boolean learns = true;

  /**
   * @param household with a battery
   * @param copies of it
   * @param learners of these
   */
  Prosumers(Household household, int copies, int learners, Ppo ppo, RandomStream random) {
    this.household = household;
    this.battery = household.battery().orElseThrow();
    this.ppo = ppo;
    this.random = random;
    role =
        new Role(
            household.name(),
            new Space.Box(SEEN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
            Space.Discrete.of(CHOICES));
    state = ppo.initial(role, random.child("network"));
    acting = random;
    stored = new double[copies];
    RandomStream charges = random.child("charges");
    Arrays.setAll(stored, i -> battery.energy() * charges.nextDouble());
    home = new double[copies];
    net = new double[copies];
    observations = new double[copies * SEEN.size()];
    actions = new double[copies];
    logs = new double[copies];
    days = new Experience[Math.min(copies, learners)];
    Arrays.setAll(days, i -> new Experience(SEEN.size(), 1));
  }

  Household household() {
    return household;
  }

  /** From now on only the policy acts. */
  void stopLearning() {
    learns = false;
  }

  /**
   * A day begins.
   *
   * @param expectedBuying as far as it is known in the morning, $/kWh by hour
   * @param expectedSelling likewise
   */
  void expect(int day, double[] expectedBuying, double[] expectedSelling) {
    acting = random.child("day " + day);
    System.arraycopy(expectedBuying, 0, buying, 0, buying.length);
    System.arraycopy(expectedSelling, 0, selling, 0, selling.length);
  }

  /**
   * What they do in an hour.
   *
   * @param mean load of a home, kWh
   * @param common deviation of all homes
   * @param sun yield of a kW, kWh
   * @return what a battery draws on average, kWh; negative if it gives
   */
  double act(int hour, double mean, HomeNoise noise, double common, double sun) {
    for (int i = 0; i < stored.length; i++) {
      home[i] = noise.load(mean, hour, common, acting) - household.pv() * sun;
    }
    see(hour);
    if (hour == 0) {
      endOfDay();
    }
    ppo.policy(state).act(stored.length, observations, actions, logs, acting);
    double sum = 0;
    for (int i = 0; i < stored.length; i++) {
      if (learns && i < days.length) {
        days[i].step(observations, i * SEEN.size(), actions, i, logs[i]);
      }
      double drawn = moved(i, (2 * actions[i] / (CHOICES - 1) - 1) * battery.power());
      net[i] = home[i] + drawn;
      sum += drawn;
    }
    return sum / stored.length;
  }

  /** Charges or discharges as far as the battery allows; what that draws, kWh. */
  private double moved(int i, double power) {
    double drawn =
        power > 0
            ? Math.min(power, (battery.energy() - stored[i]) / battery.charge())
            : -Math.min(-power, stored[i] * battery.discharge());
    stored[i] += drawn > 0 ? battery.charge() * drawn : drawn / battery.discharge();
    stored[i] = Math.max(0, Math.min(battery.energy(), stored[i]));
    return drawn;
  }

  private void see(int hour) {
    double angle = 2 * Math.PI * hour / Household.DAY;
    double meanBuying = mean(buying, 0, Household.DAY);
    double meanSelling = mean(selling, 0, Household.DAY);
    double[] same = {
      StrictMath.sin(angle),
      StrictMath.cos(angle),
      0,
      0,
      (buying[hour] - meanBuying) / RATE,
      (selling[hour] - meanSelling) / RATE,
      (mean(buying, hour + 1, 4) - meanBuying) / RATE,
      (mean(selling, hour + 1, 4) - meanSelling) / RATE,
      (mean(buying, hour + 1, 12) - meanBuying) / RATE,
      (mean(selling, hour + 1, 12) - meanSelling) / RATE,
      meanBuying / RATE / 3,
      meanSelling / RATE / 3
    };
    for (int i = 0; i < stored.length; i++) {
      int at = i * SEEN.size();
      System.arraycopy(same, 0, observations, at, same.length);
      observations[at + 2] = 2 * stored[i] / battery.energy() - 1;
      observations[at + 3] = home[i] / battery.power();
    }
  }

  /** Over so many hours, around midnight if need be. */
  private static double mean(double[] rates, int from, int hours) {
    double sum = 0;
    for (int h = from; h < from + hours; h++) {
      sum += rates[h % Household.DAY];
    }
    return sum / hours;
  }

  /** Learns from the day before, behind which this morning is seen. */
  private void endOfDay() {
    if (!learns || days.length == 0 || days[0].size() == 0) {
      return;
    }
    batch.clear();
    for (int i = 0; i < days.length; i++) {
      days[i].cut(observations, i * SEEN.size());
      batch.append(days[i]);
      days[i].clear();
    }
    state = ppo.step(state, batch, acting.child("learning"));
  }

  /**
   * Bills the last hour.
   *
   * @param buy $/kWh
   * @param sell $/kWh
   * @return of a household on average, $
   */
  double bill(double buy, double sell) {
    double sum = 0;
    for (int i = 0; i < net.length; i++) {
      double bill = net[i] * (net[i] > 0 ? buy : sell);
      sum += bill;
      if (learns && i < days.length) {
        days[i].reward(-REWARD * bill);
      }
    }
    return sum / net.length;
  }

  /** kWh stored on average. */
  double stored() {
    return Arrays.stream(stored).sum() / stored.length;
  }

  /** In the evening. */
  void snapshot(StateOutput out) {
    ppo.snapshot(state, out);
    out.numbers(stored);
    Arrays.stream(days).forEach(day -> day.snapshot(out));
  }

  void restore(StateInput in) {
    state = ppo.restore(role, in);
    System.arraycopy(in.numbers(), 0, stored, 0, stored.length);
    Arrays.stream(days).forEach(day -> day.restore(in));
  }
}
