package org.firstmover.learning.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.Fair;
import org.firstmover.learning.Iterated;
import org.firstmover.learning.learner.TableReinforce;
import org.firstmover.learning.oracle.ContextualOracle;
import org.firstmover.learning.oracle.ExactOracle;
import org.firstmover.learning.oracle.FollowerOracle;
import org.firstmover.learning.oracle.FollowerResponse;
import org.firstmover.learning.oracle.PureTable;
import org.firstmover.learning.oracle.QLearningOracle;
import org.firstmover.learning.oracle.QueriedLeader;
import org.firstmover.learning.policy.Experience;
import org.firstmover.learning.schedule.Conditions.Answers;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;

/** The five conditions, each on its own. */
class LeaderEpisodesTest {
  private static final MarkovGame DILEMMA = Iterated.tenRounds(Iterated.PRISONERS_DILEMMA);
  private static final Conditions REPEATED =
      new Conditions(false, false, false, false, Answers.REPEATED);
  private static final Conditions HIDDEN =
      new Conditions(true, false, false, false, Answers.REPEATED);
  private static final Conditions VISIBLE =
      new Conditions(false, true, false, false, Answers.REPEATED);
  private static final Conditions CARRIED =
      new Conditions(false, false, true, false, Answers.REPEATED);
  private static final Conditions PAID =
      new Conditions(false, false, false, true, Answers.REPEATED);

  private static LeaderEpisodes played(
      MarkovGame game, FollowerOracle oracle, Conditions conditions, int episodes) {
    LeaderEpisodes leader = new LeaderEpisodes(game, oracle, conditions, 1, 0);
    leader.begin(new Fair(), RandomStream.of(1));
    for (int episode = 0; episode < episodes; episode++) {
      leader.play();
    }
    return leader;
  }

  /** The oracle asks once on observation 2, pays 7 and responds with the first action. */
  private static final class Once implements FollowerOracle {
    private int resets;
    private final double[] answer = new double[1];

    @Override
    public Concept concept() {
      return Concept.BEST_RESPONSE;
    }

    @Override
    public FollowerResponse respond(QueriedLeader leader, RandomStream random) {
      leader.answer(new double[] {2}, answer);
      leader.paid(7);
      return new FollowerResponse(List.of(new PureTable(1, new double[5])), 0);
    }

    @Override
    public void reset() {
      resets++;
    }
  }

  /** 5 queries and 10 rounds; 3 and 5; 80 x 10 and 10. */
  @Test
  void episodes_have_the_published_numbers_of_steps() {
    assertThat(played(DILEMMA, contextual(DILEMMA), REPEATED, 1).steps()).isEqualTo(15);
    MarkovGame small = Iterated.fiveRounds(Iterated.PRISONERS_DILEMMA);
    assertThat(played(small, contextual(small), REPEATED, 1).steps()).isEqualTo(8);
    FollowerOracle q = new QLearningOracle(DILEMMA, QLearningOracle.Settings.PUBLISHED, 0);
    LeaderEpisodes tabular = played(DILEMMA, q, REPEATED, 1);
    assertThat(tabular.steps()).isEqualTo(810);
    assertThat(tabular.queries()).isEqualTo(800);
  }

  private static FollowerOracle contextual(MarkovGame game) {
    return new ContextualOracle(game, role -> TableReinforce.published(), RandomStream.of(1));
  }

  @Test
  void queries_are_the_first_steps_of_the_episode_and_pay_nothing() {
    Experience lived = played(DILEMMA, new Once(), REPEATED, 1).experience();
    assertThat(lived.size()).isEqualTo(11);
    assertThat(lived.observations()[0]).isEqualTo(2);
    assertThat(lived.observations()[1]).isZero();
    assertThat(lived.rewards()[0]).isZero();
    assertThat(lived.stretches()).isEqualTo(1);
  }

  @Test
  void what_she_got_is_the_sum_of_her_rewards() {
    LeaderEpisodes leader = new LeaderEpisodes(DILEMMA, new Once(), REPEATED, 1, 0);
    leader.begin(new Fair(), RandomStream.of(1));
    double got = leader.play();
    Experience lived = leader.experience();
    assertThat(Arrays.stream(lived.rewards(), 0, lived.size()).sum()).isEqualTo(got);
  }

  @Test
  void hidden_queries_are_not_learned_from_and_episodes_still_end() {
    Experience lived = played(DILEMMA, new Once(), HIDDEN, 3).experience();
    assertThat(lived.size()).isEqualTo(30);
    assertThat(lived.stretches()).isEqualTo(3);
    assertThat(List.of(lived.end(0), lived.end(1), lived.end(2))).containsExactly(10, 20, 30);
    assertThat(lived.isCut(0)).isFalse();
    // each stretch begins at the beginning of the game
    assertThat(lived.observations()[0]).isZero();
    assertThat(lived.observations()[10]).isZero();
    assertThat(lived.observations()[20]).isZero();
  }

  @Test
  void hidden_queries_draw_what_observed_ones_draw() {
    Experience observed = played(DILEMMA, new Once(), REPEATED, 1).experience();
    Experience hidden = played(DILEMMA, new Once(), HIDDEN, 1).experience();
    assertThat(Arrays.copyOfRange(observed.actions(), 1, 11))
        .isEqualTo(Arrays.copyOfRange(hidden.actions(), 0, 10));
  }

  @Test
  void a_visible_phase_is_part_of_what_she_sees() {
    LeaderEpisodes leader = played(DILEMMA, new Once(), VISIBLE, 1);
    assertThat(((Space.Discrete) leader.role().observations()).count()).isEqualTo(10);
    Experience lived = leader.experience();
    assertThat(lived.observations()[0]).isEqualTo(5 + 2);
    // the flag is right from the first observation of the reward phase on
    assertThat(Arrays.stream(lived.observations(), 1, 11)).allMatch(seen -> seen < 5);
    Experience hidden = played(DILEMMA, new Once(), REPEATED, 1).experience();
    assertThat(hidden.observations()[0]).isEqualTo(2);
  }

  @Test
  void the_oracle_begins_afresh_each_episode_unless_it_is_carried() {
    Once reset = new Once();
    played(DILEMMA, reset, REPEATED, 3);
    assertThat(reset.resets).isEqualTo(3);
    Once carried = new Once();
    played(DILEMMA, carried, CARRIED, 3);
    assertThat(carried.resets).isZero();
  }

  @Test
  void pay_while_followers_learn_counts_only_where_conditions_say_so() {
    LeaderEpisodes leader = new LeaderEpisodes(DILEMMA, new Once(), PAID, 1, 0);
    leader.begin(new Fair(), RandomStream.of(1));
    double paid = leader.play();
    assertThat(leader.experience().rewards()[0]).isEqualTo(7);
    leader = new LeaderEpisodes(DILEMMA, new Once(), REPEATED, 1, 0);
    leader.begin(new Fair(), RandomStream.of(1));
    assertThat(leader.play()).isEqualTo(paid - 7);
  }

  @Test
  void an_observation_has_one_answer_in_an_episode_unless_answers_are_independent() {
    assertThat(changes(Conditions.CORRECT)).isZero();
    assertThat(changes(Conditions.PAPER_CODE)).isPositive();
  }

  /** How often an observation is answered otherwise than before in its episode. */
  private static int changes(Conditions conditions) {
    Experience lived = played(DILEMMA, new ExactOracle(DILEMMA), conditions, 20).experience();
    int changes = 0;
    int step = 0;
    for (int episode = 0; episode < lived.stretches(); episode++) {
      Map<Double, Double> answers = new HashMap<>();
      for (; step < lived.end(episode); step++) {
        double action = lived.actions()[step];
        Double before = answers.put(lived.observations()[step], action);
        changes += before != null && before != action ? 1 : 0;
      }
    }
    return changes;
  }

  /** The first of them is the query, if there was one. */
  @Test
  void a_cached_answer_is_learned_from_once() {
    Experience lived =
        played(DILEMMA, new ExactOracle(DILEMMA), Conditions.CORRECT, 20).experience();
    assertThat(lived.size()).isEqualTo(100);
    assertThat(Arrays.copyOf(lived.observations(), 6)).containsExactly(0, 1, 2, 3, 4, 0);
    Experience repeated = played(DILEMMA, new ExactOracle(DILEMMA), REPEATED, 20).experience();
    assertThat(repeated.size()).isEqualTo(300);
    for (int episode = 0; episode < 20; episode++) {
      assertThat(Arrays.copyOfRange(lived.actions(), 5 * episode, 5 * episode + 5))
          .isEqualTo(Arrays.copyOfRange(repeated.actions(), 15 * episode, 15 * episode + 5));
    }
  }

  @Test
  void answers_differ_between_episodes() {
    Experience lived = played(DILEMMA, new ExactOracle(DILEMMA), REPEATED, 20).experience();
    double ones = 0;
    for (int episode = 0; episode < 20; episode++) {
      ones += lived.actions()[15 * episode];
    }
    assertThat(ones).isBetween(1.0, 19.0);
  }

  /** A cached answer of a leader who is answered exactly is never worth more than 6. */
  @Test
  void a_cached_leader_never_gets_more_than_the_best_table() {
    LeaderEpisodes leader = new LeaderEpisodes(DILEMMA, new ExactOracle(DILEMMA), REPEATED, 1, 0);
    leader.begin(new Fair(), RandomStream.of(1));
    for (int episode = 0; episode < 500; episode++) {
      assertThat(leader.play()).isLessThanOrEqualTo(6);
    }
  }

  @Test
  void several_reward_episodes_are_averaged() {
    LeaderEpisodes leader = new LeaderEpisodes(DILEMMA, new Once(), REPEATED, 4, 0);
    leader.begin(new Fair(), RandomStream.of(1));
    double got = leader.play();
    assertThat(leader.experience().size()).isEqualTo(41);
    assertThat(leader.experience().stretches()).isEqualTo(1);
    assertThat(got).isBetween(-15.0, 15.0);
  }
}
