package org.firstmover.solvers.security;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.solution.TieBreak;
import org.firstmover.solution.Tolerances;
import org.firstmover.solve.ResponseOracle;
import org.firstmover.strategy.Coverage;
import org.firstmover.strategy.Distribution;

/** The attacker's best target, ties broken for or against the defender. */
public final class AttackResponse implements ResponseOracle<Coverage, Distribution> {
  private final SecurityGame game;
  private final TieBreak tieBreak;
  private final AtomicLong queries = new AtomicLong();

  public AttackResponse(SecurityGame game, TieBreak tieBreak) {
    this.game = game;
    this.tieBreak = tieBreak;
  }

  @Override
  public Distribution respond(Coverage commitment) {
    queries.incrementAndGet();
    double[] coverage =
        commitment
            .weights()
            .inOrderOf(game.targets(), "the coverage has targets that are not in the game");
    Attack attack = Attack.on(game, coverage);
    int target = tieBreak.choice(attack.forDefender(), attack.againstDefender());
    return Distribution.of(List.of(game.targets().get(target)), new double[] {1});
  }

  @Override
  public Quality quality() {
    return Quality.EXACT;
  }

  @Override
  public long queries() {
    return queries.get();
  }

  /**
   * What a coverage leads to.
   *
   * @param forDefender the attacker's best target that is best for the defender
   * @param againstDefender the attacker's best target that is worst for the defender
   * @param strong the defender's value of the first
   * @param weak the defender's value of the second
   */
  public record Attack(int forDefender, int againstDefender, double strong, double weak) {

    /** Enumerates the targets; they tie within {@link Tolerances#regret}. */
    public static Attack on(SecurityGame game, double[] coverage) {
      double[] range = game.attackerRange();
      double best = Double.NEGATIVE_INFINITY;
      for (int t = 0; t < coverage.length; t++) {
        best = Math.max(best, game.attackerValue(t, coverage[t], range[0]));
      }
      double tie = Tolerances.regret(range[1] - range[0]);
      int most = -1;
      int least = -1;
      double strong = Double.NEGATIVE_INFINITY;
      double weak = Double.POSITIVE_INFINITY;
      for (int t = 0; t < coverage.length; t++) {
        if (best - game.attackerValue(t, coverage[t], range[0]) <= tie) {
          double value = game.defenderValue(t, coverage[t]);
          if (value > strong) {
            strong = value;
            most = t;
          }
          if (value < weak) {
            weak = value;
            least = t;
          }
        }
      }
      return new Attack(most, least, strong, weak);
    }
  }
}
