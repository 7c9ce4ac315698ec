package org.firstmover.verify.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.solution.Check;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Distribution;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;
import org.firstmover.strategy.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims whose truth is known in closed form. */
class StochasticVerifierTest {
  /** Softmax of logits (.2, -.1) and (0, .3), and the best response at entropy weight .5. */
  private static final double[] LEADER = {.57444252, .42555748, .42555748, .57444252};

  private static final double[] RESPONSE = {.67599169, .32400831, .97295118, .02704882};

  /** The eight digits are finer than what is allowed of values and regret. */
  private static Claim regularised() {
    StochasticGame game = GoldenGames.calmAndAlert(.5, Observes.COMMITMENT);
    return new Claim(game, LEADER, RESPONSE, 7.73683757).followerValue(14.76561843);
  }

  @Test
  void values_and_best_response_of_the_published_two_state_game_are_confirmed() {
    regularised().with("from calm", 7.65126884).with("from alert", 7.82240629).passes();
    assertThat(regularised().check("follower regret").value()).isBetween(0.0, 1e-11);
    assertThat(regularised().check("follower regret").kind()).isEqualTo(Check.Kind.BOUND);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, -1e-4, Double.NaN, Double.POSITIVE_INFINITY})
  void wrong_values_are_found(double error) {
    regularised().value(7.73683757 + error).fails("leader value", "value at the best response");
    regularised().with("from calm", 7.65126884 + error).fails("leader values by state");
    regularised().with("strong", 7.73683757 + error).fails("strong value");
    if (!Double.isNaN(error)) {
      regularised().followerValue(14.76561843 + error).fails("follower value");
    }
  }

  @Test
  void a_value_from_a_state_that_is_not_there_is_no_value() {
    regularised().with("from nowhere", 1).fails("leader values by state");
  }

  /**
   * With logits (.5, 0) and (-.4, .1) the follower gets 13.35296505 instead of 14.76561843, and the
   * leader 9.37764386: all published.
   */
  @Test
  void a_response_that_is_not_best_is_found_with_what_it_loses() {
    double one = 1 / (1 + Math.exp(-.5));
    double two = 1 / (1 + Math.exp(.5));
    Claim claim =
        new Claim(
            GoldenGames.calmAndAlert(.5, Observes.COMMITMENT),
            LEADER,
            new double[] {one, 1 - one, two, 1 - two},
            9.37764386);
    claim.followerValue(13.35296505).fails("follower regret", "value at the best response");
    double loss = 14.76561843 - 13.35296505; // the mean of both states
    assertThat(claim.check("follower regret").value()).isBetween(loss, 2 * loss);
  }

  /**
   * A response may lose next to nothing, and yet be far enough from the best one for the leader's
   * value to be another: the loss is of second order, the leader's difference of first.
   */
  @Test
  void the_leader_s_value_must_be_that_at_the_best_response() {
    double moved = 2e-4;
    double[] near = {RESPONSE[0] + moved, RESPONSE[1] - moved, RESPONSE[2], RESPONSE[3]};
    // dJ1 = d(calm) k [Q1(calm, c) - Q1(calm, d)] moved, from the published gradient
    double slope = -1.72428023 / (RESPONSE[0] * RESPONSE[1]);
    Claim claim =
        new Claim(
            GoldenGames.calmAndAlert(.5, Observes.COMMITMENT),
            LEADER,
            near,
            7.73683757 + slope * moved);
    claim.fails("value at the best response");
    assertThat(claim.check("value at the best response").value())
        .isCloseTo(-slope * moved, within(1e-6));
  }

  @Test
  void a_commitment_with_slopes_is_not_stationary() {
    Claim claim = regularised().status(Status.STATIONARY);
    claim.fails("stationarity");
    // the total gradient in logits, divided by probabilities: slopes towards actions
    double published = .24279116 / LEADER[1] + .39745865 / LEADER[3];
    assertThat(claim.check("stationarity").value()).isCloseTo(published, within(1e-6));
    assertThat(claim.check("stationarity").note()).contains("by differences 1.3e+00");
    regularised().with(Solution.FIRST_ORDER, published).passes();
    regularised().with(Solution.FIRST_ORDER, 0).fails(Solution.FIRST_ORDER);
    double norm = Math.sqrt(2) * Math.hypot(.24279116, .39745865);
    regularised().with(Solution.GRADIENT_NORM, norm).passes();
    regularised().with(Solution.GRADIENT_NORM, norm / 2).fails(Solution.GRADIENT_NORM);
  }

  /** In each state the leader's action does not matter, so that every policy is stationary. */
  @Test
  void a_commitment_without_slopes_is_stationary() {
    double[] same = {1, 2, 1, 2, 0, 3, 0, 3};
    double[] alert = {.25, .5, .25, .5, 1, 0, 1, 0};
    StochasticGame game = GoldenGames.game(0, 1, Observes.COMMITMENT, same, same, alert);
    double one = Math.E / (1 + Math.E);
    double three = Math.exp(3) / (1 + Math.exp(3));
    double value = .5 * (1 + one) + .5 * 3 * three;
    double[] response = {1 - one, one, 1 - three, three};
    new Claim(game, LEADER, response, value).status(Status.STATIONARY).passes();
  }

  /** Moving away from an action that is never played is seen, though its logit has no gradient. */
  @Test
  void a_pure_commitment_that_another_action_beats_is_not_stationary() {
    double[] leader = {1, 1, 2, 2, 1, 1, 1, 1};
    double[] alert = {0, 0, 0, 0, 1, 1, 1, 1};
    StochasticGame game =
        GoldenGames.game(.5, 1, Observes.COMMITMENT, leader, new double[8], alert);
    double[] even = {.5, .5, .5, .5};
    new Claim(game, new double[] {0, 1, 1, 0}, even, 3).status(Status.STATIONARY).passes();
    Claim worse = new Claim(game, new double[] {1, 0, 1, 0}, even, 2).status(Status.STATIONARY);
    worse.fails("stationarity");
    // half of the starts are calm, for good: .5 / (1 - .5) visits, 1 more each
    assertThat(worse.check("stationarity").value()).isCloseTo(1, within(1e-9));
  }

  /**
   * The follower is indifferent. Best for the leader are d when calm, 16 = 4 + .8 x 15, and c when
   * alert, 15 = 2.5 + .8 (.375 x 15 + .625 x 16); worst c when calm, 0 for ever, and d when alert,
   * 2.5 = 1.5 + .8 x .5 x 2.5.
   */
  @Test
  void ties_are_worth_what_the_leader_s_best_and_worst_replies_are() {
    StochasticGame game = GoldenGames.indifferent();
    double[] commitment = {0, 1, .5, .5};
    double[] strong = {0, 1, 1, 0};
    double[] weak = {1, 0, 0, 1};
    Claim best =
        new Claim(game, commitment, strong, 15.5)
            .ties(TieBreak.STRONG)
            .with("strong", 15.5)
            .with("weak", 1.25)
            .with("from calm", 16)
            .with("from alert", 15)
            .followerValue(5);
    best.passes();
    new Claim(game, commitment, weak, 1.25)
        .ties(TieBreak.WEAK)
        .with("from calm", 0)
        .with("from alert", 2.5)
        .passes();
    best.ties(TieBreak.WEAK).fails("tie-break");
    best.ties(TieBreak.STRONG).with("strong", 15.6).fails("strong value");
    best.with("strong", 15.5).with("weak", 1.3).fails("weak value");
    new Claim(game, commitment, weak, 1.25).ties(TieBreak.STRONG).fails("tie-break");
    new Claim(game, commitment, strong, 15.5).status(Status.STATIONARY).fails("stationarity");
  }

  /** c against a is worth 4 / .2 to the follower while calm lasts, for ever. */
  @Test
  void without_entropy_a_response_that_is_not_best_is_found() {
    StochasticGame game = GoldenGames.calmAndAlert(0, Observes.COMMITMENT);
    double[] pure = {1, 0, 1, 0};
    // c when calm stays calm: leader 1 each time; alert: d returns to calm three times of four
    double alert = (1 + .8 * .75 * 5) / (1 - .8 * .25);
    new Claim(game, pure, new double[] {1, 0, 0, 1}, .5 * 5 + .5 * alert)
        .followerValue(.5 * 20 + .5 * (3 + .8 * .75 * 20) / .8)
        .passes();
    Claim other = new Claim(game, pure, new double[] {1, 0, 1, 0}, 5);
    other.fails("follower regret");
    // alert for ever is worth 3 / .2, with d (3 + .6 x 20) / .8
    assertThat(other.check("follower regret").value()).isCloseTo(18.75 - 15, within(1e-9));
    assertThat(other.check("follower regret").note()).isEqualTo("from alert");
  }

  /** A follower who sees the drawn action answers it: each row's own best reply. */
  @Test
  void a_follower_who_sees_actions_answers_each() {
    double[] leader = {1, 5, 2, 0, 3, 0, 0, 4};
    double[] follower = {0, 1, 1, 0, 1, 0, 0, 1};
    double[] calm = {0, 0, 0, 0, 0, 0, 0, 0};
    StochasticGame game = GoldenGames.game(.5, 0, Observes.ACTION, leader, follower, calm);
    // calm: d to a (5), c to b (2); alert: c to a (3), d to b (4), then calm for ever
    double[] response = {0, 1, 1, 0, 1, 0, 0, 1};
    double whenCalm = (.25 * 5 + .75 * 2) / .5;
    double whenAlert = .5 * 3 + .5 * 4 + .5 * whenCalm;
    double[] commitment = {.25, .75, .5, .5};
    Claim claim =
        new Claim(game, commitment, response, .5 * whenCalm + .5 * whenAlert).followerValue(2);
    claim.ties(TieBreak.STRONG).passes();
    claim.status(Status.STATIONARY);
    // towards a when calm: 1 + .5 visits, 5 - 2.75 more each; towards d when alert: .5 visits
    claim.fails("stationarity");
    assertThat(claim.check("stationarity").value()).isCloseTo(1.5 * 2.25 + .5 * .5, within(1e-9));
    new Claim(game, commitment, new double[] {0, 1, 0, 1, 1, 0, 0, 1}, 0)
        .value(.75 * 2.5 + .5 * 3.5)
        .fails("follower regret");
  }

  @Test
  void an_action_that_is_never_drawn_may_be_answered_by_anything() {
    double[] leader = {1, 5, 2, 0, 3, 0, 0, 4};
    double[] follower = {0, 1, 1, 0, 1, 0, 0, 1};
    StochasticGame game = GoldenGames.game(.5, 0, Observes.ACTION, leader, follower, new double[8]);
    // b, c when calm; a, c when alert, then calm
    new Claim(game, new double[] {0, 1, 1, 0}, new double[] {1, 0, 1, 0, 1, 0, 1, 0}, 4.5).passes();
  }

  @Test
  void what_both_could_have_together_proves_an_upper_bound() {
    double[] rewards = {1, 3, 0, 4, 1, 1, 2, 4};
    double[] alert = {0, .5, .25, .5, 1, .25, .5, .25};
    StochasticGame team = GoldenGames.game(.8, 0, Observes.COMMITMENT, rewards, rewards, alert);
    // b and d are worth 4 in both states, more than anything else
    Claim claim = new Claim(team, new double[] {0, 1, 0, 1}, new double[] {0, 1, 0, 1}, 20);
    claim.status(Status.OPTIMAL).bounds(20, 20).passes();
    assertThat(claim.verified().provesOptimality()).isTrue();
    claim.bounds(20, 19).fails("upper bound", "gap");
    claim.status(Status.FEASIBLE).bounds(20, 21).passes();
    claim.bounds(19, 21).fails("lower bound");
  }

  @Test
  void optimality_without_a_proof_is_not_re_proved() {
    Claim claim = regularised().status(Status.OPTIMAL);
    claim.fails("optimality");
    assertThat(claim.check("optimality").note()).startsWith("not re-proved");
    regularised().bounds(7.73683757, 8).passes();
    regularised().bounds(7.73683757, 7).fails("upper bound");
    assertThat(regularised().bounds(7.73683757, 8).check("upper bound").note())
        .contains("not re-proved");
    regularised().status(Status.INFEASIBLE).fails("status");
  }

  /**
   * Matching pennies at stakes 1 when calm and 2 when alert, in turn: even chances are worth half
   * the stakes, calm .5 + .5 alert, alert 1 + .5 calm.
   */
  @Test
  void an_equilibrium_of_pure_conflict_proves_that_nothing_is_better() {
    double[] stakes = {1, 0, 0, 1, 2, 0, 0, 2};
    double[] against = {-3, 0, 0, -3, -6, 0, 0, -6};
    double[] turns = {1, 1, 1, 1, 0, 0, 0, 0};
    StochasticGame game = GoldenGames.game(.5, 0, Observes.COMMITMENT, stakes, against, turns);
    double calm = (.5 + .5 * 1) / (1 - .25);
    double alert = (1 + .5 * .5) / (1 - .25);
    double[] even = {.5, .5, .5, .5};
    Claim claim =
        new Claim(game, even, even, (calm + alert) / 2)
            .status(Status.OPTIMAL)
            .ties(TieBreak.EQUILIBRIUM);
    claim.passes();
    assertThat(claim.verified().provesOptimality()).isTrue();
    // a pure reply is as good to her, but proves nothing
    new Claim(game, even, new double[] {1, 0, 1, 0}, (calm + alert) / 2)
        .status(Status.OPTIMAL)
        .ties(TieBreak.EQUILIBRIUM)
        .fails("leader regret", "optimality");
  }

  @Test
  void a_discount_near_1_is_noted_and_then_refused() {
    double[] one = {1, 1, 1, 1, 1, 1, 1, 1};
    double[] stay = {0, 0, 0, 0, 1, 1, 1, 1};
    double[] pure = {1, 0, 1, 0};
    for (double rest : new double[] {1e-2, 1e-7, 1e-10, 0x1p-53}) {
      StochasticGame game = GoldenGames.game(1 - rest, 0, Observes.COMMITMENT, one, one, stay);
      Check check = new Claim(game, pure, pure, 1 / rest).check("conditioning");
      assertThat(check.passed()).isEqualTo(rest > 1e-9);
      assertThat(check.note().contains("condition number")).isEqualTo(rest < 1e-3);
      assertThat(check.value()).isGreaterThanOrEqualTo(2 / rest * 0x1p-53);
    }
  }

  /** Rows may sum to 1 + 1e-9: then values of a discount of 1 - 1e-10 need not exist. */
  @Test
  void rows_that_sum_to_a_little_more_than_1_count() {
    Actions actions =
        Actions.everywhere(List.of("on"), List.of("a"), List.of("c"), Observes.COMMITMENT);
    double[] one = {1};
    StochasticGame game =
        new StochasticGame(
            "",
            new StochasticGame.Rules(1 - 1e-10, 0),
            actions,
            one,
            one,
            one,
            new Transitions.Builder(actions).dense(new double[] {1 + 9e-10}).build());
    new Claim(game, one, one, 1e10).fails("conditioning");
  }

  @Test
  void what_is_no_policy_of_the_game_fails() {
    Distribution flat = Distribution.of(List.of("a", "b"), new double[] {.5, .5});
    Strategy point = new Point(List.of(new Point.Entry("a", false, new double[] {1})));
    Strategy empty = new Behaviour(Map.of());
    Strategy missing = new Behaviour(Map.of("calm", flat));
    Strategy unknown = new Behaviour(Map.of("calm", flat, "alert", flat, "far", flat));
    for (Strategy strategy : List.of(flat, point, unknown)) {
      regularised().leader(strategy).fails("leader actions");
      regularised().response(strategy).fails("follower actions");
    }
    for (Strategy strategy : List.of(empty, missing)) {
      regularised().leader(strategy).fails("leader probabilities");
    }
    regularised().response(empty).fails("follower probabilities");
    regularised().followers(List.of()).fails("followers");
    Response response = new Response("follower", 1, flat);
    regularised().followers(List.of(response, response)).fails("followers");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-.1, 1.1, .6, Double.NaN, Double.POSITIVE_INFINITY})
  void numbers_that_are_no_probabilities_fail(double wrong) {
    Distribution even = Distribution.of(List.of("a", "b"), new double[] {.5, .5});
    Weights weights = Weights.of(List.of("a", "b"), new double[] {wrong, .5});
    Claim claim =
        regularised()
            .leader(new Behaviour(Map.of("calm", even, "alert", new Distribution(weights))));
    claim.fails("leader probabilities");
    assertThat(claim.check("leader probabilities").note()).isEqualTo("in alert");
  }
}
