package org.firstmover.game.hierarchy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.Fingerprint;
import org.firstmover.game.Names;
import org.firstmover.game.RealFunction;
import org.firstmover.game.expression.Formula;
import org.firstmover.game.expression.Scope;

/**
 * A hierarchy game made of functions: formulas of a game file, or functions written in Java over
 * {@code double[]} or {@link org.firstmover.derivative.Scalar}. All functions take all variables of
 * the game, in the order of {@link #variables}.
 */
public final class FunctionGame implements HierarchyGame {
  private final String name;
  private final Optional<Scope> scope;
  private final Leader leader;
  private final List<Follower> followers;
  private final Variables variables;

  /**
   * The leader.
   *
   * @param constraints may depend on the response
   */
  public record Leader(
      List<Variable> variables, Goal goal, RealFunction objective, List<Restriction> constraints) {
    public Leader {
      variables = List.copyOf(variables);
      constraints = List.copyOf(constraints);
    }
  }

  /**
   * One follower.
   *
   * @param constraints affine in her own variables; coefficients and constants may depend on the
   *     leader's, never on another follower's
   */
  public record Follower(
      String name,
      List<Variable> variables,
      Goal goal,
      RealFunction objective,
      List<Restriction> constraints) {
    public Follower {
      variables = List.copyOf(variables);
      constraints = List.copyOf(constraints);
    }
  }

  /** A game written in Java. */
  public FunctionGame(String name, Leader leader, List<Follower> followers) {
    this(name, Optional.empty(), leader, followers);
  }

  /**
   * @param scope of the formulas, where they are such
   * @throws org.firstmover.game.InputError if a name stands twice, or a formula that is a
   *     follower's constraint is not affine in her own variables or mentions another follower's
   */
  public FunctionGame(String name, Optional<Scope> scope, Leader leader, List<Follower> followers) {
    this.name = name;
    this.scope = scope;
    this.leader = leader;
    this.followers = List.copyOf(followers);
    Names.checked(followers.stream().map(Follower::name).toList(), "followers");
    variables =
        new Variables(leader.variables(), followers.stream().map(Follower::variables).toList());
    for (int i = 0; i < followers.size(); i++) {
      String where = "follower " + followers.get(i).name() + ": subject to";
      for (Restriction constraint : followers.get(i).constraints()) {
        constraint.checkFor(i, variables, where);
      }
    }
  }

  @Override
  public String name() {
    return name;
  }

  /** What names in its formulas stand for; empty if it is written in Java. */
  public Optional<Scope> scope() {
    return scope;
  }

  public Leader leader() {
    return leader;
  }

  public Follower follower(int follower) {
    return followers.get(follower);
  }

  @Override
  public Variables variables() {
    return variables;
  }

  @Override
  public Goal leaderGoal() {
    return leader.goal();
  }

  @Override
  public double leaderValue(double[] point) {
    return leader.objective().value(point);
  }

  @Override
  public int leaderConstraints() {
    return leader.constraints().size();
  }

  @Override
  public String leaderConstraint(int constraint) {
    return leader.constraints().get(constraint).text();
  }

  @Override
  public boolean leaderEquality(int constraint) {
    return leader.constraints().get(constraint).equality();
  }

  @Override
  public void leaderConstraints(double[] point, double[] differences) {
    for (int k = 0; k < leader.constraints().size(); k++) {
      differences[k] = leader.constraints().get(k).difference().value(point);
    }
  }

  @Override
  public int followers() {
    return followers.size();
  }

  @Override
  public String followerName(int follower) {
    return followers.get(follower).name();
  }

  @Override
  public Goal followerGoal(int follower) {
    return followers.get(follower).goal();
  }

  @Override
  public double followerValue(int follower, double[] point) {
    return followers.get(follower).objective().value(point);
  }

  @Override
  public int followerConstraints(int follower) {
    return followers.get(follower).constraints().size();
  }

  @Override
  public String followerConstraint(int follower, int constraint) {
    return followers.get(follower).constraints().get(constraint).text();
  }

  @Override
  public boolean followerEquality(int follower, int constraint) {
    return followers.get(follower).constraints().get(constraint).equality();
  }

  /** Coefficients are differences of values: exact but for rounding, as constraints are affine. */
  @Override
  public void followerConstraints(
      int follower, double[] point, double[][] coefficients, double[] constants) {
    int from = variables.from(follower);
    int to = variables.to(follower);
    double[] moved = point.clone();
    for (int r = 0; r < constants.length; r++) {
      RealFunction difference = followers.get(follower).constraints().get(r).difference();
      Arrays.fill(moved, from, to, 0);
      constants[r] = difference.value(moved);
      for (int place = from; place < to; place++) {
        moved[place] = 1;
        coefficients[r][place - from] = difference.value(moved) - constants[r];
        moved[place] = 0;
      }
    }
  }

  @Override
  public String fingerprint() {
    Fingerprint hash = Fingerprint.of(KIND);
    scope.ifPresent(names -> names.parametersInto(hash));
    variables(leader.variables(), hash);
    objective(leader.goal(), leader.objective(), leader.constraints(), hash);
    hash.whole(followers.size());
    for (Follower follower : followers) {
      hash.text(follower.name());
      variables(follower.variables(), hash);
      objective(follower.goal(), follower.objective(), follower.constraints(), hash);
    }
    return hash.finish();
  }

  private static void variables(List<Variable> variables, Fingerprint hash) {
    hash.whole(variables.size());
    for (Variable variable : variables) {
      hash.text(variable.name()).whole(variable.size()).whole(variable.list() ? 1 : 0);
      for (int i = 0; i < variable.size(); i++) {
        hash.number(variable.lowerAt(i)).number(variable.upperAt(i)).number(variable.startAt(i));
      }
    }
  }

  private void objective(
      Goal goal, RealFunction objective, List<Restriction> constraints, Fingerprint hash) {
    function(objective, hash.text(goal.text()));
    hash.whole(constraints.size());
    for (Restriction constraint : constraints) {
      function(constraint.difference(), hash.whole(constraint.equality() ? 1 : 0));
    }
  }

  /** A formula by its text; what is written in Java by its values at three points. */
  private void function(RealFunction function, Fingerprint hash) {
    if (function instanceof Formula formula) {
      hash.text(formula.expression().text());
      return;
    }
    double[] point = variables.start();
    for (int probe = 0; probe < 3; probe++) {
      hash.number(function.value(point));
      for (int i = 0; i < point.length; i++) {
        point[i] += 1.0 / (3 + probe + i);
      }
    }
  }
}
