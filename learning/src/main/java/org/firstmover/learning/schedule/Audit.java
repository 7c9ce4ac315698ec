package org.firstmover.learning.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.learning.oracle.ExactFollowers;
import org.firstmover.learning.oracle.FollowerOracle;
import org.firstmover.learning.oracle.FollowerResponse;
import org.firstmover.learning.oracle.PureTable;
import org.firstmover.learning.policy.Policy;
import org.firstmover.random.RandomStream;

/**
 * What an oracle's responses are worth to the followers, held against exact ones. Asks it once
 * more: what it is asked here is no part of learning.
 *
 * @param game that the oracle plays
 * @param carried whether it remembers the leaders before
 * @param random what it draws from
 */
record Audit(MarkovGame game, FollowerOracle oracle, boolean carried, RandomStream random) {
  /** Tables of the leader that are worth going through. */
  private static final int MOST = 1024;

  /** Of a follower, worse than this is no best response. */
  private static final double OPTIMAL = 1e-9;

  /** To a table, which answers everything. */
  FollowerResponse response(PureTable leader) {
    if (!carried) {
      oracle.reset();
    }
    return oracle.respond(leader, random);
  }

  /** What followers do on each of their observations. */
  List<PureTable> tables(FollowerResponse response) {
    Roles roles = game.environment().roles();
    List<PureTable> tables = new ArrayList<>();
    for (int i = 0; i < response.followers().size(); i++) {
      Role role = roles.followers().get(i);
      tables.add(filled(PureTable.of(role), response.followers().get(i)));
    }
    return tables;
  }

  private static PureTable filled(PureTable table, Policy policy) {
    double[] observation = new double[1];
    double[] action = new double[table.size()];
    for (int o = 0; o < table.actions().length / table.size(); o++) {
      observation[0] = o;
      policy.mode(observation, action);
      System.arraycopy(action, 0, table.actions(), o * table.size(), table.size());
    }
    return table;
  }

  /** What each player gets if such tables are played, the leader first. */
  double[] values(PureTable leader, List<PureTable> followers) {
    return new ExactFollowers(game.environment()).values(leader, followers);
  }

  /**
   * Of one follower, what she loses by not responding exactly; empty if her tables are too many.
   *
   * @param there what each player gets now
   */
  OptionalDouble regret(PureTable leader, double[] there) {
    Optional<ExactFollowers.Exact> best =
        there.length > 2 ? Optional.empty() : new ExactFollowers(game.environment()).ifFew(leader);
    return best.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(best.get().values()[1] - there[1]);
  }

  /**
   * Of one follower, over all tables of the leader: what she loses by the oracle's response; empty
   * if they are too many, or if it matters which came before.
   */
  Map<String, Double> regrets() {
    Roles roles = game.environment().roles();
    double tables = PureTable.count(roles.leader());
    if (carried || tables > MOST || roles.followers().size() > 1) {
      return Map.of();
    }
    ExactFollowers exact = new ExactFollowers(game.environment());
    PureTable leader = PureTable.of(roles.leader());
    int choices = PureTable.choices(roles.leader());
    double most = 0;
    double sum = 0;
    int optimal = 0;
    for (int k = 0; k < tables; k++) {
      leader.number(k, choices);
      Optional<ExactFollowers.Exact> best = exact.ifFew(leader);
      if (best.isEmpty()) {
        return Map.of();
      }
      List<PureTable> answer = tables(response(leader));
      double regret = best.get().values()[1] - exact.values(leader, answer)[1];
      most = Math.max(most, regret);
      sum += regret;
      optimal += regret <= OPTIMAL ? 1 : 0;
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("largest regret over tables", most);
    values.put("mean regret over tables", sum / tables);
    values.put("share of tables answered optimally", optimal / tables);
    return values;
  }
}
