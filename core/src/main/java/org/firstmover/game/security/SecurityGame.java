package org.firstmover.game.security;

import java.util.List;
import org.firstmover.game.Fingerprint;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;
import org.jspecify.annotations.Nullable;

/**
 * Targets and resources: a coverage of each target between 0 and 1, in sum at most the resources;
 * the attacker sees it and must hit one target.
 */
public final class SecurityGame implements Game {
  public static final String KIND = "security";

  private static final int DEFENDER_COVERED = 0;
  private static final int DEFENDER_UNCOVERED = 1;
  private static final int ATTACKER_COVERED = 2;
  private static final int ATTACKER_UNCOVERED = 3;

  private final String name;
  private final int resources;
  private final List<String> targets;
  private final Payoffs payoffs;
  private @Nullable String fingerprint;

  /**
   * @param resources a whole number, at least 0
   * @param targets distinct names
   * @param payoffs one row a target; columns: defender covered, defender uncovered, attacker
   *     covered, attacker uncovered
   * @throws InputError if the table does not have that shape, or a name is blank or double
   */
  public SecurityGame(String name, int resources, List<String> targets, Payoffs payoffs) {
    this.name = name;
    this.resources = resources;
    this.targets = Names.checked(targets, "targets");
    this.payoffs = payoffs;
    if (resources < 0) {
      throw new InputError(
          Integer.toString(resources),
          "resources",
          "a whole number of at least 0",
          "Maybe a sign was mistyped.");
    }
    if (payoffs.rows() != targets.size() || payoffs.columns() != 4) {
      throw new InputError(
          payoffs.rows() + " x " + payoffs.columns(),
          "payoffs",
          targets.size() + " x 4: defender covered and uncovered, attacker covered and uncovered",
          "Maybe a target is missing.");
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

  public int resources() {
    return resources;
  }

  public List<String> targets() {
    return targets;
  }

  public int size() {
    return targets.size();
  }

  public double defenderCovered(int target) {
    return payoffs.get(target, DEFENDER_COVERED);
  }

  public double defenderUncovered(int target) {
    return payoffs.get(target, DEFENDER_UNCOVERED);
  }

  public double attackerCovered(int target) {
    return payoffs.get(target, ATTACKER_COVERED);
  }

  public double attackerUncovered(int target) {
    return payoffs.get(target, ATTACKER_UNCOVERED);
  }

  /** The defender's expected payoff if this target is attacked under this coverage of it. */
  public double defenderValue(int target, double coverage) {
    return defenderUncovered(target)
        + coverage * (defenderCovered(target) - defenderUncovered(target));
  }

  /** The attacker's expected payoff of attacking this target under this coverage of it. */
  public double attackerValue(int target, double coverage) {
    return attackerValue(target, coverage, 0);
  }

  /** The same less a base that is near it, so that differences keep their digits. */
  public double attackerValue(int target, double coverage, double base) {
    return attackerUncovered(target)
        - base
        + coverage * (attackerCovered(target) - attackerUncovered(target));
  }

  /** The defender's largest minus her smallest payoff. */
  public double defenderRange() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < size(); t++) {
      low = Math.min(low, Math.min(defenderCovered(t), defenderUncovered(t)));
      high = Math.max(high, Math.max(defenderCovered(t), defenderUncovered(t)));
    }
    return high - low;
  }

  /** The attacker's smallest and largest payoff. */
  public double[] attackerRange() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < size(); t++) {
      low = Math.min(low, Math.min(attackerCovered(t), attackerUncovered(t)));
      high = Math.max(high, Math.max(attackerCovered(t), attackerUncovered(t)));
    }
    return new double[] {low, high};
  }

  /** One row a target; columns as in the constructor. */
  public Payoffs payoffs() {
    return payoffs;
  }

  @Override
  public synchronized String fingerprint() {
    if (fingerprint == null) {
      fingerprint = Fingerprint.of(KIND).whole(resources).texts(targets).payoffs(payoffs).finish();
    }
    return fingerprint;
  }

  @Override
  public String toString() {
    return KIND + " game " + name + " (" + size() + " targets, " + resources + " resources)";
  }
}
