package org.firstmover.solution;

import java.util.List;
import java.util.Map;

/** Data from which a certificate derives an upper bound on the leader's value without a solver. */
public sealed interface Proof {

  /** There is no proof. */
  record None() implements Proof {}

  /** The certificate derives the bound from the game alone, in closed form or by bisection. */
  record FromGame() implements Proof {}

  /**
   * Weak duality, one entry a follower action j: multipliers y_jk on "j is at least as good for the
   * follower as k" bound the leader's value while j is the response by max_i [A_ij + sum_k y_jk
   * (B_ij - B_ik)].
   *
   * <p>For the pessimistic value two more are needed: weights of other actions that dominate j
   * weakly, so that j is never the only response on an open set; and weights over the actions that
   * the follower cannot tell from j, because the worst of them counts.
   *
   * @param incentives response j to action k to y_jk; missing means 0
   * @param dominated response j to action k to weight, for the pessimistic value only
   * @param indistinct response j to action k to weight, for the pessimistic value only
   */
  record Multipliers(
      Map<String, Map<String, Double>> incentives,
      Map<String, Map<String, Double>> dominated,
      Map<String, Map<String, Double>> indistinct)
      implements Proof {
    public static Multipliers strong(Map<String, Map<String, Double>> incentives) {
      return new Multipliers(incentives, Map.of(), Map.of());
    }
  }

  /** Leaves of a search that together cover all joint responses of the follower's types. */
  record Leaves(List<Leaf> leaves) implements Proof {
    public Leaves {
      leaves = List.copyOf(leaves);
    }
  }

  /**
   * All joint responses that agree with {@code responses}, bounded by max_i sum over types l of
   * g^l_i, with g^l_ij = p^l A^l_ij + sum_k y^l_jk (B^l_ij - B^l_ik) at the fixed response j of l,
   * or its largest value over j where l is free.
   *
   * @param responses type to its fixed action; types that are missing are free
   * @param incentives type to response j to action k to y^l_jk; missing means 0
   */
  record Leaf(
      Map<String, String> responses, Map<String, Map<String, Map<String, Double>>> incentives) {}

  /**
   * Equilibria among the followers that were found at this commitment, the printed one included:
   * from them the optimistic, pessimistic and stochastic values are re-derived. They bound nothing.
   *
   * @param equilibria one response a follower each
   */
  record Equilibria(List<List<Response>> equilibria) implements Proof {
    public Equilibria {
      equilibria = equilibria.stream().map(List::copyOf).toList();
    }
  }
}
