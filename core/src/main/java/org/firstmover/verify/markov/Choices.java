package org.firstmover.verify.markov;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Tolerances;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/** What one player does in each of her observations; where it is open there is nothing. */
final class Choices {
  private final Role role;
  private final double[] @Nullable [] byObservation;

  private Choices(Role role, double[] @Nullable [] byObservation) {
    this.role = role;
    this.byObservation = byObservation;
  }

  /** Whether her actions are points, not names. */
  boolean isPoint() {
    return role.actions() instanceof Space.Box;
  }

  Role role() {
    return role;
  }

  int observations() {
    return byObservation.length;
  }

  /** How many actions she has where they have names. */
  int actions() {
    return ((Space.Discrete) role.actions()).count();
  }

  String observation(int o) {
    return ((Space.Discrete) role.observations()).names().get(o);
  }

  /** The probabilities of her actions, or the point; null where it is open. */
  double @Nullable [] at(int o) {
    return byObservation[o];
  }

  void set(int o, double @Nullable [] choice) {
    byObservation[o] = choice;
  }

  /** Opens every choice. */
  void clear() {
    Arrays.fill(byObservation, null);
  }

  void pure(int o, int action) {
    double[] choice = new double[actions()];
    choice[action] = 1;
    byObservation[o] = choice;
  }

  /** Takes over what another one of this role chooses. */
  void become(Choices other) {
    System.arraycopy(other.byObservation, 0, byObservation, 0, byObservation.length);
  }

  Choices copy() {
    return new Choices(role, byObservation.clone());
  }

  /** Empty if the strategy is none of this player; the checks then say why. */
  static Optional<Choices> of(Role role, Strategy strategy, List<Check> checks) {
    if (!(role.observations() instanceof Space.Discrete seen)) {
      checks.add(
          Check.fact(
              role.name() + " observations",
              false,
              "are numbers: what is done there has no table"));
      return Optional.empty();
    }
    return role.actions() instanceof Space.Box box
        ? points(role, seen.names(), box, strategy, checks)
        : probabilities(role, seen.names(), strategy, checks);
  }

  private static Optional<Choices> probabilities(
      Role role, List<String> seen, Strategy strategy, List<Check> checks) {
    List<String> actions = ((Space.Discrete) role.actions()).names();
    Optional<double[]> found =
        strategy instanceof Behaviour behaviour
            ? behaviour.inOrderOf(seen, o -> actions)
            : Optional.empty();
    if (found.isEmpty()) {
      checks.add(
          Check.fact(
              role.name() + " actions",
              false,
              strategy instanceof Behaviour
                  ? "an observation or an action is not hers"
                  : "expected probabilities by observation"));
      return Optional.empty();
    }
    double[][] choices = new double[seen.size()][actions.size()];
    double worst = 0;
    int where = 0;
    for (int o = 0; o < choices.length; o++) {
      System.arraycopy(found.get(), o * actions.size(), choices[o], 0, actions.size());
      double error = normalise(choices[o]);
      if (!(error <= worst) && !Double.isNaN(worst)) {
        worst = error;
        where = o;
      }
    }
    Check check = Check.of(role.name() + " probabilities", Kind.EXACT, worst, Tolerances.SOLVER);
    checks.add(worst == 0 ? check : check.withNote("at " + seen.get(where)));
    return check.passed() ? Optional.of(new Choices(role, choices)) : Optional.empty();
  }

  /** Returns what was wrong: how far one was below 0, or their sum from 1. */
  private static double normalise(double[] probabilities) {
    double lowest = 0;
    double sum = 0;
    double kept = 0;
    for (int a = 0; a < probabilities.length; a++) {
      lowest = Math.min(lowest, probabilities[a]);
      sum += probabilities[a];
      probabilities[a] = Math.max(0, probabilities[a]);
      kept += probabilities[a];
    }
    for (int a = 0; a < probabilities.length; a++) {
      probabilities[a] /= kept;
    }
    return Math.max(-lowest, Math.abs(sum - 1));
  }

  /** By coordinate where there is one observation, else by observation. */
  private static Optional<Choices> points(
      Role role, List<String> seen, Space.Box box, Strategy strategy, List<Check> checks) {
    int size = box.size();
    double[][] choices = new double[seen.size()][size];
    boolean known = strategy instanceof Point;
    int filled = 0;
    if (strategy instanceof Point point) {
      for (Point.Entry entry : point.entries()) {
        int place = (seen.size() == 1 ? box.names() : seen).indexOf(entry.name());
        int expected = seen.size() == 1 ? 1 : size;
        known &= place >= 0 && entry.values().length == expected;
        if (known) {
          double[] choice = choices[seen.size() == 1 ? 0 : place];
          System.arraycopy(
              entry.values(), 0, choice, seen.size() == 1 ? place : 0, entry.values().length);
          filled += entry.values().length;
        }
      }
    }
    if (!known || filled != seen.size() * size) {
      checks.add(
          Check.fact(role.name() + " actions", false, "expected every number of hers, no other"));
      return Optional.empty();
    }
    double outside = 0;
    for (double[] choice : choices) {
      for (double number : choice) {
        outside = Math.max(outside, Math.max(box.low() - number, number - box.high()));
      }
    }
    Check check = Check.of(role.name() + " bounds", Kind.EXACT, outside, 0);
    checks.add(check);
    return check.passed() ? Optional.of(new Choices(role, choices)) : Optional.empty();
  }
}
