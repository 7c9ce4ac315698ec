package org.firstmover.solvers.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.Moments;
import org.firstmover.random.RandomStream;

/**
 * Several isolated equilibria among the followers, each with its probability, and the gradient of
 * the leader's expectation over them:
 *
 * <pre>d/dp sum_k q_k h(x_k, p) = sum_k q_k [h_p + h_x dx_k/dp + (h_k - E h) ds_k/dp]</pre>
 *
 * where x_k moves as Equation 5 says (Theorem 3) and the last term, in the scores s of {@link
 * Selection}, is there because probabilities move, too. Both are one adjoint solve an equilibrium.
 *
 * <p>Equilibria keep their numbers while they are tracked from one strategy of the leader to the
 * next one. The expectation is over those that were found; what was not found has probability 0.
 * Unless they are {@link #isIsolated isolated}, Theorem 3 does not hold and gradients mean little.
 * Not safe for use by several threads.
 *
 * <p>Sources: K. Wang et al., "Coordinating followers to reach better equilibria", AAAI 2022,
 * Theorems 2 and 3; for the score term R. J. Williams, "Simple statistical gradient-following
 * algorithms for connectionist reinforcement learning", Machine Learning 8 (1992).
 */
public final class IsolatedEquilibria {
  private final HierarchyGame game;
  private final Selection selection;
  private final EquilibriumOracle.Settings settings;
  private final Derivatives derivatives;
  private final List<LeaderProblem> branches = new ArrayList<>();
  private final double[] slopes;

  /**
   * @throws InputError if the game has no derivatives
   */
  public IsolatedEquilibria(HierarchyGame game, Selection selection) {
    this(game, selection, EquilibriumOracle.Settings.DEFAULT);
  }

  /**
   * @param settings how each equilibrium is looked for and tracked
   * @throws InputError if the game has no derivatives
   */
  public IsolatedEquilibria(
      HierarchyGame game, Selection selection, EquilibriumOracle.Settings settings) {
    this.game = game;
    this.selection = selection;
    this.settings = settings;
    derivatives = LeaderTerm.derivatives(game);
    slopes = new double[game.variables().size()];
  }

  /**
   * Takes in the equilibrium that is reached from these strategies of the followers.
   *
   * @param leader where all equilibria already are
   * @return whether there is one, and it is new
   */
  public boolean add(double[] leader, double[] start) {
    EquilibriumOracle oracle = new EquilibriumOracle(game, settings);
    oracle.from(start);
    LeaderProblem branch = new LeaderProblem(game, derivatives, oracle, /* transposed= */ true);
    if (!branch.at(leader) || isKnown(oracle.point(), branches.size())) {
      return false;
    }
    branch.linearise();
    return branches.add(branch);
  }

  /**
   * Takes in what is reached from random strategies of the followers.
   *
   * @return how many equilibria were new
   */
  public int search(double[] leader, int starts, RandomStream random) {
    int found = 0;
    for (int k = 0; k < starts; k++) {
      found += add(leader, Profiles.random(game, random)) ? 1 : 0;
    }
    return found;
  }

  /**
   * Follows every equilibrium to another strategy of the leader, which should be near.
   *
   * @return whether all were found again and are still apart; if not, search anew
   */
  public boolean track(double[] leader) {
    boolean all = true;
    for (int k = 0; k < branches.size(); k++) {
      LeaderProblem branch = branches.get(k);
      if (branch.at(leader)) {
        branch.linearise();
        all &= !isKnown(branch.oracle().point(), k);
      } else {
        all = false;
      }
    }
    return all;
  }

  private boolean isKnown(double[] point, int before) {
    return branches.subList(0, before).stream()
        .anyMatch(known -> EquilibriumOracle.same(game, known.oracle().point(), point));
  }

  /** How many there are. */
  public int size() {
    return branches.size();
  }

  /** All variables at an equilibrium; a copy. */
  public double[] point(int equilibrium) {
    return branches.get(equilibrium).oracle().point().clone();
  }

  /** Whether all KKT matrices are regular, as Theorem 3 needs them. */
  public boolean isIsolated() {
    return branches.stream().noneMatch(branch -> branch.kkt().isSingular());
  }

  /** q, one an equilibrium. */
  public double[] probabilities() {
    if (branches.isEmpty()) {
      throw new IllegalStateException("no equilibria, expected some to be added before");
    }
    double[] q = new double[branches.size()];
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < q.length; k++) {
      q[k] = selection.score(k, branches.get(k).oracle().point(), slopes);
      most = Math.max(most, q[k]);
    }
    if (!Double.isFinite(most)) {
      throw new InputError(
          Arrays.toString(q),
          "scores of equilibria",
          "finite numbers, or minus infinity for some",
          "Maybe one is the logarithm of a negative number.");
    }
    double sum = 0;
    for (int k = 0; k < q.length; k++) {
      q[k] = Math.exp(q[k] - most);
      sum += q[k];
    }
    for (int k = 0; k < q.length; k++) {
      q[k] /= sum;
    }
    return q;
  }

  /** Of the leader's gain, over all equilibria. */
  public ExpectedGradient exact() {
    return exact(1, new double[game.leaderConstraints()]);
  }

  /**
   * Of objective * gain + sum_k factors[k] * g_k, over all equilibria.
   *
   * @param factors one a constraint of the leader
   */
  public ExpectedGradient exact(double objective, double[] factors) {
    LeaderTerm term = new LeaderTerm(game, derivatives, objective, factors);
    double[] q = probabilities();
    double[] values = values(term);
    double mean = 0;
    for (int k = 0; k < q.length; k++) {
      mean += q[k] > 0 ? q[k] * values[k] : 0;
    }
    double[] gradient = new double[game.variables().leaderSize()];
    double[] scores = new double[slopes.length];
    for (int k = 0; k < q.length; k++) {
      if (q[k] > 0) {
        double[] point = branches.get(k).oracle().point();
        selection.score(k, point, scores);
        term.slopes(point, slopes);
        for (int j = 0; j < slopes.length; j++) {
          slopes[j] += (values[k] - mean) * scores[j];
        }
        double[] total = through(k, slopes);
        for (int j = 0; j < gradient.length; j++) {
          gradient[j] += q[k] * total[j];
        }
      }
    }
    return new ExpectedGradient(mean, gradient, new double[gradient.length], 0);
  }

  /** Of the leader's gain, by equilibria that are drawn. */
  public ExpectedGradient sampled(int samples, RandomStream random) {
    return sampled(1, new double[game.leaderConstraints()], samples, random);
  }

  /**
   * An unbiased estimate of {@link #exact(double, double[])} by equilibria that are drawn. The
   * baseline of the score term is the mean over all other draws, so that neither bias nor the
   * scores' normaliser comes in; the error falls like samples^-1/2.
   *
   * @param samples at least 2
   */
  public ExpectedGradient sampled(
      double objective, double[] factors, int samples, RandomStream random) {
    LeaderTerm.checkSamples(samples);
    LeaderTerm term = new LeaderTerm(game, derivatives, objective, factors);
    int leaders = game.variables().leaderSize();
    int[] counts = draw(samples, random);
    double[] values = values(term);
    double[][] moved = new double[counts.length][];
    double[][] scored = new double[counts.length][];
    double mean = 0;
    double[] meanScore = new double[leaders];
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        double[] point = branches.get(k).oracle().point();
        term.slopes(point, slopes);
        moved[k] = through(k, slopes).clone();
        selection.score(k, point, slopes);
        scored[k] = through(k, slopes).clone();
        mean += (double) counts[k] / samples * values[k];
        for (int j = 0; j < leaders; j++) {
          meanScore[j] += (double) counts[k] / samples * scored[k][j];
        }
      }
    }
    double bessel = samples / (samples - 1.0);
    Moments moments = new Moments(leaders);
    double[] draw = new double[leaders];
    for (int k = 0; k < counts.length; k++) {
      for (int j = 0; j < leaders && counts[k] > 0; j++) {
        draw[j] = moved[k][j] + bessel * (values[k] - mean) * (scored[k][j] - meanScore[j]);
      }
      for (int i = 0; i < counts[k]; i++) {
        moments.add(draw);
      }
    }
    return ExpectedGradient.of(mean, moments);
  }

  private int[] draw(int samples, RandomStream random) {
    double[] q = probabilities();
    int[] counts = new int[q.length];
    for (int i = 0; i < samples; i++) {
      double left = random.nextDouble();
      int k = 0;
      int last = 0;
      while (k < q.length && left >= 0) {
        if (q[k] > 0) {
          left -= q[k];
          last = k;
        }
        k++;
      }
      counts[last]++;
    }
    return counts;
  }

  private double[] values(LeaderTerm term) {
    return branches.stream().mapToDouble(b -> term.value(b.oracle().point())).toArray();
  }

  /** The total gradient of a function with these slopes at an equilibrium; in place. */
  private double[] through(int equilibrium, double[] all) {
    derivatives.at(branches.get(equilibrium).oracle().point());
    return branches.get(equilibrium).through(all);
  }
}
