package org.firstmover.solvers.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.nlp.AugmentedLagrangian;
import org.firstmover.solvers.nlp.Outcome;
import org.firstmover.solvers.nlp.Sqp;
import org.firstmover.solvers.nlp.Stopping;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.hierarchy.HierarchyVerifier;
import org.jspecify.annotations.Nullable;

/**
 * Quasi-Newton methods on the leader's problem, with exact gradients through the followers'
 * equilibrium, from several starts: sequential quadratic programming where she has few variables,
 * limited-memory BFGS on an augmented Lagrangian where she has many. In small games each local
 * optimum is then brought to full precision piece by piece ({@link PieceSearch}), because optima
 * like to sit at kinks of the response.
 *
 * <p>Of the local optima the best one is answered, by the equilibria found at each: the best
 * equilibrium for the leader counts, the worst one, their mean, or the one that was tracked.
 *
 * <p>Sources: gradient as in {@link ImplicitGradient}; B. Colson, P. Marcotte, G. Savard, "An
 * overview of bilevel optimization", Annals of Operations Research 153 (2007), section 5, on
 * descent methods.
 */
public final class Hypergradient implements Solver<HierarchyGame> {
  private static final Option<Integer> STARTS =
      Option.whole("starts", 1, 100_000, 12, "leader strategies to start from");
  private static final Option<Integer> EQUILIBRIA =
      Option.whole("equilibria", 1, 100_000, 12, "searches for equilibria at each local optimum");
  private static final Option<String> SELECTION =
      Option.choice(
          "selection",
          List.of("optimistic", "pessimistic", "stochastic", "tracked"),
          "optimistic",
          "which of several equilibria counts when optima are compared");
  private static final Option<Double> TOLERANCE =
      Option.number("tolerance", 1e-14, 1, 1e-9, "where a local search ends");
  private static final Option<Integer> EVALUATIONS =
      Option.whole(
          "evaluations", 1, 1_000_000_000, 1500, "equilibria that a local search may ask for");

  /** Larger games than this are not searched piece by piece. */
  private static final int SMALL = 120;

  private static final int MOST_PIECES = 24;

  /** Steps that the limited-memory method remembers; fewer do not get along kinks. */
  private static final int MEMORY = 20;

  /** Where both a strategy and its gain are beyond this, there is no best one. */
  private static final double FAR = 1e9;

  private static final int MOST_HALVINGS = 12;

  /** What a constraint may be violated by, as in a certificate. */
  private static final double FEASIBLE = 1e-6;

  /** Of followers at a place that was passed: what else is allowed of it can pay its root. */
  private static final double NO_REGRET = 1e-12;

  private static final AugmentedDescent.Settings STEPS =
      new AugmentedDescent.Settings(5000, 0.01, "linear", 10, 100, true, true, 1e-3);

  private static final MethodInfo INFO =
      new MethodInfo(
          "hypergradient",
          "the best of several local optima, by quasi-Newton methods with exact gradients through"
              + " the followers' equilibrium",
          "a stationary commitment with an equilibrium of the followers; no bound on better ones;"
              + " infeasible or unbounded only as far as the search saw",
          "B. Colson, P. Marcotte, G. Savard, An overview of bilevel optimization, Annals of"
              + " Operations Research 153 (2007); gradients after K. Wang et al., AAAI 2022",
          List.of(STARTS, EQUILIBRIA, SELECTION, TOLERANCE, EVALUATIONS));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<HierarchyGame> verifier() {
    return new HierarchyVerifier();
  }

  @Override
  public Optional<String> refusal(HierarchyGame game) {
    return HierarchyMethods.withoutDerivatives(game);
  }

  @Override
  public Solution search(HierarchyGame game, Options options, Run run) {
    return new Search(game, options, run).best();
  }

  /** A local optimum and the equilibria found at it; the first one is the one that counts. */
  private record Candidate(
      double score,
      double[] printed,
      List<double[]> equilibria,
      boolean stationary,
      boolean atKink) {}

  /** A strategy of the leader to start from, and the followers' to look for their equilibrium. */
  private record Start(double[] leader, double[] response) {}

  private static final class Search {
    private final HierarchyGame game;
    private final Options options;
    private final Run run;
    private final EquilibriumOracle oracle;
    private final LeaderProblem problem;
    private final Optional<PieceSearch> pieces;
    private final Restoration restoration;
    private double @Nullable [] anchor;

    Search(HierarchyGame game, Options options, Run run) {
      this.game = game;
      this.options = options;
      this.run = run;
      oracle = new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT);
      Derivatives derivatives = TapeDerivatives.of(game).orElseThrow();
      problem = new LeaderProblem(game, derivatives, oracle, true);
      restoration = new Restoration(game, problem);
      int rows = problem.oracle().sets().rows();
      pieces =
          game.variables().size() + rows <= SMALL
              ? Optional.of(new PieceSearch(game, derivatives, MOST_PIECES))
              : Optional.empty();
    }

    Solution best() {
      Candidate best = null;
      List<Start> starts = starts();
      for (int k = 0; k < starts.size() && !(k > 0 && run.exhausted()); k++) {
        run.check();
        run.progress("starts", (double) k / starts.size());
        Optional<Candidate> found = from(starts.get(k), run.random().child("start " + k));
        if (found.isPresent() && (best == null || found.get().score() > best.score())) {
          best = found.get();
        }
        run.report("best value", k, best == null ? Double.NaN : best.score());
      }
      if (best == null) {
        throw HierarchyMethods.noResponse(game, oracle);
      }
      run.tally("distinct equilibria", best.equilibria().size());
      run.tally("kinks", best.atKink() ? 1 : 0);
      return new HierarchyAnswer(game, INFO, options, run)
          .of(status(best), best.printed(), best.equilibria(), Map.of());
    }

    private Status status(Candidate best) {
      if (game.leaderViolation(best.printed()) > FEASIBLE) {
        return Status.INFEASIBLE;
      }
      boolean far = false;
      for (int j = 0; j < game.variables().leaderSize(); j++) {
        far |= Math.abs(best.printed()[j]) > FAR;
      }
      if (far && game.leaderGain(best.printed()) > FAR) {
        return Status.UNBOUNDED;
      }
      return best.stationary() ? Status.STATIONARY : Status.FEASIBLE;
    }

    private double[] startOfFollowers() {
      double[] start = game.variables().start();
      return Arrays.copyOfRange(start, game.variables().leaderSize(), start.length);
    }

    private List<Start> starts() {
      double[] response = startOfFollowers();
      double[] leader = Arrays.copyOf(game.variables().start(), game.variables().leaderSize());
      List<Start> starts = new ArrayList<>(List.of(new Start(leader, response)));
      game.leaderStarts().forEach(start -> starts.add(new Start(start, response)));
      if (leader.length > HierarchyMethods.FEW) {
        starts.add(byGradientSteps());
      } else {
        RandomStream random = run.random().child("starts");
        while (starts.size() < options.get(STARTS)) {
          // other responses may lead to other equilibria, and these to other optima
          starts.add(new Start(Profiles.randomLeader(game, random), Profiles.random(game, random)));
        }
      }
      return starts.subList(0, Math.min(starts.size(), options.get(STARTS)));
    }

    /** Where Algorithm 1 comes to: small steps get past kinks that stop a line search. */
    private Start byGradientSteps() {
      AugmentedDescent descent = new AugmentedDescent(game, problem, STEPS, run);
      descent.run(false);
      descent.finish();
      descent.goToBest();
      double[] point = oracle.point();
      return new Start(
          descent.strategy(), Arrays.copyOfRange(point, descent.strategy().length, point.length));
    }

    private Optional<Candidate> from(Start begin, RandomStream random) {
      double[] start = begin.leader();
      if (!enter(start, begin.response())) {
        return Optional.empty();
      }
      boolean feasible = problem.violation() <= FEASIBLE;
      double gain = problem.gain();
      long before = oracle.queries();
      BestIterate passed =
          new BestIterate(FEASIBLE, start.length, oracle.point().length - start.length);
      problem.rememberIn(passed);
      Outcome outcome = descend(start);
      problem.rememberIn(BestIterate.NONE);
      run.count("equilibria", oracle.queries() - before);
      double[] leader = outcome.point();
      boolean stationary = outcome.converged();
      if (!problem.at(leader) && !feasible) {
        return Optional.empty();
      }
      if (pieces.isPresent()) {
        stationary |= improve(leader);
        stationary = improvePassed(passed, leader, stationary);
      }
      boolean restored = restoration.restore(leader);
      if (feasible && !(restored && problem.gain() >= gain)) {
        System.arraycopy(start, 0, leader, 0, leader.length);
        stationary = false;
      }
      return candidate(leader, stationary, random);
    }

    /**
     * Goes to a start; where the followers have no equilibrium, towards the first start at which
     * they had one.
     */
    private boolean enter(double[] start, double[] response) {
      double[] known = anchor;
      for (int k = 0; k < MOST_HALVINGS; k++) {
        oracle.from(response);
        if (problem.at(start) || problem.isUsable()) {
          anchor = known == null ? start.clone() : known;
          return true;
        }
        if (known == null) {
          return false;
        }
        for (int j = 0; j < start.length; j++) {
          start[j] = 0.5 * (start[j] + known[j]);
        }
      }
      return false;
    }

    private Outcome descend(double[] start) {
      Stopping stopping =
          new Stopping(
              options.get(TOLERANCE),
              options.get(EVALUATIONS),
              () -> {
                run.check();
                return run.exhausted();
              });
      return start.length <= HierarchyMethods.FEW
          ? Sqp.minimise(problem, start, stopping)
          : AugmentedLagrangian.minimise(
                  problem, start, new double[game.leaderConstraints()], MEMORY, stopping)
              .last();
    }

    /** Takes what the search over pieces finds, if it is an equilibrium and keeps constraints. */
    private boolean improve(double[] leader) {
      problem.linearise();
      double gain = gainIfFeasible();
      double[] here = oracle.point().clone();
      double[] better = pieces.orElseThrow().improve(problem.kkt());
      if (better != null) {
        double[] moved = Arrays.copyOf(better, leader.length);
        oracle.backTo(Arrays.copyOfRange(better, leader.length, better.length));
        if (problem.at(moved) && problem.violation() <= 1e-7 && problem.gain() > gain) {
          System.arraycopy(moved, 0, leader, 0, leader.length);
          return true;
        }
        oracle.backTo(Arrays.copyOfRange(here, leader.length, here.length));
        problem.at(leader);
      }
      return false;
    }

    /**
     * Where a response leaps, a search may pass better places than the one where it ends; improves
     * the best of them if it still is better.
     *
     * @return whether at a stationary point
     */
    private boolean improvePassed(BestIterate passed, double[] leader, boolean stationary) {
      double gain = gainIfFeasible();
      if (!(passed.gain() > gain + 1e-9 * (1 + Math.abs(gain)))) {
        return stationary;
      }
      double[] here = oracle.point().clone();
      double[] moved = leader.clone();
      passed.into(moved, oracle);
      boolean improved = problem.at(moved) && improve(moved);
      boolean better = problem.isUsable() && gainIfFeasible() > gain;
      if (better && oracle.regret() <= NO_REGRET) {
        System.arraycopy(moved, 0, leader, 0, leader.length);
        return improved;
      }
      oracle.backTo(Arrays.copyOfRange(here, leader.length, here.length));
      problem.at(leader);
      return stationary;
    }

    private double gainIfFeasible() {
      return problem.violation() <= 1e-7 ? problem.gain() : Double.NEGATIVE_INFINITY;
    }

    private Optional<Candidate> candidate(
        double[] leader, boolean stationary, RandomStream random) {
      if (!problem.at(leader)) {
        return Optional.empty();
      }
      problem.linearise();
      boolean atKink = problem.kkt().atKink();
      List<double[]> equilibria = oracle.withOthers(leader, options.get(EQUILIBRIA), random);
      String selection = options.get(SELECTION);
      double[] printed = equilibria.get(0);
      double printedScore = score(printed);
      double sum = 0;
      for (double[] point : equilibria) {
        double score = score(point);
        sum += score;
        boolean preferred =
            selection.equals("optimistic")
                ? score > printedScore
                : selection.equals("pessimistic") && score < printedScore;
        if (preferred) {
          printed = point;
          printedScore = score;
        }
      }
      double score = selection.equals("stochastic") ? sum / equilibria.size() : printedScore;
      return Optional.of(new Candidate(score, printed, equilibria, stationary, atKink));
    }

    /** The leader's gain, less a lot where her constraints are broken at this equilibrium. */
    private double score(double[] point) {
      double violation = game.leaderViolation(point);
      double gain = game.leaderGain(point);
      return violation <= FEASIBLE ? gain : gain - 1e6 * (1 + Math.abs(gain)) * violation;
    }
  }
}
