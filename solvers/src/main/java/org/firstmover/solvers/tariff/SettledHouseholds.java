package org.firstmover.solvers.tariff;

import java.util.Optional;
import org.firstmover.game.InputError;
import org.firstmover.game.tariff.Tariff;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.verify.tariff.HouseholdAnswers;
import org.firstmover.verify.tariff.TariffVerifier;

/** What households come to, for the certificate to try tariffs out with. */
public final class SettledHouseholds implements HouseholdAnswers {
  private static final int ITERATIONS = 20;

  /** A verifier that asks them. */
  public static TariffVerifier verifier() {
    return new TariffVerifier(new SettledHouseholds());
  }

  @Override
  public Optional<Answer> to(TariffGame game, Tariff tariff) {
    try {
      LeaderProblem problem = new LeaderProblem(game, ITERATIONS);
      problem.settleAt(tariff);
      Populations populations = problem.populations();
      return Optional.of(
          new Answer(populations.charge(), populations.discharge(), populations.dispatches()));
    } catch (InputError noDispatch) {
      return Optional.empty();
    }
  }
}
