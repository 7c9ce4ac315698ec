package org.firstmover.learning.exact;

import org.firstmover.game.markov.PriceWarRules;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.oracle.PureTable;
import org.firstmover.learning.policy.Policy;
import org.firstmover.learning.pricewar.BestDiscounts;
import org.firstmover.learning.pricewar.ExactPriceWar;
import org.firstmover.learning.pricewar.FollowerEquilibria;
import org.firstmover.solve.Run;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Strategy;

/** A price war; at first all play as they open. */
public final class PriceWarPlay implements ExactPlay {
  private final PriceWarRules rules;
  private final ExactPriceWar exact;
  private final FollowerEquilibria followers;

  public PriceWarPlay(PriceWarRules rules) {
    this(new ExactPriceWar(rules));
  }

  /**
   * @param exact played on
   */
  public PriceWarPlay(ExactPriceWar exact) {
    this.exact = exact;
    rules = exact.rules();
    followers = new FollowerEquilibria(exact);
  }

  @Override
  public void leaderResponds() {
    exact.set(0, exact.bestResponse(0));
  }

  @Override
  public void followersRespond() {
    followers.respond(true);
  }

  @Override
  public boolean answers() {
    return true;
  }

  @Override
  public double commitments() {
    return PureTable.count(rules.roles().leader());
  }

  @Override
  public boolean commits() {
    return BestDiscounts.feasible(rules);
  }

  @Override
  public long commit(Run run) {
    return BestDiscounts.commit(exact, run);
  }

  @Override
  public void set(int player, Policy policy) {
    int actions = exact.actions(player);
    double[] table = new double[exact.observations(player) * actions];
    double[] observation = new double[1];
    double[] action = new double[1];
    for (int o = 0; o * actions < table.length; o++) {
      observation[0] = o;
      policy.mode(observation, action);
      table[o * actions + (int) action[0]] = 1;
    }
    exact.set(player, table);
  }

  @Override
  public double value(int player) {
    return exact.value(player);
  }

  @Override
  public double regret(int player) {
    return exact.regret(player);
  }

  @Override
  public Strategy strategy(int player) {
    Role role = rules.roles().player(player);
    return Behaviour.of(
        ((Space.Discrete) role.observations()).names(),
        o -> ((Space.Discrete) role.actions()).names(),
        exact.table(player));
  }
}
