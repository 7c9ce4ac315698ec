package org.firstmover.learning.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;
import org.firstmover.solution.Solution;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every oracle with every kind of player: it works, or is refused before anything is learned. */
@Tag("slow")
class FitTest {
  private static final Space ONE = Space.Discrete.of(1);
  private static final Space TWO = Space.Discrete.of(2);
  private static final Space LINE = new Space.Box(List.of("x"), 0, 1);
  private static final Space PLANE = new Space.Box(List.of("x", "y"), 0, 1);

  /** The leader moves, then the follower; both are paid for the product of what they chose. */
  private static final class Product implements Environment {
    private final Roles roles;
    private int made;
    private double product;

    Product(Roles roles) {
      this.roles = roles;
    }

    @Override
    public Roles roles() {
      return roles;
    }

    @Override
    public void reset() {
      made = 0;
      product = 1;
    }

    @Override
    public int actor() {
      return made == 2 ? END : made;
    }

    @Override
    public void observe(double[] filled) {
      for (int i = 0; i < roles.player(made).observations().size(); i++) {
        filled[i] = 0;
      }
    }

    @Override
    public void act(double[] action) {
      product *= action[0];
      made++;
    }

    @Override
    public double reward(int player) {
      return made < 2 ? 0 : product;
    }

    @Override
    public Environment copy() {
      Product copy = new Product(roles);
      copy.made = made;
      copy.product = product;
      return copy;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contextual",
        "q-learning",
        "multiplicative-weights",
        "learner",
        "enumeration",
        "dynamic-programming"
      })
  void every_kind_of_player_is_played_or_refused(String oracle) {
    LeaderThroughOracle method = LeaderThroughOracle.all().get(2);
    int played = 0;
    for (Space leaderSees : List.of(ONE, TWO, LINE)) {
      for (Space leaderDoes : List.of(TWO, LINE, PLANE)) {
        for (Space followerSees : List.of(ONE, TWO, PLANE)) {
          for (Space followerDoes : List.of(TWO, LINE, PLANE)) {
            for (String learner : List.of("ppo", "reinforce", "dqn", "evolution")) {
              Roles roles =
                  new Roles(
                      new Role("leader", leaderSees, leaderDoes),
                      List.of(new Role("follower", followerSees, followerDoes)),
                      0,
                      2);
              MarkovGame game = new MarkovGame("product", () -> new Product(roles));
              boolean numbersSeen = leaderSees == LINE || followerSees == PLANE;
              assertThat(method.refusal(game).isPresent() || !numbersSeen).isTrue();
              played += plays(method, game, oracle, learner) ? 1 : 0;
            }
          }
        }
      }
    }
    assertThat(played).isEqualTo(expected(oracle));
  }

  /**
   * Leaders who see a list of one or two things: with names 2 x 4 learners, with numbers 2 x 2
   * boxes x 3 learners, without dqn. Followers likewise; numbers on one observation only, and where
   * they learn.
   */
  private static int expected(String oracle) {
    int leaders = oracle.equals("contextual") ? 8 : 20;
    int dqn = 2;
    return switch (oracle) {
      case "learner" -> leaders * 4 - dqn * 2;
      default -> leaders * 2;
    };
  }

  private static boolean plays(
      LeaderThroughOracle method, MarkovGame game, String oracle, String learner) {
    Map<String, String> given =
        Map.of(
            "oracle", oracle,
            "learner", learner,
            "follower-learner", learner,
            "steps", "200",
            "batch", "50",
            "follower-updates", "2",
            "oracle-episodes", "2",
            "follower-batch", "1");
    Options options = Options.parse(method.info().options(), given, "options");
    try {
      Solution solution = method.search(game, options, Run.withSeed(1));
      // so short a training may leave a follower of numbers with a regret, which is then told
      assertThat(method.verifier().verify(game, solution).failed())
          .as(given.toString())
          .allMatch(check -> check.name().equals("follower regret"));
      return true;
    } catch (InputError refused) {
      assertThat(refused.where()).containsAnyOf("player \"leader\"", "player \"follower\"");
      assertThat(refused.hint()).startsWith("Maybe ");
      return false;
    }
  }
}
