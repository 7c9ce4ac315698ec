package org.firstmover.solvers.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.Tolerances;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.nlp.Domain;
import org.firstmover.solvers.nlp.Outcome;
import org.firstmover.solvers.nlp.Problem;
import org.firstmover.solvers.nlp.Stopping;
import org.jspecify.annotations.Nullable;

/**
 * The leader's problem by values alone: her strategies are tried out against the response oracle, a
 * limited number of times and seconds, and the best one is remembered. What all baselines begin and
 * end with. Not safe for use by several threads.
 */
final class Trials implements Problem {
  static final Option<Integer> ORACLE_CALLS =
      Option.whole(
          "oracle-calls", 1, 1_000_000_000, 20_000, "equilibria that may be asked for in all");
  static final Option<Double> SECONDS =
      Option.number(
          "seconds", 0, 1e9, 60, "that the search may take; where they end it is not repeatable");
  static final Option<Integer> STARTS =
      Option.whole("starts", 1, 100_000, 1, "leader strategies to start from, first her own start");
  static final Option<Integer> EQUILIBRIA =
      Option.whole("equilibria", 1, 100_000, 10, "searches for equilibria at the commitment");

  private final HierarchyGame game;
  private final Options options;
  private final Run run;
  private final EquilibriumOracle oracle;
  private final long begin = System.nanoTime();
  private final int leaders;
  private final Domain domain;
  private final double[] values;
  private final Optional<Restoration> restoration;
  private double gain;
  private boolean usable;
  private boolean stopped;
  private @Nullable Trial best;
  private @Nullable Trial ended;
  private boolean stationary;

  /** A strategy of the leader with the point, all variables, that it led to. */
  private record Trial(double[] point, double gain, double violation) {
    boolean beats(@Nullable Trial other) {
      if (other == null) {
        return true;
      }
      boolean keeps = violation <= Tolerances.ITERATIVE;
      boolean otherKeeps = other.violation() <= Tolerances.ITERATIVE;
      return (keeps && otherKeeps)
          ? gain > other.gain()
          : keeps || (!otherKeeps && violation < other.violation());
    }
  }

  /**
   * @param options among them those declared here
   */
  Trials(HierarchyGame game, Options options, Run run) {
    this.game = game;
    this.options = options;
    this.run = run;
    oracle = new EquilibriumOracle(game, EquilibriumOracle.Settings.DEFAULT);
    leaders = game.variables().leaderSize();
    domain = HierarchyMethods.leaderDomain(game);
    values = new double[game.leaderConstraints()];
    restoration =
        TapeDerivatives.of(game)
            .map(derivatives -> new LeaderProblem(game, derivatives, oracle, true))
            .map(problem -> new Restoration(game, problem));
  }

  EquilibriumOracle oracle() {
    return oracle;
  }

  /** The followers' KKT system with multipliers at the last equilibrium, of a game with slopes. */
  KktSystem kkt() {
    KktSystem kkt = oracle.kkt();
    if (kkt == null) {
      throw new IllegalArgumentException("game without derivatives, expected one that has them");
    }
    if (!oracle.isPolished()) {
      kkt.guess();
    }
    return kkt;
  }

  /** The leader's own start, what the game suggests, and random ones. */
  List<double[]> starts() {
    List<double[]> starts = new ArrayList<>();
    starts.add(Arrays.copyOf(game.variables().start(), leaders));
    starts.addAll(game.leaderStarts());
    RandomStream random = run.random().child("leader");
    while (starts.size() < options.get(STARTS)) {
      starts.add(Profiles.randomLeader(game, random));
    }
    return starts.subList(0, options.get(STARTS));
  }

  /**
   * Tries a strategy to start from, the followers searching from their own start.
   *
   * @return whether there is an equilibrium
   */
  boolean begin(double[] leader) {
    double[] start = game.variables().start();
    return at(leader, Arrays.copyOfRange(start, leaders, start.length));
  }

  /** Tries a strategy, the followers searching from these strategies of theirs. */
  boolean at(double[] leader, double[] followers) {
    oracle.from(followers);
    return at(leader);
  }

  /**
   * Tries a strategy, the followers searching from where they are.
   *
   * @return whether there is an equilibrium, the values are finite, and no limit is reached
   */
  boolean at(double[] leader) {
    run.check();
    if (oracle.queries() > 0 && stopped()) {
      return false;
    }
    run.count("equilibria");
    boolean settled = look(leader);
    if (usable && (settled || best == null)) {
      Trial trial = new Trial(oracle.point(), gain, violation(values));
      if (trial.beats(best)) {
        best = new Trial(trial.point().clone(), gain, trial.violation());
      }
    }
    return settled && usable;
  }

  private boolean look(double[] leader) {
    boolean settled = oracle.settle(leader);
    usable = oracle.trouble().isEmpty();
    if (usable) {
      gain = game.leaderGain(oracle.point());
      game.leaderConstraints(oracle.point(), values);
      usable = Double.isFinite(gain) && Arrays.stream(values).allMatch(Double::isFinite);
    }
    return settled;
  }

  private boolean isExhausted() {
    run.check();
    return oracle.queries() >= options.get(ORACLE_CALLS)
        || System.nanoTime() - begin > options.get(SECONDS) * 1e9
        || run.exhausted();
  }

  /** Whether a limit has ended the search, now or before. */
  boolean stopped() {
    stopped |= isExhausted();
    return stopped;
  }

  /** For methods of {@link org.firstmover.solvers.nlp}, which ask for an equilibrium a point. */
  Stopping stopping(double tolerance) {
    return new Stopping(tolerance, Long.MAX_VALUE, this::stopped);
  }

  /** What the followers did at the last trial. */
  double[] followers() {
    return Arrays.copyOfRange(oracle.point(), leaders, oracle.point().length);
  }

  double gain() {
    return gain;
  }

  /** g at the strategy; not a copy. */
  double[] values() {
    return values;
  }

  /**
   * Searches from every start.
   *
   * @param search from a start that has an equilibrium, where the followers are; says where it
   *     ended
   */
  Solution from(MethodInfo info, Consumer<double[]> search) {
    List<double[]> starts = starts();
    for (int k = 0; k < starts.size() && !(k > 0 && stopped()); k++) {
      run.progress("starts", (double) k / starts.size());
      if (begin(starts.get(k))) {
        search.accept(starts.get(k));
      }
      Trial known = best;
      if (known != null) {
        run.report("best value", k, game.leaderGoal().gain(known.gain()));
      }
    }
    return answer(info);
  }

  /** A local search ended; the answer may be there. */
  void end(Outcome outcome) {
    end(outcome.point(), outcome.converged());
  }

  /**
   * A local search ended, near where the followers are; the answer may be there.
   *
   * @param converged whether at a stationary point
   */
  void end(double[] leader, boolean converged) {
    Trial trial = restored(leader, null);
    if (trial != null && trial.beats(ended)) {
      ended = trial;
      stationary = converged;
    }
  }

  /**
   * The solution: of the best strategy tried and the best one where a search ended, both moved onto
   * the constraints where the game has derivatives, the better one.
   *
   * @throws InputError if there was no equilibrium wherever a search began
   */
  Solution answer(MethodInfo info) {
    Trial tried = best;
    if (tried == null) {
      throw HierarchyMethods.noResponse(game, oracle);
    }
    double[] leader = Arrays.copyOf(tried.point(), leaders);
    Trial chosen =
        restored(leader, Arrays.copyOfRange(tried.point(), leaders, game.variables().size()));
    chosen = chosen == null ? tried : chosen;
    Trial end = ended;
    // trials next to a stationary point may seem better by their violation
    double near = stationary ? Tolerances.value(chosen.gain(), Math.abs(chosen.gain())) : 0;
    boolean atEnd =
        end != null
            && !new Trial(chosen.point(), chosen.gain() - near, chosen.violation()).beats(end);
    double[] point = atEnd && end != null ? end.point() : chosen.point();
    oracle.from(Arrays.copyOfRange(point, leaders, point.length));
    oracle.settle(Arrays.copyOf(point, leaders));
    Status status =
        stopped ? Status.LIMIT : stationary && atEnd ? Status.STATIONARY : Status.FEASIBLE;
    return HierarchyMethods.answer(
        new HierarchyAnswer(game, info, options, run),
        oracle,
        status,
        options.get(EQUILIBRIA),
        Map.of());
  }

  /** A strategy on the constraints, or as near to them as it was; null without an equilibrium. */
  private @Nullable Trial restored(double[] leader, double @Nullable [] followers) {
    double[] moved = leader.clone();
    long before = oracle.queries();
    if (followers != null) {
      oracle.from(followers);
    }
    boolean found = restoration.isPresent() && restoration.get().restore(moved) && look(moved);
    if (!found) {
      if (followers != null) {
        oracle.from(followers);
      }
      found = look(leader);
    }
    run.tally("equilibria", oracle.queries() - before);
    return found && usable ? new Trial(oracle.point().clone(), gain, violation(values)) : null;
  }

  @Override
  public Domain domain() {
    return domain;
  }

  /** Minus the gain at the equilibrium; NaN where there is none, or a limit is reached. */
  @Override
  public double evaluate(double[] leader, double[] constraints) {
    if (!at(leader)) {
      return Double.NaN;
    }
    System.arraycopy(values, 0, constraints, 0, values.length);
    return -gain;
  }
}
