package org.firstmover.solvers.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.derivative.Differentiator;
import org.firstmover.game.RealFunction;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.FunctionGame;
import org.firstmover.game.hierarchy.Goal;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Restriction;
import org.firstmover.game.hierarchy.Variables;

/** Derivatives of a game made of formulas or of functions over scalars, by the reverse tape. */
final class TapeDerivatives implements Derivatives {
  private final Variables variables;
  private final Signed leader;
  private final List<Differentiator> leaderConstraints;
  private final List<Signed> followers;
  private final List<List<Differentiator>> followerConstraints;

  private final double[] all;
  private final double[] direction;

  /** A function that its player maximises or minimises. */
  private record Signed(Differentiator function, Goal goal) {}

  private TapeDerivatives(FunctionGame game) {
    variables = game.variables();
    int size = variables.size();
    all = new double[size];
    direction = new double[size];
    leader = new Signed(tape(size, game.leader().objective()), game.leaderGoal());
    leaderConstraints = tapes(size, game.leader().constraints());
    followers = new ArrayList<>();
    followerConstraints = new ArrayList<>();
    for (int i = 0; i < game.followers(); i++) {
      followers.add(new Signed(tape(size, game.follower(i).objective()), game.followerGoal(i)));
      followerConstraints.add(tapes(size, game.follower(i).constraints()));
    }
  }

  /** The derivatives of a game: its own, or by the tape; nothing if neither is there. */
  static Optional<Derivatives> of(HierarchyGame game) {
    Optional<Derivatives> own = game.derivatives();
    if (own.isPresent()) {
      return own;
    }
    return game instanceof FunctionGame functions && isDifferentiable(functions)
        ? Optional.of(new TapeDerivatives(functions))
        : Optional.empty();
  }

  private static boolean isDifferentiable(FunctionGame game) {
    List<RealFunction> functions = new ArrayList<>();
    functions.add(game.leader().objective());
    game.leader().constraints().forEach(constraint -> functions.add(constraint.difference()));
    for (int i = 0; i < game.followers(); i++) {
      functions.add(game.follower(i).objective());
      game.follower(i).constraints().forEach(c -> functions.add(c.difference()));
    }
    return functions.stream()
        .allMatch(function -> Differentiator.of(game.variables().size(), function).isPresent());
  }

  private static Differentiator tape(int size, RealFunction function) {
    return Differentiator.of(size, function).orElseThrow();
  }

  private static List<Differentiator> tapes(int size, List<Restriction> constraints) {
    return constraints.stream().map(constraint -> tape(size, constraint.difference())).toList();
  }

  @Override
  public int at(double[] point) {
    leader.function().at(point);
    int kinks = leader.function().kinks();
    for (Differentiator constraint : leaderConstraints) {
      constraint.at(point);
      kinks += constraint.kinks();
    }
    for (int i = 0; i < followers.size(); i++) {
      followers.get(i).function().at(point);
      kinks += followers.get(i).function().kinks();
      for (Differentiator constraint : followerConstraints.get(i)) {
        constraint.at(point);
        kinks += constraint.kinks();
      }
    }
    return kinks;
  }

  @Override
  public void leaderGradient(double objective, double[] weights, double[] gradient) {
    leader.function().gradient(gradient);
    double factor = leader.goal().gain(objective);
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] *= factor;
    }
    for (int k = 0; k < leaderConstraints.size(); k++) {
      if (weights[k] != 0) {
        leaderConstraints.get(k).gradient(all);
        for (int j = 0; j < gradient.length; j++) {
          gradient[j] += weights[k] * all[j];
        }
      }
    }
  }

  @Override
  public void followerGradients(double[] slopes) {
    int leaders = variables.leaderSize();
    for (int i = 0; i < followers.size(); i++) {
      followers.get(i).function().gradient(all);
      for (int place = variables.from(i); place < variables.to(i); place++) {
        slopes[place - leaders] = followers.get(i).goal().gain(all[place]);
      }
    }
  }

  @Override
  public boolean followerGradient(int follower, double[] gradient) {
    Signed gain = followers.get(follower);
    gain.function().gradient(gradient);
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] = gain.goal().gain(gradient[j]);
    }
    return true;
  }

  @Override
  public void jacobian(double[][] jacobian) {
    int leaders = variables.leaderSize();
    for (int i = 0; i < followers.size(); i++) {
      Goal goal = followers.get(i).goal();
      for (int place = variables.from(i); place < variables.to(i); place++) {
        direction[place] = 1;
        followers.get(i).function().hessianTimes(direction, all);
        direction[place] = 0;
        double[] row = jacobian[place - leaders];
        for (int j = 0; j < row.length; j++) {
          row[j] = goal.gain(all[leaders + j]);
        }
      }
    }
  }

  @Override
  public void pullback(double[] u, double[] gradient) {
    for (int i = 0; i < followers.size(); i++) {
      along(i, u, followers.get(i).function());
      Goal goal = followers.get(i).goal();
      for (int j = 0; j < variables.leaderSize(); j++) {
        gradient[j] += goal.gain(all[j]);
      }
    }
  }

  @Override
  public void pullbackConstraints(
      double[] u, double[] multipliers, double[] weights, double[] gradient) {
    int r = 0;
    for (int i = 0; i < followers.size(); i++) {
      for (Differentiator constraint : followerConstraints.get(i)) {
        if (multipliers[r] != 0) {
          along(i, u, constraint);
          add(multipliers[r], gradient);
        }
        if (weights[r] != 0) {
          constraint.gradient(all);
          add(weights[r], gradient);
        }
        r++;
      }
    }
  }

  /** The Hessian of a function times u in this follower's variables. */
  private void along(int follower, double[] u, Differentiator function) {
    int from = variables.from(follower);
    int to = variables.to(follower);
    System.arraycopy(u, from - variables.leaderSize(), direction, from, to - from);
    function.hessianTimes(direction, all);
    Arrays.fill(direction, from, to, 0);
  }

  private void add(double factor, double[] gradient) {
    for (int j = 0; j < variables.leaderSize(); j++) {
      gradient[j] += factor * all[j];
    }
  }
}
