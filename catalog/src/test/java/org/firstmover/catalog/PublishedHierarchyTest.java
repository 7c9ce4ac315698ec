package org.firstmover.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.firstmover.formats.Source;
import org.firstmover.formats.hierarchy.HierarchyForm;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variables;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known values against the theory of each game: replies in closed form, leaders on a grid. */
@Tag("slow")
class PublishedHierarchyTest {
  private static final double FREE = 20;

  /**
   * What is known of a game.
   *
   * @param leader an optimal strategy
   * @param reply the followers' equilibrium, NaN where there is none
   */
  record Theory(String name, double[] leader, UnaryOperator<double[]> reply) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Theory> theory() {
    return Stream.of(
        one("quantity-leadership", 46, x -> of(Math.max(0, (98 - x) / 2))),
        one("leader-and-cournot-followers", 48, x -> cournot(100 - x, 8, 12, 16)),
        one("leader-and-quadratic-costs", 25, x -> same(4, (100 - x) / 8)),
        one("five-firms", 42.538248241, PublishedHierarchyTest::fiveFirms),
        one("price-leadership", 30.0 / 7, p -> of((12 + p) / 4)),
        one("dominant-firm", 30, p -> of(p)),
        one("pigou-toll", 0.5, toll -> of(1 - toll)),
        one("two-road-toll", 2, PublishedHierarchyTest::twoRoads),
        one("toll-revenue", 4, PublishedHierarchyTest::twoRoads),
        one("braess-toll", 13, PublishedHierarchyTest::braess),
        one("emission-tax", 22.5, tax -> same(2, Math.max(0, (90 - tax) / 3))),
        one("contest-leader", 9.0 / 8, x -> of(Math.max(0, Math.sqrt(2 * x) - x))),
        one("contest-prize", 8, prize -> same(2, prize / 4)),
        new Theory("linear-contract", of(-3.0 / 16, 0.75), x -> of(x[1])),
        one("double-marginalisation", 12, w -> of((20 - w) / 2)),
        one("selling-to-the-newsvendor", 6, w -> of(100 - 10 * w)),
        new Theory("two-part-tariff", of(32, 2), x -> of(10 - x[1])),
        one("bard-convex-one", 1, PublishedHierarchyTest::bardOne),
        new Theory("bard-convex-three", of(0, 2), PublishedHierarchyTest::bardThree),
        new Theory("bard-falk-linear", of(2, 0), PublishedHierarchyTest::bardFalk),
        one("shimizu-aiyoshi", 10, x -> of(Math.min((30 - x) / 2, 20 - x))),
        new Theory("aiyoshi-shimizu", of(0, 30), x -> of(aiyoshi(x[0]), aiyoshi(x[1]))),
        one("clark-westerberg", 1, PublishedHierarchyTest::clark),
        new Theory("falk-liu", of(0.75, 0.75), x -> of(cut(x[0], 0.5, 1.5), cut(x[1], 0.5, 1.5))),
        one("outrata-projection", 3, x -> same(2, x < 2.3 || x > 10 ? Double.NaN : 2 / 0.667)),
        new Theory("three-strategies", of(1, 0, 0), s -> of(1, 0, 0, 1, 0, 0)));
  }

  private static Theory one(String name, double leader, DoubleFunction<double[]> reply) {
    return new Theory(name, of(leader), x -> reply.apply(x[0]));
  }

  private static double[] of(double... numbers) {
    return numbers;
  }

  private static double[] same(int count, double number) {
    double[] numbers = new double[count];
    Arrays.fill(numbers, number);
    return numbers;
  }

  private static double cut(double number, double low, double high) {
    return low <= high ? Math.max(low, Math.min(high, number)) : Double.NaN;
  }

  /** The market price is the mean of demand left and costs of those who sell; costs rise. */
  private static double[] cournot(double demand, double... costs) {
    double[] outputs = new double[costs.length];
    for (int selling = costs.length; selling > 0; selling--) {
      double price = (demand + Arrays.stream(costs).limit(selling).sum()) / (selling + 1);
      if (price >= costs[selling - 1]) {
        for (int i = 0; i < selling; i++) {
          outputs[i] = price - costs[i];
        }
        return outputs;
      }
    }
    return outputs;
  }

  /** By bisection of total output, and of each firm's condition of the first order at it. */
  private static double[] fiveFirms(double x) {
    double[] outputs = new double[4];
    double low = x;
    double high = 1000;
    for (int step = 0; step < 80; step++) {
      double total = (low + high) / 2;
      double price = Math.pow(5000 / total, 1 / 1.1);
      double sum = x;
      for (int i = 0; i < 4; i++) {
        double beta = 1.1 - 0.1 * i;
        double least = 0;
        double most = 150;
        for (int inner = 0; inner < 60; inner++) {
          double y = (least + most) / 2;
          boolean more = price * (1 - y / total / 1.1) > 8 - 2 * i + Math.pow(y / 5, 1 / beta);
          least = more ? y : least;
          most = more ? most : y;
        }
        outputs[i] = least;
        sum += least;
      }
      low = sum > total ? total : low;
      high = sum > total ? high : total;
    }
    return outputs;
  }

  private static double[] twoRoads(double toll) {
    double flow = cut((8 - toll) / 3, 0, 4);
    return of(flow, 4 - flow);
  }

  private static double[] braess(double toll) {
    double bridge = cut((13 - toll) / 6.5, 0, 2);
    return of(3 - bridge / 2, 3 - bridge / 2, bridge);
  }

  private static double[] bardOne(double x) {
    return of(cut(1 + 0.75 * x, Math.max(0, 2 * x - 8), Math.min(3 * x - 3, 7 - x)));
  }

  /** y2 is as large as the second constraint lets it be. */
  private static double[] bardThree(double[] x) {
    double room = 3 + x[0] * x[0] - 2 * x[0] + x[1] * x[1];
    double first = cut(15.0 / 8, Math.max(0, (4 - x[1]) / 3), (room - 1 + x[1] / 4) / 1.25);
    return of(first, 0.75 * first - 1 + x[1] / 4);
  }

  private static double[] bardFalk(double[] x) {
    double first = x[0] + 3 * x[1] - 0.5;
    return of(first < 0 ? Double.NaN : first, 2 - x[0] + 3 * x[1]);
  }

  private static double aiyoshi(double x) {
    return cut(x - 20, -10, Math.min(20, x / 2 - 5));
  }

  private static double[] clark(double x) {
    double reply = Math.min(5, Math.min(2 * x + 1, 7 - x / 2));
    return of(reply < (x - 2) / 2 ? Double.NaN : reply);
  }

  @ParameterizedTest
  @MethodSource("theory")
  void the_known_value_is_that_of_the_optimum_and_no_other_strategy_is_better(Theory theory)
      throws IOException {
    Mapping root = root(theory.name());
    double known =
        root.require("known")
            .asMapping("known")
            .require("optimistic")
            .asScalar("optimistic")
            .number("optimistic")
            .doubleValue();
    HierarchyGame game = game(root);
    assertThat(game.name()).isEqualTo(theory.name());
    double[] best = point(theory, theory.leader());
    assertThat(isFeasible(game, best)).isTrue();
    assertThat(game.leaderValue(best)).isCloseTo(known, within(1e-9 * (1 + Math.abs(known))));
    isEquilibrium(game, best);
    double gain = game.leaderGoal().gain(known);
    int tried = 0;
    for (double[] leader : grid(game, theory.leader().length)) {
      double[] point = point(theory, leader);
      if (Arrays.stream(point).allMatch(Double::isFinite)) {
        isEquilibrium(game, point);
        if (isFeasible(game, point)) {
          tried++;
          assertThat(game.leaderGain(point))
              .as(Arrays.toString(point))
              .isLessThanOrEqualTo(gain + 1e-9 * (1 + Math.abs(gain)));
        }
      }
    }
    assertThat(tried).isGreaterThan(theory.leader().length < 3 ? 50 : -1); // no grid of three
  }

  private static double[] point(Theory theory, double[] leader) {
    double[] reply = theory.reply().apply(leader);
    double[] point = Arrays.copyOf(leader, leader.length + reply.length);
    System.arraycopy(reply, 0, point, leader.length, reply.length);
    return point;
  }

  private static List<double[]> grid(HierarchyGame game, int size) {
    double[] lower = game.variables().lower();
    double[] upper = game.variables().upper();
    int steps = size == 1 ? 200 : 24;
    return Stream.iterate(0, i -> i + 1)
        .limit(size == 1 ? steps + 1 : size == 2 ? (steps + 1) * (steps + 1) : 0)
        .map(
            number -> {
              double[] leader = new double[size];
              int rest = number;
              for (int k = 0; k < size; k++) {
                leader[k] = lower[k] + (upper[k] - lower[k]) * (rest % (steps + 1)) / steps;
                rest /= steps + 1;
              }
              return leader;
            })
        .toList();
  }

  private static boolean isFeasible(HierarchyGame game, double[] point) {
    double[] differences = new double[game.leaderConstraints()];
    game.leaderConstraints(point, differences);
    for (int k = 0; k < differences.length; k++) {
      double violation = game.leaderEquality(k) ? Math.abs(differences[k]) : differences[k];
      if (violation > 1e-9) {
        return false;
      }
    }
    return true;
  }

  /** Each follower's strategy is feasible, and of many other feasible ones none is better. */
  private static void isEquilibrium(HierarchyGame game, double[] point) {
    RandomStream random = RandomStream.of(5);
    Variables variables = game.variables();
    for (int i = 0; i < game.followers(); i++) {
      assertThat(isAllowed(game, i, point)).as(Arrays.toString(point)).isTrue();
      double gain = game.followerGain(i, point);
      int from = variables.from(i);
      int own = variables.to(i) - from;
      for (int trial = 0; trial < 60; trial++) {
        double[] other = point.clone();
        double scale = Math.pow(10, random.nextDouble(-4, 1));
        if (game.followerConstraints(i) == 1 && game.followerEquality(i, 0)) {
          double moved = random.nextDouble(-scale, scale);
          other[from + random.nextInt(0, own - 1)] += moved;
          other[from + random.nextInt(0, own - 1)] -= moved;
        } else {
          for (int k = 0; k < own; k++) {
            other[from + k] += random.nextDouble(-scale, scale);
            other[from + k] =
                cut(
                    other[from + k],
                    Math.max(-FREE, variables.lower()[from + k]),
                    variables.upper()[from + k]);
          }
        }
        if (isAllowed(game, i, other)) {
          assertThat(game.followerGain(i, other))
              .as(Arrays.toString(point) + " and " + Arrays.toString(other))
              .isLessThanOrEqualTo(gain + 1e-9 * (1 + Math.abs(gain)));
        }
      }
    }
  }

  private static boolean isAllowed(HierarchyGame game, int follower, double[] point) {
    Variables variables = game.variables();
    int from = variables.from(follower);
    int own = variables.to(follower) - from;
    int rows = game.followerConstraints(follower);
    double[][] coefficients = new double[rows][own];
    double[] constants = new double[rows];
    game.followerConstraints(follower, point, coefficients, constants);
    boolean allowed = true;
    for (int r = 0; r < rows; r++) {
      double difference = constants[r];
      for (int k = 0; k < own; k++) {
        difference += coefficients[r][k] * point[from + k];
      }
      allowed &= (game.followerEquality(follower, r) ? Math.abs(difference) : difference) <= 1e-9;
    }
    for (int place = from; place < from + own; place++) {
      allowed &= point[place] >= variables.lower()[place] - 1e-9;
      allowed &= point[place] <= variables.upper()[place] + 1e-9;
    }
    return allowed;
  }

  /** The three pure equilibria of each strategy, as likely as one another, as in the proof. */
  @Test
  void the_leader_of_theorem_one_does_best_with_her_third_strategy() throws IOException {
    HierarchyGame game = game(root("three-strategies"));
    int[][] columns = {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}};
    double[] means = new double[3];
    for (int strategy = 0; strategy < 3; strategy++) {
      for (int row = 0; row < 3; row++) {
        double[] point = new double[9];
        point[strategy] = 1;
        point[3 + row] = 1;
        point[6 + columns[strategy][row]] = 1;
        assertThat(game.followerValue(0, point)).isEqualTo(1);
        assertThat(game.followerValue(1, point)).isEqualTo(1);
        isEquilibrium(game, point);
        means[strategy] += game.leaderValue(point) / 3;
      }
    }
    assertThat(means).containsExactly(of(0, 0, 17.0 / 3), within(1e-15));
  }

  private static Mapping root(String name) throws IOException {
    String file = name + ".yaml";
    try (InputStream stream = Catalog.class.getResourceAsStream(file)) {
      return Trees.read(Source.of(file, stream.readAllBytes())).asMapping("an entry");
    }
  }

  private static HierarchyGame game(Mapping root) {
    return new HierarchyForm().read(root.require("game").asMapping("game"));
  }
}
