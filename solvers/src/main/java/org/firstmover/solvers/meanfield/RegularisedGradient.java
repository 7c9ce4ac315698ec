package org.firstmover.solvers.meanfield;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.meanfield.Trials.Trial;
import org.firstmover.solvers.nlp.AdjointProblem;
import org.firstmover.solvers.nlp.Domain;
import org.firstmover.solvers.nlp.Outcome;
import org.firstmover.solvers.nlp.ProjectedQuasiNewton;
import org.firstmover.solvers.nlp.Stopping;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.meanfield.MeanFieldVerifier;

/**
 * The leader climbs her value by its slopes through the followers' entropy-regularised equilibrium,
 * by implicit differentiation; the entropy weight (temperature) is lowered from stage to stage to
 * the game's own. Where the game has one, the last stage is exact; where it has none the last
 * temperature is a small one, and the answer's value is that of the equilibrium without entropy.
 *
 * <p>The answer is a local one: the climb begins at the best of a few commitments.
 *
 * <p>Sources: J. He, A. L. Liu, Y. Chen, "Learning in Stackelberg Markov games", 2025, for softmax
 * responses; K. Cui, H. Koeppl, "Approximately solving mean field games via entropy-regularized
 * deep reinforcement learning", AISTATS 2021, for lowering the temperature; the slopes are ours.
 * Climbs are {@link ProjectedQuasiNewton}.
 */
public final class RegularisedGradient implements Solver<MeanFieldGame> {
  private static final Option<Double> HOTTEST =
      Option.number(
          "hottest", 1e-12, 1e9, 0.1, "temperature of the first stage, in units of the rewards");
  private static final Option<Double> COLDEST =
      Option.number(
          "coldest", 1e-12, 1e9, 1e-4, "temperature of the last stage where the game has none");
  private static final Option<Double> COOLING =
      Option.number("cooling", 1e-6, 0.99, 0.1, "of the temperature from stage to stage");
  private static final Option<Integer> STARTS =
      Option.whole("starts", 1, 1_000_000, 5, "commitments looked at before the climb");
  private static final Option<Integer> CLIMBS =
      Option.whole("evaluations", 1, 1_000_000, 200, "the most commitments of a stage's climb");
  private static final double RESIDUAL = 1e-7;

  private static final MethodInfo INFO =
      new MethodInfo(
          "regularised-gradient",
          "a commitment at which the leader's value is stationary, climbing through the followers'"
              + " entropy-regularised equilibrium by implicit differentiation",
          "stationary where the game has an entropy weight; else near a stationary commitment of"
              + " the coldest stage",
          "K. Cui, H. Koeppl, Approximately solving mean field games via entropy-regularized deep"
              + " reinforcement learning, AISTATS 2021; slopes by the implicit function theorem",
          Responses.options(List.of(HOTTEST, COLDEST, COOLING, STARTS, CLIMBS, TakingTurns.TURNS)));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<MeanFieldGame> verifier() {
    return new MeanFieldVerifier();
  }

  @Override
  public Optional<String> refusal(MeanFieldGame game) {
    return LeaderBox.withSlopes(game);
  }

  @Override
  public Solution search(MeanFieldGame game, Options options, Run run) {
    Equilibrium first = Leading.of(game, options, run).respond(LeaderBox.start(game), null, run);
    double coldest = game.entropy() > 0 ? game.entropy() : options.get(COLDEST);
    double temperature = Math.max(coldest, options.get(HOTTEST));
    double[] commitment = start(game, temperature, options, run);
    Climb climb = new Climb(game, temperature, options, run, commitment);
    while (true) {
      Outcome outcome = climb.climb(options.get(CLIMBS));
      run.report("temperature", climb.stage, temperature);
      run.report("leader value", climb.stage, game.leaderGoal().gain(-outcome.value()));
      if (temperature == coldest || run.exhausted()) {
        return answer(game, first, climb, outcome, options, run);
      }
      temperature = Math.max(coldest, temperature * options.get(COOLING));
      climb = climb.at(temperature, outcome.point());
    }
  }

  private static Solution answer(
      MeanFieldGame game,
      Equilibrium first,
      Climb climb,
      Outcome outcome,
      Options options,
      Run run) {
    Leading leading = Leading.of(game, options, run);
    Equilibrium equilibrium = leading.respondAfter(first, outcome.point(), climb.policy);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Solution.GRADIENT_NORM, outcome.residual());
    values.put("value at the last temperature", game.leaderGoal().gain(-outcome.value()));
    boolean exact = game.entropy() > 0 && outcome.residual() <= RESIDUAL && climb.solved;
    return leading.committed(
        INFO, exact ? Status.STATIONARY : Status.FEASIBLE, equilibrium, values);
  }

  /** The best of commitments spread within the bounds, and of the game's own start. */
  private static double[] start(MeanFieldGame game, double temperature, Options options, Run run) {
    Leading leading = Leading.of(new Tempered(game, temperature), options, run);
    double[] own = LeaderBox.start(game);
    int starts = options.get(STARTS);
    Trial best = leading.trial(leading.respond(own, null, run));
    try (Trials trials = leading.trials(null)) {
      return trials.best(best, leading.box().spread(starts - 1)).commitment();
    }
  }

  /** One stage: minus the leader's gain at one temperature, with its slopes. */
  private static final class Climb implements AdjointProblem {
    private final MeanFieldGame game;
    private final Leading leading;
    private final Options options;
    private final Run run;
    private final double[] start;
    private double[][][] policy;
    private boolean solved = true;
    private int stage;
    private Equilibrium last;

    Climb(MeanFieldGame game, double temperature, Options options, Run run, double[] start) {
      this(game, temperature, options, run, start, null);
    }

    private Climb(
        MeanFieldGame game,
        double temperature,
        Options options,
        Run run,
        double[] start,
        double @org.jspecify.annotations.Nullable [][][] policy) {
      this.game = game;
      this.options = options;
      this.run = run;
      this.start = start;
      leading = Leading.of(new Tempered(game, temperature), options, run);
      last = leading.respond(start, policy, run);
      this.policy = last.policy();
    }

    Climb at(double temperature, double[] commitment) {
      Climb next = new Climb(game, temperature, options, run, commitment, policy);
      next.stage = stage + 1;
      return next;
    }

    Outcome climb(int evaluations) {
      run.progress("temperature " + leading.game().entropy(), 0);
      Stopping stopping = new Stopping(RESIDUAL, evaluations, run::exhausted);
      Outcome outcome = new ProjectedQuasiNewton(start.length, 10).minimise(this, start, stopping);
      policy = leading.respond(outcome.point(), policy, run).policy();
      return outcome;
    }

    @Override
    public Domain domain() {
      return new Domain(leading.box().lower(), leading.box().upper(), new boolean[0]);
    }

    @Override
    public double evaluate(double[] commitment, double[] constraints) {
      run.check();
      last = leading.respond(commitment, policy, run);
      return -leading.gain(last);
    }

    @Override
    public void lagrangianGradient(double[] weights, double[] gradient) {
      run.count("gradients");
      Dynamics dynamics = new Dynamics(leading.game(), last.commitment());
      solved = new ResponseSlopes(dynamics, last).total(gradient) <= 1e-6;
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = -leading.game().leaderGoal().gain(gradient[i]);
      }
    }
  }
}
