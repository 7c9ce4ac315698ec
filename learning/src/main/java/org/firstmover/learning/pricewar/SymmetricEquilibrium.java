package org.firstmover.learning.pricewar;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.PriceWar;
import org.firstmover.game.markov.PriceWarRules;
import org.firstmover.learning.exact.PriceWarPlay;
import org.firstmover.learning.schedule.TurnsAnswer;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.markov.MarkovVerifier;

/**
 * The symmetric equilibria of a price war without a leader, exactly: what learning suppliers are
 * held against. All of {@link SymmetricEquilibria} are found; the answer is one of them.
 *
 * <p>Source: the symmetric bidding equilibria of S. Athey, "Single crossing properties and the
 * existence of pure strategy equilibria in games of incomplete information", Econometrica 69
 * (2001), whose single crossing the search uses; costs and bids here are whole.
 */
public final class SymmetricEquilibrium implements Solver<MarkovGame> {
  private static final Option<Integer> PLACE =
      Option.whole(
          "place", 1, 1_000_000, 1, "which equilibrium, by what suppliers earn: 1 for the most");

  private static final MethodInfo INFO =
      new MethodInfo(
          "symmetric-equilibrium",
          "the symmetric equilibria of a price war without a leader: one of them, and how many there"
              + " are",
          "exact; all are found but for those that lie closer than a grid of 64 shares tells apart",
          "S. Athey, Single crossing properties and the existence of pure strategy equilibria in games"
              + " of incomplete information, Econometrica 69, 2001",
          List.of(PLACE));

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<MarkovGame> verifier() {
    return new MarkovVerifier();
  }

  @Override
  public Optional<String> refusal(MarkovGame game) {
    return game.known(PriceWar.class)
            .map(PriceWar::rules)
            .filter(PriceWarRules::symmetric)
            .isPresent()
        ? Optional.empty()
        : Optional.of("it is for the game price-war in its phase symmetric");
  }

  @Override
  public Solution search(MarkovGame game, Options options, Run run) {
    PriceWarRules rules = game.known(PriceWar.class).orElseThrow().rules();
    ExactPriceWar exact = new ExactPriceWar(rules);
    List<double[]> all =
        ExactPriceWar.equilibria(rules).stream()
            .sorted(Comparator.comparingDouble(table -> -revenue(exact, table)))
            .toList();
    int place = options.get(PLACE);
    if (place > all.size()) {
      throw new InputError(
          Integer.toString(place),
          "option place",
          "at most " + all.size() + ": so many equilibria were found",
          "Maybe leave it out: the first is the one in which suppliers earn most.");
    }
    run.count("equilibria", all.size());
    double revenue = revenue(exact, all.get(place - 1));
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("revenue", revenue);
    values.put(TurnsAnswer.EXPLOITABILITY, exact.exploitability());
    values.put("equilibria", (double) all.size());
    values.put("least revenue in equilibrium", revenue(exact, all.get(all.size() - 1)));
    values.put("most revenue in equilibrium", revenue(exact, all.get(0)));
    revenue(exact, all.get(place - 1));
    return new TurnsAnswer(game, INFO, options, run).of(new PriceWarPlay(exact), values);
  }

  /** Leaves all suppliers with the table. */
  private static double revenue(ExactPriceWar exact, double[] table) {
    for (int player = 0; player <= exact.rules().followers(); player++) {
      exact.set(player, table);
    }
    return exact.value(0);
  }
}
