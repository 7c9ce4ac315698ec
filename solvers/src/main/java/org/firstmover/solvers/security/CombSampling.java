package org.firstmover.solvers.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.random.RandomStream;

/**
 * Turns a coverage into a lottery over patrols, sets of at most m targets: the coverages are laid
 * end to end, and a comb with teeth one apart, at a random offset, picks the targets under its
 * teeth. Each target is picked with its coverage, and no patrol has more targets than resources.
 *
 * <p>Source: J. Tsai, Z. Yin, J. Kwak, D. Kempe, C. Kiekintveld and M. Tambe, "Urban security:
 * game-theoretic resource allocation in networked domains", AAAI 2010.
 */
public final class CombSampling {
  private final double[] ends;

  /**
   * @param coverage each between 0 and 1
   */
  public CombSampling(double[] coverage) {
    ends = new double[coverage.length];
    double sum = 0;
    for (int t = 0; t < coverage.length; t++) {
      sum += coverage[t];
      ends[t] = sum;
    }
    // A sum that rounding left just above a whole number would let one tooth too many in.
    double whole = Math.rint(sum);
    if (sum > whole && sum - whole < 1e-9 * (1 + whole)) {
      for (int t = 0; t < ends.length; t++) {
        ends[t] = Math.min(ends[t], whole);
      }
    }
  }

  /**
   * One patrol and its probability.
   *
   * @param targets indices, ascending
   */
  public record Patrol(List<Integer> targets, double probability) {}

  /** The whole lottery: at most one patrol more than there are targets. */
  public List<Patrol> lottery() {
    double[] cuts = new double[ends.length + 2];
    for (int t = 0; t < ends.length; t++) {
      cuts[t] = ends[t] - Math.floor(ends[t]);
    }
    cuts[ends.length + 1] = 1;
    Arrays.sort(cuts);
    List<Patrol> patrols = new ArrayList<>();
    for (int c = 0; c + 1 < cuts.length; c++) {
      double width = cuts[c + 1] - cuts[c];
      if (width > 0) {
        patrols.add(new Patrol(under(cuts[c] + width / 2), width));
      }
    }
    return patrols;
  }

  /** One patrol: indices of targets, ascending. */
  public List<Integer> sample(RandomStream random) {
    return under(random.nextDouble());
  }

  /** The targets t with start(t) <= offset + k < end(t) for some whole k. */
  private List<Integer> under(double offset) {
    List<Integer> targets = new ArrayList<>();
    double tooth = offset;
    double start = 0;
    for (int t = 0; t < ends.length; t++) {
      while (tooth < start) {
        tooth++;
      }
      if (tooth < ends[t]) {
        targets.add(t);
      }
      start = ends[t];
    }
    return targets;
  }
}
