package org.firstmover.verify.tariff;

import java.util.List;
import java.util.Optional;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;

/**
 * Says what households do at a tariff that was not printed, where they make the prices that they
 * answer. It is not trusted: the certificate holds every answer against battery limits, the
 * dispatch's optimality conditions and the bound on regret before it counts.
 */
@FunctionalInterface
public interface HouseholdAnswers {
  /**
   * What they do.
   *
   * @param charge kW by group and hour
   * @param discharge kW by group and hour
   * @param dispatches an hour each
   */
  record Answer(double[][] charge, double[][] discharge, List<Dispatch> dispatches) {
    /** The entries are not copied: leave them as they are. */
    public Answer {}
  }

  /** The answer to a tariff; empty if none is found. */
  Optional<Answer> to(TariffGame game, Tariff tariff);
}
