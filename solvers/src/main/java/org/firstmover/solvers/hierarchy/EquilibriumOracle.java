package org.firstmover.solvers.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.ResponseOracle;
import org.jspecify.annotations.Nullable;

/**
 * A Nash equilibrium among the followers: relaxation, x &lt;- (1 - w) x + w BR(x), all followers at
 * once (Jacobi) or one after the other (Gauss-Seidel), and Newton's method on the KKT conditions as
 * soon as it catches on. What Newton's method finds counts only if no follower has a better
 * response. Not safe for use by several threads.
 *
 * <p>Source: S. Uryasev, R. Y. Rubinstein, "On relaxation algorithms in computation of
 * noncooperative equilibria", IEEE Transactions on Automatic Control 39 (1994).
 */
public final class EquilibriumOracle implements ResponseOracle<double[], Equilibrium> {
  /** What a follower may gain at an equilibrium, relative to 1 + her gain. */
  static final double REGRET = 1e-8;

  /** Newton's method may go so many times further than a round of best responses. */
  private static final double REACH = 20;

  /** Newton's method may always go so far. */
  private static final double NEAR = 1e-4;

  private final HierarchyGame game;
  private final Settings settings;
  private final FollowerSets sets;
  private final Replies replies;
  private final @Nullable KktSystem kkt;
  private final double[] point;
  private final double[] saved;
  private final boolean allConcave;
  private boolean settled;
  private boolean near;
  private boolean polished;
  private long queries;
  private long sweeps;
  private String trouble = "";

  /**
   * How equilibria are looked for.
   *
   * @param jacobi all followers at once, else one after the other
   * @param relaxation the weight w of the best response, above 0 and at most 1
   * @param tolerance relaxation ends when sum_i ||BR_i(x) - x_i|| is below it
   * @param mostSweeps then it has not converged
   * @param polish whether Newton's method is used
   * @param allSweeps of all queries together; then each query makes one more and has not converged
   */
  public record Settings(
      boolean jacobi,
      double relaxation,
      double tolerance,
      int mostSweeps,
      boolean polish,
      long allSweeps) {
    /** With as many sweeps in all as the queries take. */
    public Settings(
        boolean jacobi, double relaxation, double tolerance, int mostSweeps, boolean polish) {
      this(jacobi, relaxation, tolerance, mostSweeps, polish, Long.MAX_VALUE);
    }

    /** Gauss-Seidel with Newton's method. */
    public static final Settings DEFAULT = new Settings(false, 0.5, 1e-9, 1000, true);

    /** As the paper's released code does it. */
    public static Settings asPublished(double tolerance, long allSweeps) {
      return new Settings(true, 0.5, tolerance, 1000, false, allSweeps);
    }
  }

  public EquilibriumOracle(HierarchyGame game, Settings settings) {
    this.game = game;
    this.settings = settings;
    sets = new FollowerSets(game);
    Optional<Derivatives> derivatives = TapeDerivatives.of(game);
    replies = new Replies(game, sets, TapeDerivatives.of(game));
    kkt = derivatives.map(d -> new KktSystem(game, d, sets)).orElse(null);
    point = kkt == null ? game.variables().start() : kkt.point;
    saved = new double[game.variables().followersSize()];
    boolean concave = true;
    for (int i = 0; i < game.followers(); i++) {
      concave &= game.isConcave(i);
    }
    allConcave = concave;
  }

  /** The followers' KKT system at the last equilibrium; null if the game has no derivatives. */
  @Nullable KktSystem kkt() {
    return kkt;
  }

  FollowerSets sets() {
    return sets;
  }

  Replies replies() {
    return replies;
  }

  /** Why there was no response to the last question; empty if there was one. */
  String trouble() {
    return trouble;
  }

  /** All variables at the last answer; not a copy. */
  double[] point() {
    return point;
  }

  @Override
  public Quality quality() {
    return Quality.APPROXIMATE;
  }

  @Override
  public long queries() {
    return queries;
  }

  /** How many rounds of best responses were made. */
  public long sweeps() {
    return sweeps;
  }

  /** The equilibrium that is reached from the last one, the first time from the game's start. */
  @Override
  public Equilibrium respond(double[] leader) {
    long before = sweeps;
    boolean converged = settle(leader);
    return answer(converged, (int) (sweeps - before));
  }

  /** The equilibrium that is reached from these strategies of the followers. */
  public Equilibrium respond(double[] leader, double[] start) {
    from(start);
    return respond(leader);
  }

  /** Makes these the strategies that the next search starts from. */
  void from(double[] start) {
    System.arraycopy(start, 0, point, game.variables().leaderSize(), start.length);
    settled = false;
    near = false;
  }

  /** Makes these, which were an equilibrium about here, what the next search goes on from. */
  void backTo(double[] followers) {
    from(followers);
    settled = true;
    near = true;
  }

  private Equilibrium answer(boolean converged, int made) {
    double regret = trouble.isEmpty() ? regret() : Double.NaN;
    double residual = kkt == null || Double.isNaN(regret) ? Double.NaN : kkt.residual();
    return new Equilibrium(point.clone(), converged, regret, residual, made, trouble);
  }

  /**
   * As {@link #respond(double[])}, without an answer: it stands in {@link #point}.
   *
   * @return whether it is an equilibrium
   */
  boolean settle(double[] leader) {
    queries++;
    trouble = "";
    polished = true;
    System.arraycopy(leader, 0, point, 0, leader.length);
    sets.at(point);
    if (settings.polish() && settled && kkt != null) {
      save();
      if (near) {
        near = false;
        kkt.guess();
      }
      if (kkt.solve(1e-11, 12) && isEquilibrium()) {
        return true;
      }
      restore();
    }
    polished = false;
    save();
    double[] before = saved.clone();
    settled = relax();
    if (!trouble.isEmpty()) {
      System.arraycopy(before, 0, point, game.variables().leaderSize(), before.length);
    }
    return settled;
  }

  /** Whether the last answer comes with multipliers and active set of the KKT system. */
  boolean isPolished() {
    return polished;
  }

  private boolean relax() {
    // what one follower does best is an equilibrium
    boolean alone = game.followers() == 1 && settings.polish();
    double weight = alone ? 1 : settings.relaxation();
    // earlier, Newton would end at equilibria that relaxation never reaches
    double polishBelow = 1e-2;
    double[] next = settings.jacobi() ? new double[saved.length] : saved;
    int most = sweeps < settings.allSweeps() ? settings.mostSweeps() : 1;
    for (int k = 1; k <= most; k++) {
      // a point that breaks constraints must not be mixed with; a start anywhere is welcome
      boolean whole = k == 1 && sets.violation(point) > 1e-9;
      double moved = sweep(whole ? 1 : weight, settings.jacobi(), next);
      sweeps++;
      if (Double.isNaN(moved)) {
        return false;
      }
      if (settings.polish()
          && kkt != null
          && !whole
          && (alone || moved < polishBelow || k % 50 == 0)) {
        polishBelow = 0.1 * moved;
        if (polish(k % 50 == 0 ? Double.POSITIVE_INFINITY : Math.max(NEAR, REACH * moved))) {
          return true;
        }
      }
      if (moved < settings.tolerance() || (alone && k > 1)) {
        return true;
      }
      if (k % 200 == 0 && settings.polish()) {
        weight *= 0.5;
      }
    }
    return false;
  }

  /**
   * @param reach how far Newton's method may go: beyond, it ends at other equilibria
   */
  private boolean polish(double reach) {
    KktSystem system = kkt;
    if (system == null) {
      return false;
    }
    int leaders = game.variables().leaderSize();
    double[] before = Arrays.copyOfRange(point, leaders, point.length);
    // best responses themselves, not mixtures on the way to them, show what is tight
    if (Double.isNaN(sweep(1, false, saved))) {
      trouble = "";
      System.arraycopy(before, 0, point, leaders, before.length);
      return false;
    }
    system.guess();
    if (system.solve(1e-11, 40) && distance(before) <= reach && isEquilibrium()) {
      polished = true;
      return true;
    }
    System.arraycopy(before, 0, point, leaders, before.length);
    return false;
  }

  /** From these strategies of the followers, in the variable that is furthest. */
  private double distance(double[] before) {
    double most = 0;
    for (int j = 0; j < before.length; j++) {
      most = Math.max(most, Math.abs(point[game.variables().leaderSize() + j] - before[j]));
    }
    return most;
  }

  private void save() {
    System.arraycopy(point, game.variables().leaderSize(), saved, 0, saved.length);
  }

  private void restore() {
    System.arraycopy(saved, 0, point, game.variables().leaderSize(), saved.length);
  }

  /**
   * One round of relaxed best responses; returns sum_i ||BR_i(x) - x_i||, NaN if one is missing.
   */
  private double sweep(double weight, boolean jacobi, double[] next) {
    int leaders = game.variables().leaderSize();
    double total = 0;
    for (int i = 0; i < game.followers(); i++) {
      double[] response = replies.to(i, point);
      if (response == null) {
        trouble = replies.trouble();
        return Double.NaN;
      }
      int from = game.variables().from(i);
      double square = 0;
      for (int j = 0; j < response.length; j++) {
        double difference = response[j] - point[from + j];
        square += difference * difference;
        double x = weight == 1 ? response[j] : point[from + j] + weight * difference;
        if (jacobi) {
          next[from - leaders + j] = x;
        } else {
          point[from + j] = x;
        }
      }
      total += Math.sqrt(square);
    }
    if (jacobi && !(total < settings.tolerance() && !settings.polish())) {
      System.arraycopy(next, 0, point, leaders, next.length);
    }
    return total;
  }

  private boolean isFeasible() {
    return sets.violation(point) <= 1e-8;
  }

  /** Whether no follower has a better response. */
  private boolean isEquilibrium() {
    if (!isFeasible()) {
      return false;
    }
    if (allConcave) {
      return true;
    }
    for (int i = 0; i < game.followers(); i++) {
      double gain = game.followerGain(i, point);
      if (!(regret(i, gain) <= REGRET * (1 + Math.abs(gain)))) {
        return false;
      }
    }
    return true;
  }

  /** The most that a follower could gain; NaN if one has no best response. */
  double regret() {
    double worst = 0;
    for (int i = 0; i < game.followers(); i++) {
      double regret = regret(i, game.followerGain(i, point));
      if (!(regret <= worst)) {
        worst = regret;
      }
    }
    return worst;
  }

  private double regret(int follower, double gain) {
    double[] response = replies.to(follower, point);
    if (response == null) {
      return Double.NaN;
    }
    int from = game.variables().from(follower);
    double[] own = Arrays.copyOfRange(point, from, from + response.length);
    System.arraycopy(response, 0, point, from, response.length);
    double best = game.followerGain(follower, point);
    System.arraycopy(own, 0, point, from, own.length);
    return Math.max(0, best - gain);
  }

  /**
   * Equilibria that are reached from different starts, each once, in the order found.
   *
   * @param starts how many; the first is where the last search ended
   */
  public List<Equilibrium> all(double[] leader, int starts, RandomStream random) {
    List<Equilibrium> found = new ArrayList<>();
    for (int k = 0; k < starts; k++) {
      if (k > 0) {
        from(Profiles.random(game, random));
      }
      Equilibrium answer = respond(leader);
      if (answer.converged()
          && found.stream().noneMatch(known -> same(game, known.point(), answer.point()))) {
        found.add(answer);
      }
    }
    return found;
  }

  /**
   * The point where it is, which stays the first, and other equilibria that are reached from
   * different starts.
   *
   * @param starts how many
   */
  List<double[]> withOthers(double[] leader, int starts, RandomStream random) {
    double[] here = point.clone();
    List<double[]> points = new ArrayList<>(List.of(here));
    for (Equilibrium other : all(leader, starts, random)) {
      if (!same(game, here, other.point())) {
        points.add(other.point());
      }
    }
    return points;
  }

  /** Whether the followers do the same at both points. */
  static boolean same(HierarchyGame game, double[] one, double[] other) {
    for (int j = game.variables().leaderSize(); j < one.length; j++) {
      if (Math.abs(one[j] - other[j]) > 1e-6 * (1 + Math.abs(one[j]))) {
        return false;
      }
    }
    return true;
  }
}
