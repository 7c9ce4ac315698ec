package org.firstmover.verify.bayesian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.firstmover.game.Payoffs;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Proof.Leaf;

/**
 * The upper bound that leaves prove: the largest of theirs, if together they cover every joint
 * response.
 *
 * <p>Let x be a commitment and j_l a best response of each type l. With multipliers y >= 0 the
 * leader's value is at most sum_l sum_i x_i g^l_{i j_l}, where g^l_ij = p^l A^l_ij + sum_k y^l_jk
 * (B^l_ij - B^l_ik), hence at most max_i sum_l g^l_i with g^l_i = g^l_{i j_l} where the leaf fixes
 * j_l, and max_j g^l_ij where it does not.
 */
final class LeafBound {
  private static final double UNIT = 0x1.0p-52;
  private static final int FREE = -1;

  /** Covering is found at once for leaves of a tree; for others the search must end as well. */
  private static final long MOST_STEPS = 50_000_000;

  private final BayesianGame game;
  private final List<Leaf> leaves;
  private final List<int[]> fixed = new ArrayList<>();
  private long steps;

  LeafBound(BayesianGame game, Proof.Leaves proof) {
    this.game = game;
    this.leaves = proof.leaves();
  }

  /** Empty if the leaves do not cover all joint responses. */
  OptionalDouble value() {
    for (Leaf leaf : leaves) {
      int[] responses = new int[game.types().size()];
      for (int l = 0; l < responses.length; l++) {
        FollowerType type = game.types().get(l);
        String action = leaf.responses().get(type.name());
        responses[l] = action == null ? FREE : type.actions().indexOf(action);
        if (action != null && responses[l] < 0) {
          return OptionalDouble.empty();
        }
      }
      fixed.add(responses);
    }
    if (!covered(fixed, new boolean[game.types().size()])) {
      return OptionalDouble.empty();
    }
    double bound = Double.NEGATIVE_INFINITY;
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      bound = Math.max(bound, bound(leaves.get(leaf), fixed.get(leaf)));
    }
    return OptionalDouble.of(bound);
  }

  /** Whether these leaves, all of which agree on the types decided, cover the rest. */
  private boolean covered(List<int[]> candidates, boolean[] decided) {
    steps += candidates.size() + 1;
    if (steps > MOST_STEPS) {
      return false;
    }
    int[] mentions = new int[decided.length];
    for (int[] leaf : candidates) {
      boolean open = false;
      for (int l = 0; l < decided.length; l++) {
        if (leaf[l] != FREE && !decided[l]) {
          mentions[l]++;
          open = true;
        }
      }
      if (!open) {
        return true;
      }
    }
    int branch = 0;
    for (int l = 1; l < decided.length; l++) {
      if (mentions[l] > mentions[branch]) {
        branch = l;
      }
    }
    if (mentions[branch] == 0) {
      return false;
    }
    boolean[] next = decided.clone();
    next[branch] = true;
    int type = branch;
    for (int j = 0; j < game.types().get(branch).actions().size(); j++) {
      int response = j;
      List<int[]> agreeing =
          candidates.stream().filter(leaf -> leaf[type] == FREE || leaf[type] == response).toList();
      if (!covered(agreeing, next)) {
        return false;
      }
    }
    return true;
  }

  private double bound(Leaf leaf, int[] responses) {
    double[] sums = new double[game.leaderActions().size()];
    for (int l = 0; l < responses.length; l++) {
      FollowerType type = game.types().get(l);
      var incentives = leaf.incentives().getOrDefault(type.name(), Map.of());
      double[] largest = new double[sums.length];
      Arrays.fill(largest, Double.NEGATIVE_INFINITY);
      for (int j = 0; j < type.actions().size(); j++) {
        if (responses[l] == FREE || responses[l] == j) {
          raise(largest, type, j, incentives.getOrDefault(type.actions().get(j), Map.of()));
        }
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] += largest[i] + UNIT * (Math.abs(sums[i]) + Math.abs(largest[i]));
      }
    }
    double bound = Double.NEGATIVE_INFINITY;
    for (double sum : sums) {
      bound = Math.max(bound, Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum);
    }
    return bound;
  }

  /** Raises each entry to g^l_ij, itself raised by a bound on its rounding error. */
  private static void raise(
      double[] largest, FollowerType type, int j, Map<String, Double> incentives) {
    Payoffs a = type.leader();
    Payoffs b = type.follower();
    double[] y = new double[type.actions().size()];
    if (!incentives.isEmpty()) {
      for (int k = 0; k < y.length; k++) {
        double weight = incentives.getOrDefault(type.actions().get(k), 0.0);
        y[k] = weight > 0 ? weight : 0;
      }
    }
    for (int i = 0; i < largest.length; i++) {
      double sum = type.probability() * a.get(i, j);
      double size = Math.abs(sum);
      for (int k = 0; k < y.length; k++) {
        if (y[k] != 0) {
          double term = y[k] * (b.get(i, j) - b.get(i, k));
          sum += term;
          size += Math.abs(term) + Math.abs(sum);
        }
      }
      largest[i] = Math.max(largest[i], sum + UNIT * 4 * size);
    }
  }
}
