package org.firstmover.solvers.normalform;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.exact.Rational;
import org.firstmover.game.Payoffs;

/**
 * The mixed strategies x of one player with an upper bound v on what they leave to the other one:
 * {(x, v) : x >= 0, sum of x = 1, v >= x B_j for every action j of the other}. A vertex has as
 * labels the own actions that it does not play and the other's actions that are best responses.
 *
 * <p>The vertices are the extreme rays of the cone without "sum of x = 1", except the ray (0, 1).
 * They are found by the double description method: T. S. Motzkin, H. Raiffa, G. L. Thompson and R.
 * M. Thrall, "The double description method", Contributions to the Theory of Games II (1953), with
 * the combinatorial test of adjacency of K. Fukuda and A. Prodon, "Double description method
 * revisited", Combinatorics and Computer Science (1996). All numbers are whole.
 */
final class BestResponsePolyhedron {
  /**
   * A vertex, or before the end an extreme ray.
   *
   * @param labels a bit an own action not played, a bit an action of the other that is best
   * @param at probabilities and bound, all at the same unknown scale
   */
  record Vertex(int labels, BigInteger[] at) implements Comparable<Vertex> {
    /** By the bound. */
    @Override
    public int compareTo(Vertex other) {
      BigInteger bound = at[at.length - 1];
      BigInteger others = other.at[other.at.length - 1];
      return bound.multiply(other.sum()).compareTo(others.multiply(sum()));
    }

    double[] probabilities() {
      BigInteger sum = sum();
      double[] probabilities = new double[at.length - 1];
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] = new Rational(at[i], sum).doubleValue();
      }
      return probabilities;
    }

    private BigInteger sum() {
      return Arrays.stream(at, 0, at.length - 1).reduce(BigInteger.ZERO, BigInteger::add);
    }
  }

  private final BigInteger[][] payoffs;
  private final int own;
  private final int others;
  private final int firstOwn;
  private final int firstOther;
  private final Runnable pulse;

  /**
   * @param payoffs of the other player, [own action][action of the other]
   * @param firstOwn label of the first own action
   * @param firstOther label of the other's first action
   * @param pulse called now and then; may throw
   */
  BestResponsePolyhedron(Payoffs payoffs, int firstOwn, int firstOther, Runnable pulse) {
    this.payoffs = whole(payoffs);
    this.own = payoffs.rows();
    this.others = payoffs.columns();
    this.firstOwn = firstOwn;
    this.firstOther = firstOther;
    this.pulse = pulse;
  }

  /** The payoffs at another scale, with 0 the least of them: best responses stay what they are. */
  private static BigInteger[][] whole(Payoffs payoffs) {
    BigInteger common = BigInteger.ONE;
    Rational least = payoffs.exact(0, 0);
    for (int i = 0; i < payoffs.rows(); i++) {
      for (int j = 0; j < payoffs.columns(); j++) {
        Rational payoff = payoffs.exact(i, j);
        BigInteger denominator = payoff.denominator();
        common = common.divide(common.gcd(denominator)).multiply(denominator);
        least = payoff.compareTo(least) < 0 ? payoff : least;
      }
    }
    BigInteger[][] whole = new BigInteger[payoffs.rows()][payoffs.columns()];
    for (int i = 0; i < whole.length; i++) {
      for (int j = 0; j < whole[i].length; j++) {
        Rational payoff = payoffs.exact(i, j).minus(least);
        whole[i][j] = payoff.numerator().multiply(common.divide(payoff.denominator()));
      }
    }
    return whole;
  }

  List<Vertex> vertices() {
    List<Vertex> rays = first();
    for (int j = 1; j < others; j++) {
      rays = cut(rays, j);
    }
    return rays.stream().filter(ray -> ray.labels() != unplayed()).toList();
  }

  private int unplayed() {
    return ((1 << own) - 1) << firstOwn;
  }

  /** The rays of x >= 0, v >= x B_0: (0, 1), and one an own action. */
  private List<Vertex> first() {
    List<Vertex> rays = new ArrayList<>();
    for (int i = 0; i <= own; i++) {
      BigInteger[] at = new BigInteger[own + 1];
      for (int k = 0; k < own; k++) {
        at[k] = i == k ? BigInteger.ONE : BigInteger.ZERO;
      }
      at[own] = i < own ? payoffs[i][0] : BigInteger.ONE;
      int played = i < own ? 1 << (firstOwn + i) : 0;
      int best = i < own ? 1 << firstOther : 0;
      rays.add(new Vertex((unplayed() ^ played) | best, at));
    }
    return rays;
  }

  /** The rays that are left, and those that arise, with v >= x B_j. */
  private List<Vertex> cut(List<Vertex> rays, int j) {
    BigInteger[] slack = rays.stream().map(ray -> slack(ray.at(), j)).toArray(BigInteger[]::new);
    int[] inside = IntStream.range(0, slack.length).filter(r -> slack[r].signum() > 0).toArray();
    int[] outside = IntStream.range(0, slack.length).filter(r -> slack[r].signum() < 0).toArray();
    int label = 1 << (firstOther + j);
    List<Vertex> next = new ArrayList<>();
    for (int r = 0; r < slack.length; r++) {
      Vertex ray = rays.get(r);
      if (slack[r].signum() > 0) {
        next.add(ray);
      } else if (slack[r].signum() == 0) {
        next.add(new Vertex(ray.labels() | label, ray.at()));
      }
    }
    for (int p : inside) {
      pulse.run();
      Vertex in = rays.get(p);
      for (int n : outside) {
        Vertex out = rays.get(n);
        int common = in.labels() & out.labels();
        if (Integer.bitCount(common) >= own - 1 && adjacent(rays, p, n, common)) {
          next.add(new Vertex(common | label, between(in.at(), slack[p], out.at(), slack[n])));
        }
      }
    }
    return next;
  }

  private BigInteger slack(BigInteger[] at, int j) {
    BigInteger slack = at[own];
    for (int i = 0; i < own; i++) {
      if (at[i].signum() != 0) {
        slack = slack.subtract(at[i].multiply(payoffs[i][j]));
      }
    }
    return slack;
  }

  /**
   * Whether no third ray has the labels that two have in common. If one of them has no more labels
   * than it needs, then own - 1 in common define an edge.
   */
  private boolean adjacent(List<Vertex> rays, int p, int n, int common) {
    if (Integer.bitCount(rays.get(p).labels()) == own
        || Integer.bitCount(rays.get(n).labels()) == own) {
      return true;
    }
    for (int r = 0; r < rays.size(); r++) {
      if ((rays.get(r).labels() & common) == common && r != p && r != n) {
        return false;
      }
    }
    return true;
  }

  /** Where the edge meets slack 0, in lowest terms. */
  private static BigInteger[] between(
      BigInteger[] in, BigInteger inSlack, BigInteger[] out, BigInteger outSlack) {
    BigInteger[] at = new BigInteger[in.length];
    BigInteger divisor = BigInteger.ZERO;
    for (int k = 0; k < at.length; k++) {
      at[k] = inSlack.multiply(out[k]).subtract(outSlack.multiply(in[k]));
      divisor = divisor.gcd(at[k]);
    }
    if (!divisor.equals(BigInteger.ONE)) {
      for (int k = 0; k < at.length; k++) {
        at[k] = at[k].divide(divisor);
      }
    }
    return at;
  }
}
