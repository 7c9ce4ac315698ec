package org.firstmover.verify.meanfield;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.Tolerances;
import org.firstmover.verify.Checks;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.Worst;

/**
 * The certificate of a mean-field game: the crowd that the printed policies make, each population's
 * regret against it by dynamic programming, and values. The crowd is computed here, so that it is
 * consistent with the policies.
 *
 * <p>A solution may promise an epsilon equilibrium ({@link Solution#EPSILON}): then that much
 * regret passes, up to a hundredth of the rewards' range in one step and the value, and is said.
 * Where the leader's value is the worst over epsilon equilibria ({@link Solution#PESSIMISTIC}), any
 * epsilon passes that is less than the range and the value, and worse ones are looked for.
 */
public final class MeanFieldVerifier implements Verifier<MeanFieldGame> {
  /** What an epsilon may be at most, relative to values. */
  private static final double LARGEST_EPSILON = 1e-2;

  @Override
  public Certificate verify(MeanFieldGame game, Solution solution) {
    Checks checks = new Checks(game, solution, 1);
    List<Check> looked = new ArrayList<>();
    Optional<Play> printed = Play.of(game, solution, looked);
    looked.forEach(checks::add);
    if (printed.isEmpty()) {
      return checks.certificate();
    }
    if (!(game.entropy() >= 0)) {
      checks.add(Check.fact("entropy weight", false, game.entropy() + ", expected at least 0"));
      return checks.certificate();
    }
    Play play = printed.get();
    Crowds crowds = new Crowds(game, play.commitment(), play.policy());
    if (game.horizon().stationary()) {
      checks.add(
          Check.of("population settled", Kind.EXACT, crowds.unsettled(), Tolerances.SOLVER)
              .withNote("share that still moves"));
    }
    if (!regrets(game, solution, play, crowds.flow(), checks)) {
      return checks.certificate();
    }
    double value = game.leaderValue(play.commitment(), crowds.flow());
    checks.leaderValue(value);
    Double worst = checks.claimed(Solution.PESSIMISTIC);
    if (worst != null) {
      checks.add(
          Check.of(
              Solution.PESSIMISTIC,
              Kind.EXACT,
              Math.abs(worst - value),
              Tolerances.value(value, 1)));
      checks.add(
          new WorseEquilibria(game, play, solution.values().getOrDefault(Solution.EPSILON, 0.0))
              .check(value));
    }
    if (!game.leader().isEmpty()) {
      boolean claimed = solution.status() == Status.STATIONARY;
      double[][][] anywhere = new Crowds(game, play.commitment(), uniform(game)).flow();
      double range = 0;
      for (int p = 0; p < game.populations().size(); p++) {
        range = Math.max(range, new Foresight(game, play.commitment(), anywhere, p).range());
      }
      checks.add(new Probes(game, play, claimed, range).check(value));
    }
    checks.unproved(game.leaderGoal().gain(1), value, "mean-field games have no proof");
    return checks.certificate();
  }

  /**
   * The crowds that a solution's policies make, {@code double[time][population][pair]}; empty if it
   * is no solution of the game.
   */
  public static Optional<double[][][]> flow(MeanFieldGame game, Solution solution) {
    return Play.of(game, solution, new ArrayList<>())
        .map(play -> new Crowds(game, play.commitment(), play.policy()).flow());
  }

  /** All actions alike. */
  private static double[][][] uniform(MeanFieldGame game) {
    double[][][] policy = new double[game.horizon().steps()][game.populations().size()][];
    for (double[][] time : policy) {
      for (int p = 0; p < time.length; p++) {
        Population population = game.populations().get(p);
        time[p] = new double[population.pairs()];
        Arrays.fill(time[p], 1.0 / population.actionCount());
      }
    }
    return policy;
  }

  private static String promise(double epsilon, double scale) {
    return String.format(
        Locale.ROOT,
        "; an epsilon equilibrium, epsilon %s, %.2g %% of rewards and values",
        epsilon,
        100 * epsilon / scale);
  }

  /** What followers could gain; whether the game's numbers make sense there. */
  private static boolean regrets(
      MeanFieldGame game, Solution solution, Play play, double[][][] flow, Checks checks) {
    Double epsilon = checks.claimed(Solution.EPSILON);
    if (epsilon != null && !(epsilon >= 0)) {
      checks.add(Check.fact(Solution.EPSILON, false, epsilon + ", expected at least 0"));
    }
    boolean pessimistic = solution.values().containsKey(Solution.PESSIMISTIC);
    Worst regret = new Worst();
    double exploitability = 0;
    double error = 0; // of it, by values that are known to so many digits only
    double scale = 0;
    // in equilibrium all rewards may be the same, and 0: then rounding is measured by those
    // elsewhere
    double[][][] anywhere = new Crowds(game, play.commitment(), uniform(game)).flow();
    for (int p = 0; p < game.populations().size(); p++) {
      Population population = game.populations().get(p);
      Foresight foresight = new Foresight(game, play.commitment(), flow, p);
      if (!foresight.sound()) {
        checks.add(
            Check.fact(
                "rewards and transitions",
                false,
                population.name() + ": a reward is not finite or a row no distribution"));
        return false;
      }
      Foresight.Value own = foresight.of(play.policy());
      Foresight.Value best = foresight.best();
      double range =
          Math.max(foresight.range(), new Foresight(game, play.commitment(), anywhere, p).range());
      double size = range + Math.abs(own.mean());
      double gain = Math.max(0, best.mean() - own.mean());
      double tolerance = Tolerances.value(own.mean(), range);
      if (epsilon != null) {
        double most = pessimistic ? size : LARGEST_EPSILON * size;
        // the worst epsilon equilibrium keeps epsilon just so, up to rounding
        tolerance = Math.max(tolerance, Math.min(epsilon + Tolerances.value(0, range), most));
      }
      regret.offer(p, gain + own.error() + best.error(), tolerance);
      exploitability += gain;
      error += own.error() + best.error();
      scale = Math.max(scale, size);
      checks.followerValue(
          "value of " + population.name(), solution.followers().get(p).value(), own.mean(), range);
    }
    String promised = epsilon == null ? "" : promise(epsilon, scale);
    checks.add(
        regret.check(
            "follower regret",
            game.horizon().stationary() ? Kind.BOUND : Kind.EXACT,
            p -> game.populations().get(p).name() + ", against the crowd" + promised));
    if (epsilon != null) {
      checks.add(
          Check.of(
                  "promised epsilon",
                  Kind.EXACT,
                  Math.max(0, exploitability - epsilon),
                  Tolerances.value(exploitability, scale) + error)
              .withNote("all populations could gain " + exploitability));
    }
    Double claimed = checks.claimed(Solution.EXPLOITABILITY);
    if (claimed != null) {
      checks.add(
          Check.of(
                  Solution.EXPLOITABILITY,
                  Kind.EXACT,
                  Math.abs(claimed - exploitability),
                  Tolerances.value(exploitability, scale) + error)
              .withNote("recomputed " + exploitability));
    }
    return true;
  }
}
