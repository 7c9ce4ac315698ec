package org.firstmover.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.PriceWar;
import org.firstmover.game.markov.PriceWarRules;
import org.firstmover.game.markov.PriceWarRules.Phase;
import org.firstmover.learning.pricewar.BanditTraining;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/** The procurement price war in its phases. */
final class PriceWarGenerator {
  private static final String LEARNED = "learned";

  private static final Option<String> PHASE =
      Option.choice(
          "phase",
          Arrays.stream(Phase.values()).map(Phase::text).toList(),
          Phase.DISCOUNT.text(),
          "nobody leads; the leader chooses discounts, which followers do not see, do see, or see"
              + " signals of");
  private static final Option<String> OPENING =
      new Option<>(
          "opening",
          "list",
          "bids at costs 0, 1, …, such as 4,4,5; or learned",
          "4,4,5,5,6,7,8,8,9,10",
          "what all suppliers bid at first, and the leader discounts; learned: what bandits bid who"
              + " learned in phase symmetric, each supplier her own",
          text -> text);
  private static final Option<Integer> FOLLOWERS =
      Option.whole("followers", 1, 20, 2, "how many suppliers there are besides the leader");
  private static final Option<Integer> COSTS =
      Option.whole("costs", 1, 100, 10, "how many costs a supplier can have, from 0 on");
  private static final Option<Integer> BIDS =
      Option.whole("bids", 1, 200, 20, "how many bids there are, from 0 on");
  private static final Option<Integer> DISCOUNTS =
      Option.whole("discounts", 1, 100, 9, "how many discounts there are, from 1 on");

  static final Generator PRICE_WAR =
      new Generator(
          "price-war",
          MarkovGame.KIND,
          "suppliers compete for a contract by the lowest price; one commits to discounts",
          "Alibaba DAMO Academy, AI for social science: Stackelberg game (mini-env4), 2023",
          List.of(PHASE, OPENING, FOLLOWERS, COSTS, BIDS, DISCOUNTS),
          PriceWarGenerator::make);

  private PriceWarGenerator() {}

  private static MarkovGame make(CatalogReference reference, Options options, RandomStream random) {
    int followers = options.get(FOLLOWERS);
    String opening = options.get(OPENING);
    boolean learned = opening.equals(LEARNED);
    Phase phase = Phase.valueOf(options.get(PHASE).toUpperCase(Locale.ROOT));
    List<List<Integer>> bids =
        learned
            ? BanditTraining.opening(
                rules(Phase.SYMMETRIC, options, zeros(options.get(COSTS), followers)), random)
            : Collections.nCopies(followers + 1, list(opening));
    PriceWarRules rules = rules(phase, options, bids);
    CatalogReference from =
        learned
            ? reference
            // nothing is drawn
            : new CatalogReference(reference.name(), reference.parameters(), 0);
    return new MarkovGame(from, 1, () -> new PriceWar(rules));
  }

  private static PriceWarRules rules(Phase phase, Options options, List<List<Integer>> opening) {
    return new PriceWarRules(
        phase,
        options.get(FOLLOWERS),
        options.get(COSTS),
        options.get(BIDS),
        options.get(DISCOUNTS),
        opening);
  }

  private static List<List<Integer>> zeros(int costs, int followers) {
    return Collections.nCopies(followers + 1, Collections.nCopies(costs, 0));
  }

  private static List<Integer> list(String text) {
    List<Integer> bids = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      try {
        bids.add(Integer.valueOf(part.strip()));
      } catch (NumberFormatException e) {
        throw new InputError(
            text,
            "parameter opening",
            "whole numbers with commas between them, or learned",
            "Maybe there is a space instead of a comma.");
      }
    }
    return bids;
  }
}
