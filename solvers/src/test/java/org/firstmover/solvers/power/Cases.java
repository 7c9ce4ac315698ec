package org.firstmover.solvers.power;

import java.util.List;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Cost;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;

/** Networks whose dispatch is known. */
final class Cases {
  private Cases() {}

  /**
   * B. C. Lesieutre, D. K. Molzahn, A. R. Borden, C. L. DeMarco, "Examining the limits of the
   * application of semidefinite programming to power flow problems", Allerton (2011), as in
   * PGLib-OPF's case3_lmbd.
   */
  static Network threeNodes(double limit) {
    return new Network(
        "three-nodes",
        100,
        List.of(new Bus("1", 110), new Bus("2", 110), new Bus("3", 95)),
        List.of(
            new Generator("1", 0, 0, 2000, new Cost.Polynomial(0.11, 5, 0)),
            new Generator("2", 1, 0, 2000, new Cost.Polynomial(0.085, 1.2, 0)),
            new Generator("3", 2, 0, 0, new Cost.Polynomial(0, 0, 0))),
        List.of(
            new Branch("1", 0, 2, 0.065, 0.62, 1, 0, 9000, -30, 30),
            new Branch("2", 2, 1, 0.025, 0.75, 1, 0, limit, -30, 30),
            new Branch("3", 0, 1, 0.042, 0.9, 1, 0, 9000, -30, 30)),
        0);
  }

  /** MATPOWER's most example ex_case3a, its load at 1000 $/MWh. */
  static Network triangle() {
    Cost cost = new Cost.Polynomial(0.1, 0, 0);
    return new Network(
        "triangle",
        100,
        List.of(new Bus("1", 0), new Bus("2", 0), new Bus("3", 0)),
        List.of(
            new Generator("1", 0, 0, 200, cost),
            new Generator("2", 0, 0, 200, cost),
            new Generator("3", 1, 0, 500, cost),
            new Generator("4", 2, -450, 0, new Cost.Polynomial(0, 1000, 0))),
        List.of(
            new Branch("1", 0, 1, 0.01, 300),
            new Branch("2", 0, 2, 0.01, 240),
            new Branch("3", 1, 2, 0.01, 300)),
        0);
  }
}
