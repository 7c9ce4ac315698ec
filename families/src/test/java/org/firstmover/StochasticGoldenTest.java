package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.firstmover.formats.Source;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Sequence;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.Names;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.GameReference;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solvers.stochastic.RegularisedProblem;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Best responses, values and total gradients that were computed independently. */
class StochasticGoldenTest {
  static Stream<Node> golden() throws IOException {
    String name = "/golden/stochastic.json";
    try (InputStream stream = StochasticGoldenTest.class.getResourceAsStream(name)) {
      Source source = Source.of("stochastic.json", stream.readAllBytes());
      return Trees.read(source).asSequence("golden games").items().stream();
    }
  }

  /** See golden/README.md. */
  @ParameterizedTest
  @MethodSource("golden")
  void responses_values_and_total_gradients_are_those_of_golden_games(Node node) {
    Mapping entry = node.asMapping("game");
    RegularisedProblem problem = new RegularisedProblem(game(entry));
    double[] response = problem.respond(numbers(entry, "leaderLogits"));
    assertThat(response).containsExactly(numbers(entry, "followerResponse"), within(1e-9));
    assertThat(problem.followerValues())
        .containsExactly(numbers(entry, "followerSoftValue"), within(1e-9));
    assertThat(problem.leaderValues()).containsExactly(numbers(entry, "leaderValue"), within(1e-9));
    assertThat(problem.value()).isCloseTo(numbers(entry, "strongValue")[0], within(1e-9));
    assertThat(problem.gradient()).containsExactly(numbers(entry, "totalGradient"), within(1e-7));
  }

  /**
   * Responses, values and total gradients of the golden games, claimed as a solution. A slope
   * towards an action is the gradient in its logit divided by its probability.
   */
  @ParameterizedTest
  @MethodSource("golden")
  void the_certificate_confirms_golden_games_and_nothing_near_them(Node node) {
    Mapping entry = node.asMapping("game");
    StochasticGame game = game(entry);
    Actions actions = game.actions();
    double[] leader = numbers(entry, "leaderLogits");
    double[] gradient = numbers(entry, "totalGradient");
    double gain = 0;
    for (int s = 0; s < actions.stateCount(); s++) {
      double sum = 0;
      for (int m = actions.firstMove(s); m < actions.firstMove(s + 1); m++) {
        leader[m] = Math.exp(leader[m]);
        sum += leader[m];
      }
      double most = 0;
      for (int m = actions.firstMove(s); m < actions.firstMove(s + 1); m++) {
        leader[m] /= sum;
        most = Math.max(most, gradient[m] / leader[m]);
      }
      gain += most;
    }
    double[] values = numbers(entry, "leaderValue");
    double value = numbers(entry, "strongValue")[0];
    Map<String, Double> claims = new LinkedHashMap<>();
    for (int s = 0; s < values.length; s++) {
      claims.put(Solution.FROM + actions.states().get(s), values[s]);
    }
    claims.put(Solution.FIRST_ORDER, gain);
    Certificate certificate = verified(game, leader, entry, value, claims, Status.FEASIBLE);
    assertThat(certificate.failed()).isEmpty();
    assertThat(certificate.checks()).hasSize(10);
    String last = actions.states().get(values.length - 1);
    claims.put(Solution.FROM + last, values[values.length - 1] + 1e-4);
    claims.put(Solution.FIRST_ORDER, gain + 1e-4);
    assertThat(verified(game, leader, entry, value + 1e-4, claims, Status.STATIONARY).failed())
        .extracting(Check::name)
        .containsExactly(
            "leader value",
            "leader values by state",
            "value at the best response",
            Solution.FIRST_ORDER,
            "stationarity");
  }

  private static Certificate verified(
      StochasticGame game,
      double[] leader,
      Mapping entry,
      double value,
      Map<String, Double> claims,
      Status status) {
    Actions actions = game.actions();
    Strategy response =
        Behaviour.of(actions.states(), actions::follower, numbers(entry, "followerResponse"));
    double[] soft = numbers(entry, "followerSoftValue");
    double followerValue = 0;
    for (int s = 0; s < soft.length; s++) {
      followerValue += game.start()[s] * soft[s];
    }
    return Firstmover.verify(
        game,
        new Solution(
            GameReference.to(game),
            Provenance.UNKNOWN,
            status,
            null,
            new Commitment(value, Behaviour.of(actions.states(), actions::leader, leader)),
            List.of(new Response("follower", followerValue, response)),
            claims,
            new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
            new Proof.None(),
            Certificate.NONE,
            Map.of(),
            Map.of()));
  }

  /** Two states, two actions each; checked by finite differences to 1e-9 elsewhere. */
  @Test
  void the_published_two_state_game_comes_out_to_all_its_digits() {
    Actions actions =
        Actions.everywhere(
            List.of("calm", "alert"), List.of("a", "b"), List.of("c", "d"), Observes.COMMITMENT);
    double[] next = {0, .5, .25, .5, 1, .25, .5, .25};
    Transitions.Builder transitions = new Transitions.Builder(actions);
    for (double p : next) {
      transitions.dense(new double[] {1 - p, p});
    }
    RegularisedProblem problem =
        new RegularisedProblem(
            new StochasticGame(
                "two-states",
                new StochasticGame.Rules(0.8, 0.5),
                actions,
                new double[] {.5, .5},
                new double[] {1, 3, 0, 4, 1, 1, 2, 4},
                new double[] {4, 4, 1, 0, 3, 3, 3, 0},
                transitions.build()));
    assertThat(problem.respond(new double[] {.2, -.1, 0, .3}))
        .containsExactly(new double[] {.67599169, .32400831, .97295118, .02704882}, within(1e-8));
    assertThat(problem.leaderValues())
        .containsExactly(new double[] {7.65126884, 7.82240629}, within(1e-8));
    assertThat(problem.followerValues())
        .containsExactly(new double[] {14.67375787, 14.85747899}, within(1e-8));
    assertThat(problem.gradient())
        .containsExactly(new double[] {-.24279116, .24279116, -.39745865, .39745865}, within(1e-8));
  }

  private static StochasticGame game(Mapping entry) {
    List<Node> states = entry.require("leaderRewards").asSequence("rewards").items();
    List<Node> rows = states.get(0).asSequence("rows").items();
    int columns = rows.get(0).asSequence("row").items().size();
    Actions actions =
        Actions.everywhere(
            Names.numbered(states.size()),
            Names.numbered(rows.size()),
            Names.numbered(columns),
            Observes.COMMITMENT);
    double[] all = numbers(entry, "transitions");
    Transitions.Builder transitions = new Transitions.Builder(actions);
    for (int k = 0; k < all.length; k += states.size()) {
      transitions.dense(Arrays.copyOfRange(all, k, k + states.size()));
    }
    return new StochasticGame(
        "golden",
        new StochasticGame.Rules(numbers(entry, "discount")[0], numbers(entry, "lambda")[0]),
        actions,
        numbers(entry, "start"),
        numbers(entry, "leaderRewards"),
        numbers(entry, "followerRewards"),
        transitions.build());
  }

  /** All numbers of a nested list, in order. */
  private static double[] numbers(Mapping entry, String key) {
    return flat(entry.require(key)).toArray();
  }

  private static DoubleStream flat(Node node) {
    return node instanceof Sequence sequence
        ? sequence.items().stream().flatMapToDouble(StochasticGoldenTest::flat)
        : DoubleStream.of(((Scalar) node).decimal("a number"));
  }
}
