package org.firstmover.learning.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.firstmover.game.markov.IteratedGame.Memory;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.learning.Iterated;
import org.firstmover.learning.learner.PpoSettings;
import org.firstmover.learning.learner.TablePpo;
import org.firstmover.learning.learner.TableReinforce;
import org.firstmover.learning.oracle.QLearningOracle.Exploration;
import org.firstmover.learning.oracle.QLearningOracle.Settings;
import org.firstmover.random.RandomStream;
import org.firstmover.solve.StateInput;
import org.firstmover.solve.StateOutput;
import org.junit.jupiter.api.Test;

class InnerLoopOraclesTest {
  private static final MarkovGame DILEMMA = Iterated.tenRounds(Iterated.PRISONERS_DILEMMA);
  private static final MarkovGame BATTLE = Iterated.once(Iterated.BATTLE_OF_THE_SEXES);

  /** Counts what it is asked. */
  private static final class Counting implements QueriedLeader {
    private final PureTable table;
    private int asked;
    private double paid;

    Counting(double... actions) {
      table = new PureTable(1, actions);
    }

    @Override
    public void answer(double[] observation, double[] action) {
      asked++;
      table.answer(observation, action);
    }

    @Override
    public void paid(double reward) {
      paid += reward;
    }
  }

  private static double[] response(FollowerOracle oracle, QueriedLeader leader) {
    return ((PureTable) oracle.respond(leader, RandomStream.of(1)).followers().get(0)).actions();
  }

  private static double[] values(QLearningOracle oracle) {
    StateOutput out = new StateOutput();
    oracle.snapshot(out);
    StateInput in = new StateInput(out.toBytes());
    in.flag();
    return in.numbers();
  }

  private static QLearningOracle greedy(MarkovGame game, int episodes, double alpha, double gamma) {
    return new QLearningOracle(
        game, new Settings(episodes, alpha, gamma, Exploration.EPSILON_GREEDY, 1, 0), 0);
  }

  private static QLearningOracle noisy(int episodes, double noise) {
    return new QLearningOracle(
        BATTLE, new Settings(episodes, 0.2, 0.9, Exploration.PARAMETER_NOISE, noise, 0), 0);
  }

  @Test
  void q_learning_asks_for_every_move_of_its_episodes() {
    Counting leader = new Counting(1, 0, 0, 1, 1);
    response(new QLearningOracle(DILEMMA, Settings.PUBLISHED, 0), leader);
    assertThat(leader.asked).isEqualTo(800);
  }

  /** Both actions are worth their rewards, 1 and 0, whatever gamma is, as nothing follows. */
  @Test
  void behind_the_last_move_there_is_no_bootstrap() {
    QLearningOracle oracle = greedy(BATTLE, 200, 0.5, 0.99);
    response(oracle, new Counting(0));
    assertThat(values(oracle)).containsExactly(new double[] {1, 0}, within(1e-9));
  }

  /** The follower alone matters: Q(start, a) = r(a) + gamma max r, r = 1 or 3, gamma = 1/2. */
  @Test
  void before_it_the_target_goes_on_with_the_best_that_follows() {
    MarkovGame two = Iterated.game("0,1 0,3 0,1 0,3", 2, Memory.OTHER, 0);
    QLearningOracle oracle = greedy(two, 400, 0.5, 0.5);
    response(oracle, new Counting(0, 0, 0));
    assertThat(values(oracle)).containsExactly(new double[] {2.5, 4.5, 1, 3, 0, 0}, within(1e-9));
  }

  @Test
  void both_explorations_find_the_best_response_in_one_round() {
    for (QLearningOracle oracle : List.of(greedy(BATTLE, 200, 0.2, 0.9), noisy(200, 0.5))) {
      assertThat(response(oracle, new Counting(0))).containsExactly(0);
      oracle.reset();
      assertThat(response(oracle, new Counting(1))).containsExactly(1);
    }
  }

  @Test
  void what_is_carried_stays_and_what_is_reset_is_forgotten() {
    QLearningOracle oracle = noisy(10, 0.01);
    assertThat(response(oracle, new Counting(1))).containsExactly(1);
    // 2 (1 - 0.8^10) = 1.79 decays to 0.19, and with hardly any noise 0 is never tried
    assertThat(response(oracle, new Counting(0))).containsExactly(1);
    oracle.reset();
    assertThat(response(oracle, new Counting(0))).containsExactly(0);
  }

  @Test
  void the_leader_is_told_of_her_pay_while_followers_learn() {
    Counting leader = new Counting(0);
    response(noisy(50, 0), leader);
    // the first action of equals is 0, and it stays the best: fifty times 2
    assertThat(leader.paid).isEqualTo(100);
  }

  @Test
  void inner_loops_of_learners_find_the_best_response_in_one_round() {
    LearnerOracle reinforce =
        new LearnerOracle(BATTLE, role -> new TableReinforce(0.1), 200, 10, RandomStream.of(1), 0);
    assertThat(mode(reinforce, 0)).isZero();
    reinforce.reset();
    assertThat(mode(reinforce, 1)).isEqualTo(1);
    TablePpo proximal = new TablePpo(PpoSettings.published().withRate(0.05));
    LearnerOracle ppo = new LearnerOracle(BATTLE, role -> proximal, 200, 20, RandomStream.of(1), 0);
    assertThat(mode(ppo, 0)).isZero();
    ppo.reset();
    assertThat(mode(ppo, 1)).isEqualTo(1);
  }

  private static double mode(FollowerOracle oracle, double leader) {
    double[] action = new double[1];
    oracle
        .respond(new PureTable(1, new double[] {leader}), RandomStream.of(1))
        .followers()
        .get(0)
        .mode(new double[1], action);
    return action[0];
  }

  /** One play for each of the follower's two actions, an update. */
  @Test
  void multiplicative_weights_play_each_action_and_come_to_the_best_one() {
    Counting leader = new Counting(1);
    MultiplicativeWeights oracle = new MultiplicativeWeights(BATTLE, 100, 0.1, 0);
    assertThat(response(oracle, leader)).containsExactly(1);
    assertThat(leader.asked).isEqualTo(200);
    assertThat(oracle.concept().text()).isEqualTo("coarse correlated");
  }

  /**
   * Against a leader who does not change, after t updates the worse action has probability 1 / (1 +
   * 1.1^(2 t)) and loses 2: in all 2 sum over t from 0 of that, about 8 in expectation.
   */
  @Test
  void its_gap_is_the_average_regret_and_vanishes() {
    assertThat(gap(100)).isBetween(0.02, 0.2);
    assertThat(gap(10_000)).isBetween(0.0002, 0.002);
  }

  private static double gap(int updates) {
    return new MultiplicativeWeights(BATTLE, updates, 0.1, 0)
        .respond(new Counting(1), RandomStream.of(1))
        .gap();
  }

  @Test
  void exact_responses_ask_once_and_answer_at_once() {
    Counting leader = new Counting(1, 0, 0, 1, 1);
    PureTable best = new PureTable(1, response(new ExactOracle(DILEMMA), leader));
    ExactFollowers exact = new ExactFollowers(DILEMMA.environment());
    assertThat(exact.values(leader.table, List.of(best))[0]).isEqualTo(6);
    assertThat(leader.asked).isEqualTo(5);
  }
}
