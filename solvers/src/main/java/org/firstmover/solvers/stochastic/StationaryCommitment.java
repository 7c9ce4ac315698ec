package org.firstmover.solvers.stochastic;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.stochastic.StochasticVerifier;

/**
 * The best stationary commitment to a follower without entropy, ties broken for the leader, by
 * branch and bound: boxes of policies are cut until the relaxations in them leave no gap.
 *
 * <p>The problem is the nonlinear programme of Vorobeychik and Singh, bilinear in probabilities and
 * values. Departures: no grid of probabilities and no integer programme; instead the follower's
 * replies and the probabilities are branched on, values are bounded by value iteration over a box,
 * products by McCormick's envelopes, and local optima are found by sequential quadratic
 * programming.
 *
 * <p>Among all commitments, which may look at the past, a better one can exist: the paper's claim
 * that stationary ones suffice was withdrawn in its corrected version. The best stationary one
 * depends on the start; with {@code every-start} the best value from each state stands among the
 * values, and how far one commitment for all of them must stay behind.
 *
 * <p>Sources: Y. Vorobeychik, S. Singh, "Computing Stackelberg equilibria in discounted stochastic
 * games", AAAI 2012 (corrected version); G. P. McCormick, "Computability of global solutions to
 * factorable nonconvex programs", Mathematical Programming 10, 1976.
 */
public final class StationaryCommitment implements Solver<StochasticGame> {
  /** Up to so many probabilities that can be chosen freely, seconds were enough. */
  private static final int FEW = 6;

  /** Of the relaxation's variables: beyond, a linear programme takes too long. */
  private static final int MOST_VARIABLES = 300;

  private static final String YES = "yes";

  private static final Option<Double> GAP =
      Option.number(
          "gap",
          0,
          1,
          1e-6,
          "between the bounds where the search ends, relative to 1 + |value|, with the range of rewards in place of 1 where it is less");
  private static final Option<Integer> PROGRAMMES =
      Option.whole(
          "programmes", 1, 1_000_000_000, 20_000, "linear programmes that a search may solve");
  private static final Option<String> EVERY_START =
      Option.choice(
          "every-start",
          List.of("no", YES),
          "no",
          "whether to find the best value from each state alone, too");

  private static final MethodInfo INFO =
      new MethodInfo(
          "stationary-commitment",
          "the best stationary commitment to a follower without entropy, ties broken for the leader,"
              + " by branch and bound, for a few states and actions",
          "within the gap of the best stationary commitment from the start; the certificate"
              + " re-proves the bound only where the leader gets all that she could if she chose for"
              + " both",
          "Y. Vorobeychik, S. Singh, Computing Stackelberg equilibria in discounted stochastic"
              + " games, AAAI 2012, corrected version",
          List.of(GAP, PROGRAMMES, EVERY_START));

  private final int mostProbabilities;

  public StationaryCommitment() {
    this(FEW);
  }

  /**
   * @param mostProbabilities it refuses games with more of them, not counting the last of each
   *     state; beyond 6 the search may take hours
   */
  public StationaryCommitment(int mostProbabilities) {
    this.mostProbabilities = mostProbabilities;
  }

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<StochasticGame> verifier() {
    return new StochasticVerifier();
  }

  @Override
  public Optional<String> refusal(StochasticGame game) {
    Optional<String> smooth = Ties.missing(game);
    if (smooth.isPresent()) {
      return smooth;
    }
    int free = game.actions().moves() - game.actions().stateCount();
    if (free > mostProbabilities) {
      return Optional.of(
          "it searches among at most "
              + mostProbabilities
              + " probabilities, and the leader can choose "
              + free);
    }
    int variables = new BoxVariables(game).count();
    return variables > MOST_VARIABLES
        ? Optional.of("its linear programmes would have " + variables + " variables")
        : Optional.empty();
  }

  @Override
  public Solution search(StochasticGame game, Options options, Run run) {
    BoxSearch search = new BoxSearch(game, game.start(), options.get(GAP), run);
    boolean complete = search.search(options.get(PROGRAMMES));
    Map<String, Double> further = new LinkedHashMap<>();
    if (options.get(EVERY_START).equals(YES)) {
      complete &= everyStart(game, options, run, further);
    }
    return Ties.answer(
        new StochasticAnswer(game, INFO, options, run),
        complete ? Status.FEASIBLE : Status.LIMIT,
        search.incumbent().best(),
        search.upper(),
        further);
  }

  /** The best value from each state, and what the best for all of them falls short in the mean. */
  private static boolean everyStart(
      StochasticGame game, Options options, Run run, Map<String, Double> values) {
    Actions actions = game.actions();
    int n = actions.stateCount();
    boolean complete = true;
    double mean = 0;
    for (int s = 0; s < n; s++) {
      double[] start = new double[n];
      start[s] = 1;
      BoxSearch search = new BoxSearch(game, start, options.get(GAP), run);
      complete &= search.search(options.get(PROGRAMMES));
      values.put("best from " + actions.states().get(s), search.incumbent().value());
      mean += search.incumbent().value() / n;
    }
    double[] uniform = new double[n];
    Arrays.fill(uniform, 1.0 / n);
    BoxSearch together = new BoxSearch(game, uniform, options.get(GAP), run);
    complete &= together.search(options.get(PROGRAMMES));
    values.put(
        "shortfall of one for every start", Math.max(0, mean - together.incumbent().value()));
    return complete;
  }
}
