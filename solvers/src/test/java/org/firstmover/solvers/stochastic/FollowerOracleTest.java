package org.firstmover.solvers.stochastic;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.junit.jupiter.api.Test;

class FollowerOracleTest {
  @Test
  void probe() {
    double worst = 0;
    int worstIt = 0;
    for (double lambda : new double[] {1e-6, 1e-4, 1e-2, 1, 100})
      for (double discount : new double[] {0, .5, .9, .99, .999})
        for (double scale : new double[] {1e-6, 1e-3, 1, 1e3, 1e6})
          for (int seed = 0; seed < 6; seed++) {
            StochasticGame game =
                StochasticGames.random(
                    seed,
                    12,
                    new StochasticGame.Rules(discount, lambda),
                    seed % 2 == 0 ? Observes.COMMITMENT : Observes.ACTION,
                    scale);
            Policy p = Policy.ofLeader(game.actions());
            p.softmax(StochasticGames.logits(seed, game.actions().moves(), 1 + 3 * (seed % 3)), 1);
            SoftPolicyIteration newton = new SoftPolicyIteration(game);
            newton.respond(p.probabilities());
            SoftValueIteration sweep = new SoftValueIteration(game, 1e-14);
            sweep.respond(p.probabilities());
            double d = 0, sc = Math.max(scale, lambda);
            double[] v = newton.followerValues(), w = sweep.values();
            for (int s = 0; s < v.length; s++) {
              d = Math.max(d, Math.abs(v[s] - w[s]));
              sc = Math.max(sc, Math.abs(w[s]));
            }
            worst = Math.max(worst, d / sc);
            worstIt = Math.max(worstIt, newton.iterations());
            if (d / sc > 2e-13 || newton.iterations() > 6 || newton.advantage() / sc > 1e-14)
              System.out.printf(
                  "l %g g %g sc %g seed %d: diff %.2e adv %.2e it %d sweeps %d err %.2e%n",
                  lambda,
                  discount,
                  scale,
                  seed,
                  d / sc,
                  newton.advantage() / sc,
                  newton.iterations(),
                  sweep.sweeps(),
                  sweep.error() / sc);
          }
    System.out.println("worst " + worst + " it " + worstIt);
    assertThat(worst).isLessThan(1e-12);
  }
}
