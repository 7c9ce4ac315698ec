package org.firstmover.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.game.Names;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.GameReference;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Distribution;
import org.firstmover.strategy.Strategy;
import org.junit.jupiter.api.Test;

/** States that come one after the other, the last one for ever; play begins in the first. */
class StochasticPictureTest {
  private static final StochasticPicture PICTURE = new StochasticPicture();

  private static StochasticGame chain(int states, Observes observes) {
    Actions actions =
        Actions.everywhere(
            Names.numbered(states), List.of("left", "right"), List.of("near", "far"), observes);
    Transitions.Builder transitions = new Transitions.Builder(actions);
    double[] one = {1};
    for (int k = 0; k < actions.outcomes(); k++) {
      transitions.sparse(new int[] {Math.min(k / 4 + 1, states - 1)}, one, 1);
    }
    double[] start = new double[states];
    start[0] = 1;
    double[] rewards = new double[actions.outcomes()];
    Arrays.fill(rewards, 1);
    return new StochasticGame(
        "chain",
        new StochasticGame.Rules(.5, 0),
        actions,
        start,
        rewards,
        rewards,
        transitions.build());
  }

  /** Left three times of four; near always. */
  private static Solution solution(StochasticGame game) {
    Actions actions = game.actions();
    double[] leader = new double[actions.moves()];
    Arrays.setAll(leader, m -> m % 2 == 0 ? .75 : .25);
    double[] follower = new double[actions.replies()];
    Arrays.setAll(follower, r -> r % 2 == 0 ? 1 : 0);
    return solution(
        game,
        Behaviour.of(actions.states(), actions::leader, leader),
        Behaviour.of(
            actions.decisionNames(), i -> actions.follower(actions.decisionState(i)), follower));
  }

  private static Solution solution(StochasticGame game, Strategy leader, Strategy follower) {
    return new Solution(
        GameReference.to(game),
        new Provenance("by-hand", Map.of(), 0, Provenance.VERSION),
        Status.FEASIBLE,
        null,
        new Commitment(2, leader),
        List.of(new Response("follower", 2, follower)),
        Map.of(),
        new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
        new Proof.None(),
        Certificate.NONE,
        Map.of(),
        Map.of());
  }

  private static String json(Figure figure) {
    return TreeWriter.json(figure.specification());
  }

  @Test
  void values_and_shares_of_play_stand_in_a_table() {
    StochasticGame game = chain(3, Observes.COMMITMENT);
    Table table = PICTURE.tables(game, solution(game)).get(0);
    // half of all play, discounted by .5, is the first step, a quarter the second
    assertThat(table.rows())
        .containsExactly(
            List.of("1", "0.5", "2", "2"),
            List.of("2", "0.25", "2", "2"),
            List.of("3", "0.25", "2", "2"));
    assertThat(table.folded()).isFalse();
    List<Figure> figures = PICTURE.figures(game, solution(game));
    assertThat(figures).hasSize(1);
    assertThat(json(figures.get(0))).contains("0.75", "\"near\"").doesNotContain("\"far\"");
    assertThat(figures.get(0).caption()).doesNotContain("visited most");
  }

  @Test
  void of_many_states_those_are_shown_that_are_visited_most() {
    StochasticGame game = chain(50, Observes.COMMITMENT);
    Table table = PICTURE.tables(game, solution(game)).get(0);
    assertThat(table.rows()).hasSize(30).first().isEqualTo(List.of("1", "0.5", "2", "2"));
    assertThat(table.caption())
        .endsWith("Of 50 states the 30 visited most, with 100 % of all play.");
    assertThat(table.folded()).isTrue();
    assertThat(json(PICTURE.figures(game, solution(game)).get(0))).doesNotContain("\"31\"");
    assertThat(PICTURE.game(game)).hasSize(1);
  }

  @Test
  void replies_to_drawn_actions_have_a_picture_of_their_own() {
    StochasticGame game = chain(3, Observes.ACTION);
    List<Figure> figures = PICTURE.figures(game, solution(game));
    assertThat(figures).hasSize(2);
    assertThat(json(figures.get(1))).contains("\"2, left\"", "\"2, right\"");
    assertThat(PICTURE.game(game)).hasSize(2);
    assertThat(PICTURE.game(game).get(1).rows()).hasSize(12);
  }

  @Test
  void a_solution_of_another_game_cannot_be_drawn() {
    StochasticGame game = chain(3, Observes.COMMITMENT);
    Distribution flat = Distribution.of(List.of("left"), new double[] {1});
    for (Solution other :
        List.of(solution(game, flat, flat), solution(chain(4, Observes.COMMITMENT)))) {
      assertThatThrownBy(() -> PICTURE.figures(game, other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("of another game");
    }
  }
}
