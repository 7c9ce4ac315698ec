package org.firstmover.solvers.meanfield;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.firstmover.solvers.nlp.ProjectedQuasiNewton;
import org.firstmover.solvers.nlp.Stopping;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.meanfield.MeanFieldVerifier;

/**
 * One level in place of two: the leader chooses her numbers and everybody's policies, and pays a
 * penalty rho times what followers could gain by policies of their own, their exploitability; rho
 * grows from stage to stage. The commitment that this ends at is then answered by the populations'
 * equilibrium, whose value is the answer's.
 *
 * <p>Source: G. Dayanikli, M. Lauriere, "A machine learning method for Stackelberg mean field
 * games", Mathematics of Operations Research, 2024. Departures: discrete time and finitely many
 * states, so that exploitability is exact and takes the place of their penalty on the terminal
 * condition; {@link ProjectedQuasiNewton} in place of networks.
 */
public final class Penalised implements Solver<MeanFieldGame> {
  private static final Option<Double> FIRST =
      Option.number("penalty", 1e-9, 1e12, 10, "rho of the first stage");
  private static final Option<Double> GROWTH =
      Option.number("growth", 1.001, 1e6, 10, "of rho from stage to stage");
  private static final Option<Integer> STAGES =
      Option.whole("stages", 1, 1000, 5, "with a larger rho each");
  private static final Option<Integer> STARTS =
      Option.whole("starts", 1, 1_000_000, 4, "commitments to begin with, each on its own");
  private static final Option<Integer> EVALUATIONS =
      Option.whole("evaluations", 1, 1_000_000_000, 2000, "the most points of a stage");
  private static final double RESIDUAL = 1e-9;

  private static final MethodInfo INFO =
      new MethodInfo(
          "penalised",
          "a commitment found together with everybody's policies, their exploitability as a penalty"
              + " that grows",
          "near a local optimum as the penalty grows; the value is that of the response to it",
          "G. Dayanikli, M. Lauriere, A machine learning method for Stackelberg mean field games,"
              + " Mathematics of Operations Research, 2024",
          Responses.options(
              List.of(FIRST, GROWTH, STAGES, STARTS, EVALUATIONS, TakingTurns.TURNS)));

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
    Leading leading = Leading.of(game, options, run);
    List<double[]> starts = new ArrayList<>(List.of(LeaderBox.start(game)));
    starts.addAll(leading.box().spread(options.get(STARTS) - 1));
    Trial best = leading.trial(leading.respond(starts.get(0), null, run));
    try (Trials trials =
        new Trials(run, (start, part) -> leading.trial(descend(leading, start, part)))) {
      best = trials.best(best, starts);
    }
    return leading.committed(INFO, Status.FEASIBLE, best.response(), Map.of());
  }

  /** The populations' response to the commitment that growing penalties lead to from a start. */
  private static Equilibrium descend(Leading leading, double[] start, Run run) {
    Options options = leading.options();
    Equilibrium begin = leading.respond(start, null, run);
    int leaders = start.length;
    double[] point = Arrays.copyOf(start, leaders + Tables.size(begin.policy()));
    Logits.of(begin.policy(), point, leaders);
    double rho = options.get(FIRST);
    ProjectedQuasiNewton method = new ProjectedQuasiNewton(point.length, 10);
    for (int stage = 0; stage < options.get(STAGES) && !run.exhausted(); stage++) {
      Stopping stopping = new Stopping(RESIDUAL * rho, options.get(EVALUATIONS), run::exhausted);
      point = method.minimise(new Level(leading, rho, start, run), point, stopping).point();
      rho *= options.get(GROWTH);
    }
    return leading.respond(Arrays.copyOf(point, leaders), null, run);
  }

  /** Minimise rho E - gain over the leader's numbers and logits. */
  private static final class Level implements AdjointProblem {
    private final Leading leading;
    private final double rho;
    private final Run run;
    private final int leaders;
    private final Domain domain;
    private JointValues values;

    Level(Leading leading, double rho, double[] start, Run run) {
      this.leading = leading;
      this.rho = rho;
      this.run = run;
      leaders = start.length;
      values = joint(start);
      int size = leaders + values.size();
      Domain whole = Domain.box(size, -Logits.LARGEST, Logits.LARGEST);
      System.arraycopy(leading.box().lower(), 0, whole.lower(), 0, leaders);
      System.arraycopy(leading.box().upper(), 0, whole.upper(), 0, leaders);
      domain = whole;
    }

    /**
     * Where the game has no entropy weight, followers have 1 / rho in best responses and in their
     * own policies alike: in best responses alone it would favour equilibria without mixing.
     */
    private JointValues joint(double[] commitment) {
      MeanFieldGame game = leading.game();
      double lambda = game.entropy() > 0 ? game.entropy() : 1 / rho;
      return new JointValues(new Tempered(game, lambda), commitment, lambda);
    }

    @Override
    public Domain domain() {
      return domain;
    }

    @Override
    public double evaluate(double[] y, double[] constraints) {
      run.check();
      run.count("evaluations");
      values = joint(Arrays.copyOf(y, leaders));
      values.at(y, leaders);
      return rho * values.exploitability() - leading.game().leaderGoal().gain(values.leaderValue());
    }

    @Override
    public void lagrangianGradient(double[] weights, double[] gradient) {
      double[] leader = new double[leaders];
      values.slopes(-leading.game().leaderGoal().gain(1), rho, leader, gradient, leaders);
      System.arraycopy(leader, 0, gradient, 0, leaders);
    }
  }
}
