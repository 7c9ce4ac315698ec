package org.firstmover.solvers.power;

import java.util.ArrayList;
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

  /**
   * Five buses of PJM's: F. Li, R. Bo, "Small test systems for power system economic studies", IEEE
   * PES General Meeting (2010), as in MATPOWER's case5.
   */
  static Network fiveBuses() {
    return new Network(
        "five-buses",
        100,
        List.of(
            new Bus("1", 0),
            new Bus("2", 300),
            new Bus("3", 300),
            new Bus("4", 400),
            new Bus("5", 0)),
        List.of(
            new Generator("1", 0, 0, 40, new Cost.Polynomial(0, 14, 0)),
            new Generator("2", 0, 0, 170, new Cost.Polynomial(0, 15, 0)),
            new Generator("3", 2, 0, 520, new Cost.Polynomial(0, 30, 0)),
            new Generator("4", 3, 0, 200, new Cost.Polynomial(0, 40, 0)),
            new Generator("5", 4, 0, 600, new Cost.Polynomial(0, 10, 0))),
        List.of(
            new Branch("1", 0, 1, 0.0281, 400),
            new Branch("2", 0, 3, 0.0304, Double.POSITIVE_INFINITY),
            new Branch("3", 0, 4, 0.0064, Double.POSITIVE_INFINITY),
            new Branch("4", 1, 2, 0.0108, Double.POSITIVE_INFINITY),
            new Branch("5", 2, 3, 0.0297, Double.POSITIVE_INFINITY),
            new Branch("6", 3, 4, 0.0297, 240)),
        3);
  }

  /** MATPOWER's case9: J. H. Chow's nine buses with the costs of R. D. Zimmerman. */
  static Network nineBuses() {
    List<Bus> buses = new ArrayList<>();
    for (double load : new double[] {0, 0, 0, 0, 90, 0, 100, 0, 125}) {
      buses.add(new Bus(Integer.toString(buses.size() + 1), load));
    }
    return new Network(
        "nine-buses",
        100,
        buses,
        List.of(
            new Generator("1", 0, 10, 250, new Cost.Polynomial(0.11, 5, 150)),
            new Generator("2", 1, 10, 300, new Cost.Polynomial(0.085, 1.2, 600)),
            new Generator("3", 2, 10, 270, new Cost.Polynomial(0.1225, 1, 335))),
        List.of(
            new Branch("1", 0, 3, 0.0576, 250),
            new Branch("2", 3, 4, 0.092, 250),
            new Branch("3", 4, 5, 0.17, 150),
            new Branch("4", 2, 5, 0.0586, 300),
            new Branch("5", 5, 6, 0.1008, 150),
            new Branch("6", 6, 7, 0.072, 250),
            new Branch("7", 7, 1, 0.0625, 250),
            new Branch("8", 7, 8, 0.161, 250),
            new Branch("9", 8, 3, 0.085, 250)),
        0);
  }
}
