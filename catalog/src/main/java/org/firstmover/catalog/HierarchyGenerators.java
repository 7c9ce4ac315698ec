package org.firstmover.catalog;

import java.util.List;
import org.firstmover.catalog.hierarchy.CyberInsurance;
import org.firstmover.catalog.hierarchy.DefenderCoordination;
import org.firstmover.catalog.hierarchy.DefenderCoordination.Costs;
import org.firstmover.catalog.hierarchy.Subsidies;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.solve.Option;

/** The three domains of Wang et al. (2022), leaders with several followers. */
final class HierarchyGenerators {
  private static final String SOURCE =
      "K. Wang, L. Xu, A. Perrault, M. Reiter, M. Tambe, Coordinating followers to reach better"
          + " equilibria, AAAI 2022";

  private static final Option<Integer> FOLLOWERS =
      Option.whole("followers", 2, 8, 3, "how many followers there are");
  private static final Option<Integer> ACTIONS =
      Option.whole("actions", 2, 200, 10, "how many actions each follower has");
  private static final Option<Double> SUBSIDIES_BUDGET =
      Option.number("budget", 0, 1e6, 5, "what the leader expects to pay at most");

  private static final Option<Integer> DEFENDERS =
      Option.whole("defenders", 1, 100, 5, "how many defenders there are");
  private static final Option<Integer> TARGETS =
      Option.whole("targets", 2, 2_000, 100, "how many targets there are; each defender has half");
  private static final Option<Double> REIMBURSEMENT_BUDGET =
      Option.number("budget", 0, 1e6, 1, "of the reimbursements");
  private static final Option<String> COSTS =
      Option.choice(
          "costs",
          List.of("code", "paper"),
          "code",
          "what counts for the budget: what is promised for unprotected targets (code), or what is"
              + " paid when one is hit (paper)");
  private static final Option<String> EFFORT =
      Option.choice(
          "effort",
          List.of("equality", "at-most"),
          "equality",
          "whether a defender must patrol her share (equality) or may patrol less");
  private static final Option<Double> PATROL =
      Option.number(
          "patrol", 0, 1_000, 10, "how much a defender patrols, at most her number of targets");

  private static final Option<Integer> CUSTOMERS =
      Option.whole("customers", 1, 1_000, 10, "how many customers there are");
  private static final Option<Double> RISK =
      Option.number("risk", 0, 10, 0.1, "how much customers shun a standard deviation");
  private static final Option<Double> SCALE =
      Option.number(
          "scale", 0, 10, 0.01, "of losses in the chance of an attack; 1 as the paper prints it");

  static final List<Generator> ALL =
      List.of(
          new Generator(
              "subsidies",
              HierarchyGame.KIND,
              "subsidies in a game with quantal responses; payoffs uniform on [0, 10)",
              SOURCE,
              List.of(FOLLOWERS, ACTIONS, SUBSIDIES_BUDGET),
              (reference, options, random) ->
                  Subsidies.random(
                      reference,
                      options.get(FOLLOWERS),
                      options.get(ACTIONS),
                      options.get(SUBSIDIES_BUDGET),
                      random)),
          new Generator(
              "defender-coordination",
              HierarchyGame.KIND,
              "reimbursements for defenders whose targets overlap; losses uniform on (-10, 0]",
              SOURCE,
              List.of(DEFENDERS, TARGETS, REIMBURSEMENT_BUDGET, COSTS, EFFORT, PATROL),
              (reference, options, random) ->
                  DefenderCoordination.random(
                      reference,
                      options.get(DEFENDERS),
                      options.get(TARGETS),
                      new DefenderCoordination.Rules(
                          options.get(REIMBURSEMENT_BUDGET),
                          options.get(COSTS).equals("code") ? Costs.CODE : Costs.PAPER,
                          options.get(PATROL),
                          options.get(EFFORT).equals("equality")),
                      random)),
          new Generator(
              "cyber-insurance",
              HierarchyGame.KIND,
              "insurance of connected networks; losses uniform on [50, 100)",
              SOURCE,
              List.of(CUSTOMERS, RISK, SCALE),
              (reference, options, random) ->
                  CyberInsurance.random(
                      reference,
                      options.get(CUSTOMERS),
                      options.get(RISK),
                      options.get(SCALE),
                      random)));

  private HierarchyGenerators() {}
}
