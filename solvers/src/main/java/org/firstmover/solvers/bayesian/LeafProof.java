package org.firstmover.solvers.bayesian;

import static org.firstmover.solvers.bayesian.NodeProgram.FREE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.solution.Proof.Leaf;
import org.firstmover.solvers.bayesian.NodeProgram.Ray;

/** Collects leaves with the multipliers that prove their bounds. */
final class LeafProof {
  private final BayesianGame game;
  private final List<TypeModel> types;
  private final List<Leaf> leaves = new ArrayList<>();

  LeafProof(BayesianGame game, List<TypeModel> types) {
    this.game = game;
    this.types = types;
  }

  List<Leaf> leaves() {
    return leaves;
  }

  /**
   * max_i sum_l g^l_i: what the multipliers prove of all joint responses that agree with the fixed
   * ones, in units of the search.
   */
  double bound(int[] responses, double[][][] y) {
    double bound = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < game.leaderActions().size(); i++) {
      double sum = 0;
      for (int l = 0; l < types.size(); l++) {
        TypeModel type = types.get(l);
        if (responses[l] != FREE) {
          sum += type.dual(i, responses[l], y[l][responses[l]]);
        } else {
          double largest = Double.NEGATIVE_INFINITY;
          for (int j = 0; j < type.actions(); j++) {
            largest = Math.max(largest, type.dual(i, j, y[l][j]));
          }
          sum += largest;
        }
      }
      bound = Math.max(bound, sum);
    }
    return bound;
  }

  /** A leaf whose fixed responses cannot be best together: the ray as far as the value needs. */
  void addInfeasible(int[] responses, Ray ray, double value) {
    double[][][] none = new double[types.size()][][];
    for (int l = 0; l < none.length; l++) {
      none[l] = new double[types.get(l).actions()][types.get(l).actions()];
    }
    double excess = bound(responses, none) - value;
    double factor = ray.advantage() > 0 && excess > 0 ? excess / ray.advantage() : 0;
    for (double[][] type : ray.y()) {
      for (double[] row : type) {
        for (int k = 0; k < row.length; k++) {
          row[k] *= factor;
        }
      }
    }
    add(responses, ray.y());
  }

  void add(int[] responses, double[][][] y) {
    Map<String, String> fixed = new LinkedHashMap<>();
    Map<String, Map<String, Map<String, Double>>> incentives = new LinkedHashMap<>();
    for (int l = 0; l < types.size(); l++) {
      FollowerType type = game.types().get(l);
      Map<String, Map<String, Double>> byResponse = new LinkedHashMap<>();
      for (int j = 0; j < type.actions().size(); j++) {
        if (responses[l] == FREE || responses[l] == j) {
          Map<String, Double> row = named(type, y[l][j], types.get(l).multiplierUnit());
          if (!row.isEmpty()) {
            byResponse.put(type.actions().get(j), row);
          }
        }
      }
      if (responses[l] != FREE) {
        fixed.put(type.name(), type.actions().get(responses[l]));
      }
      if (!byResponse.isEmpty()) {
        incentives.put(type.name(), byResponse);
      }
    }
    leaves.add(new Leaf(fixed, incentives));
  }

  private static Map<String, Double> named(FollowerType type, double[] yj, double unit) {
    Map<String, Double> row = new LinkedHashMap<>();
    for (int k = 0; k < yj.length; k++) {
      if (yj[k] != 0) {
        row.put(type.actions().get(k), yj[k] * unit);
      }
    }
    return row;
  }
}
