package org.firstmover.solvers.normalform;

import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.normalform.EquilibriumSearch.State;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.normalform.NormalFormVerifier;

/**
 * The Nash equilibrium of the simultaneous game that is best, or worst, for the leader: what she
 * has without commitment. Games of up to 20 actions of both players together are enumerated in
 * exact arithmetic, {@link ExtremeEquilibria}; of larger ones the best or worst of the equilibria
 * found is answered, {@link EquilibriumSearch}, with status {@code limit} because there may be
 * more.
 */
public final class NashEquilibrium implements Solver<NormalFormGame> {
  /** Of games that are not enumerated; 2,000 take half a second to a second. */
  public static final Option<Integer> WORK =
      Option.whole(
          "work",
          1,
          1_000_000_000,
          2_000,
          "above 20 actions: how many million entries of tableaus may be updated");

  private static final String GUARANTEE =
      "exact, all extreme equilibria enumerated, up to 20 actions of both players together;"
          + " above, of those found: all pure ones, the completely mixed one, and one Lemke-Howson"
          + " path a label";
  private static final String CITATION =
      "D. Avis, G. Rosenberg, R. Savani, B. von Stengel, Enumeration of Nash equilibria for"
          + " two-player games, Economic Theory 42, 2010; C. Lemke, J. Howson, Equilibrium points"
          + " of bimatrix games, SIAM Journal 12, 1964";

  private final int sign;
  private final MethodInfo info;

  private NashEquilibrium(int sign, String quality) {
    this.sign = sign;
    this.info =
        new MethodInfo(
            quality + "-nash",
            "the Nash equilibrium of the simultaneous game that is "
                + quality
                + " for the leader, a baseline",
            GUARANTEE,
            CITATION,
            List.of(WORK));
  }

  public static NashEquilibrium best() {
    return new NashEquilibrium(1, "best");
  }

  public static NashEquilibrium worst() {
    return new NashEquilibrium(-1, "worst");
  }

  @Override
  public MethodInfo info() {
    return info;
  }

  @Override
  public Verifier<NormalFormGame> verifier() {
    return new NormalFormVerifier();
  }

  /**
   * @throws InputError if no path led to an equilibrium within the work allowed
   */
  @Override
  public Solution search(NormalFormGame game, Options options, Run run) {
    NormalFormAnswer answer = new NormalFormAnswer(game, info, options, run);
    if (ExtremeEquilibria.enumerable(game)) {
      ExtremeEquilibria all = ExtremeEquilibria.of(game, run::check);
      run.tally("vertices", all.vertices());
      run.tally("extreme equilibria", all.count());
      return answer.equilibrium(sign > 0 ? all.best() : all.worst(), Status.FEASIBLE);
    }
    int work = options.get(WORK);
    EquilibriumSearch search = new EquilibriumSearch(game, work, run);
    State state = search.from(run.restored().map(State::of).orElseGet(search::start));
    run.tally("labels", state.label());
    run.tally("equilibria", search.count(state));
    return search
        .first(state, sign)
        .map(found -> answer.equilibrium(found, Status.LIMIT))
        .orElseThrow(
            () ->
                new InputError(
                    Integer.toString(work),
                    "option work",
                    "enough for one of " + state.label() + " paths to reach an equilibrium",
                    "Maybe allow more; if that does not help, the payoffs differ too much in size"
                        + " for doubles."));
  }
}
