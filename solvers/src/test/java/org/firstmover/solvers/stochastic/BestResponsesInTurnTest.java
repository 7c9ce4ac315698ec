package org.firstmover.solvers.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.StochasticGame.Rules;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.random.RandomStream;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Best responses in turn: where they rest, how fast, and what a commitment has over it. */
class BestResponsesInTurnTest {
  private static final BestResponsesInTurn METHOD = new BestResponsesInTurn();
  private static final String WARNING = "warning: rounds that did not contract";

  private static Solution solve(StochasticGame game, Map<String, String> options) {
    Solution solution =
        METHOD.solve(
            game,
            Options.parse(METHOD.info().options(), options, METHOD.info().name()),
            Run.withSeed(0));
    assertThat(solution.certificate().failed()).isEmpty();
    return solution;
  }

  /** One state, played once. */
  private static StochasticGame once(double[] leader, double[] follower, double entropy) {
    Actions actions =
        Actions.everywhere(
            List.of("here"), List.of("up", "down"), List.of("left", "right"), Observes.COMMITMENT);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    for (int k = 0; k < 4; k++) {
      transitions.dense(new double[] {1});
    }
    return new StochasticGame(
        "once",
        new Rules(0, entropy),
        actions,
        new double[] {1},
        leader,
        follower,
        transitions.build());
  }

  /**
   * The Nash equilibrium of the game in V. Conitzer and T. Sandholm, "Computing the optimal
   * strategy to commit to", EC 2006, is worth 2 to the leader, the commitment 3.5.
   */
  @Test
  void it_rests_at_the_nash_equilibrium_and_tells_what_a_commitment_has_over_it() {
    Solution solution =
        solve(once(new double[] {2, 4, 1, 3}, new double[] {1, 0, 0, 1}, 0), Map.of());
    assertThat(solution.leader().value()).isEqualTo(2);
    assertThat(solution.status()).isEqualTo(Status.FEASIBLE);
    assertThat(solution.values().get(Solution.COMMITMENT_GAP)).isCloseTo(1.5, within(1e-6));
  }

  /** Logit responses of both: p solves p = s(u(q(p)) / lambda), found by bisection. */
  @ParameterizedTest
  @CsvSource({"1.5, 1.5", "1, 3", "4, .9"})
  void regularised_responses_rest_at_the_logit_equilibrium(double lambda, double own) {
    double[] a = {2, 4, 1, 3};
    double[] b = {1, 0, -1, 2};
    Solution solution = solve(once(a, b, lambda), Map.of("leader-entropy", Double.toString(own)));
    double low = 0;
    double high = 1;
    for (int i = 0; i < 200; i++) {
      double p = (low + high) / 2;
      double q = sigmoid((p * (b[0] - b[1]) + (1 - p) * (b[2] - b[3])) / lambda);
      double reply = sigmoid((q * (a[0] - a[2]) + (1 - q) * (a[1] - a[3])) / own);
      if (reply > p) {
        low = p;
      } else {
        high = p;
      }
    }
    assertThat(solution.leader().strategy().weights().nonZero().get("here: up"))
        .isCloseTo(low, within(1e-9));
    assertThat(solution.values().get(Solution.COMMITMENT_GAP)).isPositive();
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** No step is longer than the constant allows, and what the net adds stays within the bound. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void steps_shrink_by_the_constant_at_least_and_nets_keep_to_the_bound(long seed) {
    Observes observes = seed % 2 == 0 ? Observes.COMMITMENT : Observes.ACTION;
    StochasticGame game = StochasticGames.square(seed, 3, 3, 2, new Rules(.3, 3), observes);
    Solution exact = solve(game, Map.of("leader-entropy", "3", "tolerance", "1e-13"));
    double constant = exact.values().get("contraction constant");
    assertThat(constant).isLessThan(1);
    assertThat(exact.values().get("largest contraction ratio"))
        .isLessThanOrEqualTo(constant + 1e-6);
    assertThat(exact.values()).doesNotContainKey(WARNING);
    assertThat(exact.values().get("error bound")).isLessThan(1e-12);
    for (int parts : new int[] {4, 20, 200}) {
      Solution net = solve(game, Map.of("leader-entropy", "3", "net", Integer.toString(parts)));
      assertThat(distance(exact, net)).isLessThanOrEqualTo(net.values().get("error bound") + 1e-9);
    }
  }

  /** In the state where it is largest. */
  private static double distance(Solution one, Solution other) {
    Map<String, Double> first = one.leader().strategy().weights().nonZero();
    Map<String, Double> second = other.leader().strategy().weights().nonZero();
    double largest = 0;
    for (int s = 1; s <= 3; s++) {
      double sum = 0;
      for (int a = 1; a <= 3; a++) {
        String key = s + ": " + a;
        sum += Math.abs(first.getOrDefault(key, 0.) - second.getOrDefault(key, 0.));
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  @Test
  void pure_responses_that_chase_one_another_end_at_a_limit_with_the_length_of_the_cycle() {
    Solution solution =
        solve(once(new double[] {2, -1, -1, 1}, new double[] {-1, 1, 1, -1}, 0), Map.of());
    assertThat(solution.status()).isEqualTo(Status.LIMIT);
    assertThat(solution.work()).containsEntry("rounds of the cycle", 2L);
    assertThat(solution.values().get(WARNING)).isPositive();
  }

  /** At rest no other pure policy of the leader is better against the follower as she is. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void the_leaders_reply_is_the_best_of_all_policies(long seed) {
    Observes observes = seed % 2 == 0 ? Observes.COMMITMENT : Observes.ACTION;
    StochasticGame game = StochasticGames.square(seed, 3, 3, 2, new Rules(.9, 0), observes);
    Actions actions = game.actions();
    Policy leader = Policy.ofLeader(actions);
    Policy follower = Policy.ofFollower(actions);
    RandomStream random = RandomStream.of(seed);
    double[] logits =
        IntStream.range(0, actions.replies()).mapToDouble(k -> random.nextDouble()).toArray();
    follower.softmax(logits, .3);
    Evaluation evaluation = new Evaluation(game, leader, follower);
    new LeaderReply(evaluation, 0).converge();
    double own = evaluation.atStart(evaluation.leaderValues());
    double best = Double.NEGATIVE_INFINITY;
    for (int code = 0; code < 27; code++) {
      double[] pure = new double[9];
      pure[code % 3] = 1;
      pure[3 + code / 3 % 3] = 1;
      pure[6 + code / 9] = 1;
      best =
          Math.max(
              best,
              evaluation.atStart(PolicyValues.of(game, pure, follower.probabilities()).leader()));
    }
    assertThat(own).isCloseTo(best, within(1e-10));
  }

  @Test
  void a_net_projects_to_its_nearest_policy_and_no_policy_is_farther_than_epsilon() {
    PolicyNet net = new PolicyNet(2, g -> new int[] {0, 3, 5}[g], 4);
    List<double[]> all = new ArrayList<>();
    net.each(policy -> all.add(policy.clone()));
    assertThat((double) all.size()).isEqualTo(net.size()).isEqualTo(15 * 5);
    RandomStream random = RandomStream.of(3);
    double farthest = 0;
    for (int trial = 0; trial < 2000; trial++) {
      double[] policy = new double[5];
      fill(policy, 0, 3, random);
      fill(policy, 3, 5, random);
      double[] projected = policy.clone();
      net.project(projected);
      double own = distance(policy, projected);
      double nearest = all.stream().mapToDouble(p -> distance(policy, p)).min().orElseThrow();
      assertThat(own).isCloseTo(nearest, within(1e-12));
      farthest = Math.max(farthest, own);
    }
    assertThat(farthest).isLessThanOrEqualTo(net.epsilon() + 1e-12);
    assertThat(net.epsilon()).isCloseTo(2.0 / 4 * 2 / 3, within(1e-12));
  }

  private static void fill(double[] policy, int from, int to, RandomStream random) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      policy[k] = -Math.log(1 - random.nextDouble());
      sum += policy[k];
    }
    for (int k = from; k < to; k++) {
      policy[k] /= sum;
    }
  }

  /** Of the two groups the farther one. */
  private static double distance(double[] one, double[] other) {
    return Math.max(
        IntStream.range(0, 3).mapToDouble(k -> Math.abs(one[k] - other[k])).sum(),
        IntStream.range(3, 5).mapToDouble(k -> Math.abs(one[k] - other[k])).sum());
  }

  /** |softmax (alpha x) - argmax-e (x)| is at most 2 n exp (-alpha gap). */
  @Test
  void boltzmann_policies_are_as_near_to_the_best_as_the_gap_says() {
    RandomStream random = RandomStream.of(9);
    for (int trial = 0; trial < 500; trial++) {
      int n = random.nextInt(2, 6);
      double[] x = IntStream.range(0, n).mapToDouble(k -> random.nextInt(0, 4)).toArray();
      double alpha = 10 * random.nextDouble();
      double[] soft = new double[n];
      double[] best = new double[n];
      Boltzmann.softmax(x, soft, 0, n, 1 / alpha);
      Boltzmann.uniformOverBest(x, best, 0, n, 1e-9);
      double sum = IntStream.range(0, n).mapToDouble(k -> Math.abs(soft[k] - best[k])).sum();
      assertThat(sum)
          .isLessThanOrEqualTo(2 * n * Math.exp(-alpha * Boltzmann.gap(x, 0, n, 1e-9)) + 1e-12);
    }
  }

  @Test
  void boltzmann_policies_need_a_temperature_or_a_net_that_can_be_enumerated() {
    StochasticGame game = StochasticGames.square(1, 8, 4, 4, new Rules(.9, 0), Observes.COMMITMENT);
    assertThatThrownBy(() -> solve(game, Map.of("responses", "boltzmann")))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("option temperature");
    assertThatThrownBy(() -> solve(game, Map.of("responses", "boltzmann", "net", "10")))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("at most 200000 policies");
    Solution small =
        solve(
            once(new double[] {2, 4, 1, 3}, new double[] {1, 0, 0, 1}, 0),
            Map.of("responses", "boltzmann", "net", "10"));
    assertThat(small.leader().value()).isEqualTo(2);
  }
}
