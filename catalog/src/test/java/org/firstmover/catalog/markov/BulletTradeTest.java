package org.firstmover.catalog.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The environment is held against plans: which bullets change hands, and what the gun does. */
class BulletTradeTest {
  /** Of 1: amounts in twentieths are whole for up to five prices. */
  private static final int UNIT = 20;

  /**
   * @param bullets of these as many are found as there are rounds
   */
  private record Size(boolean sellerLeads, int bullets, int late, int prices, int lanes) {
    Environment environment() {
      return new BulletTrade(sellerLeads, bullets, late, prices, lanes);
    }

    /** Most hits of the gun by the bullets it gets, each a bit: all plans are tried. */
    int[] hits() {
      int[] most = new int[1 << bullets];
      for (int plan = 0; plan < 1 << (2 * bullets); plan++) {
        for (int owned = 0; owned < most.length; owned++) {
          most[owned] = Math.max(most[owned], hits(plan, owned));
        }
      }
      return most;
    }

    private int hits(int plan, int owned) {
      int lane = 0;
      int distance = lanes - 1;
      int ammunition = 0;
      int hits = 0;
      for (int round = 0; round < bullets; round++) {
        ammunition += owned >> round & 1;
        boolean fires = (plan >> 2 * round & 3) == 3 && ammunition > 0;
        boolean hit = fires && distance == lane && round < bullets - late;
        hits += hit ? 1 : 0;
        ammunition -= fires ? 1 : 0;
        int step = plan >> 2 * round & 3;
        lane = step == 1 && lane > 0 ? lane - 1 : step == 2 && lane < lanes - 1 ? lane + 1 : lane;
        distance = hit || distance == 0 ? lanes - 1 : distance - 1;
      }
      return hits;
    }

    /** What a player hits who need not aim. */
    private int sure(int owned) {
      int ammunition = 0;
      int hits = 0;
      for (int round = 0; round < bullets - late; round++) {
        ammunition += owned >> round & 1;
        hits += ammunition > 0 ? 1 : 0;
        ammunition -= ammunition > 0 ? 1 : 0;
      }
      return hits;
    }

    /** What the leader gets at these prices, ties for her. */
    int answered(int[] named, int[] hits) {
      int all = hits.length - 1;
      int[] best = {Integer.MIN_VALUE, Integer.MIN_VALUE};
      for (int traded = 0; traded <= all; traded++) {
        int paid = 0;
        for (int round = 0; round < bullets; round++) {
          paid += (traded >> round & 1) * named[round] * UNIT / (prices - 1);
        }
        int follower = sellerLeads ? UNIT * hits[traded] - paid : 2 * hits[all - traded] + paid;
        int leader = sellerLeads ? paid + 2 * sure(all - traded) : UNIT * sure(traded) - paid;
        if (follower > best[1] || (follower == best[1] && leader > best[0])) {
          best = new int[] {leader, follower};
        }
      }
      return best[0];
    }

    double optimum() {
      int[] hits = hits();
      int[] named = new int[bullets];
      int best = Integer.MIN_VALUE;
      do {
        best = Math.max(best, answered(named, hits));
      } while (Played.next(named, prices));
      return best / (double) UNIT;
    }
  }

  /** Both players' best sums from here on, ties for the leader, by trying every answer. */
  private static double[] played(Environment here, int[] named) {
    double[] seen = new double[1];
    while (here.actor() == 0) {
      here.observe(seen);
      here.act(new double[] {named[(int) seen[0]]});
    }
    double[] best = {0, Double.NEGATIVE_INFINITY};
    if (here.actor() == Environment.END) {
      return new double[2];
    }
    for (int a = 0; a < Played.count(here.roles().player(1).actions()); a++) {
      Environment next = here.copy();
      next.act(new double[] {a});
      double leader = next.reward(0);
      double follower = next.reward(1);
      double[] rest = played(next, named);
      leader += rest[0];
      follower += rest[1];
      if (follower > best[1] + 1e-9 || (follower > best[1] - 1e-9 && leader > best[0])) {
        best = new double[] {leader, follower};
      }
    }
    return best;
  }

  /**
   * A seller in a single lane asks 1 for each bullet that is of use and sells it; a buyer offers
   * 1/4, the least price above 0.1. In three lanes only one invader in two rounds can be hit.
   */
  @ParameterizedTest
  @CsvSource({
    "seller, 3, 1, 5, 1, 2",
    "seller, 2, 0, 5, 1, 2",
    "buyer, 3, 1, 5, 1, 1.5",
    "buyer, 3, 3, 5, 1, 0",
    "seller, 5, 1, 5, 1, 4",
    "buyer, 5, 1, 5, 1, 3",
    "seller, 5, 1, 5, 3, 2.2",
    "buyer, 5, 1, 5, 3, 3",
    "seller, 3, 0, 5, 3, 1.2"
  })
  void the_best_prices_are_worth_what_plans_say(
      String leader, int bullets, int late, int prices, int lanes, double optimum) {
    Size size = new Size(leader.equals("seller"), bullets, late, prices, lanes);
    assertThat(size.optimum()).isCloseTo(optimum, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"true, 3, 0, 5, 3", "false, 3, 0, 5, 3", "true, 3, 1, 3, 2", "false, 4, 1, 3, 1"})
  void the_environment_answers_every_commitment_as_plans_do(
      boolean sellerLeads, int bullets, int late, int prices, int lanes) {
    Size size = new Size(sellerLeads, bullets, late, prices, lanes);
    int[] hits = size.hits();
    int[] named = new int[bullets];
    do {
      Environment start = size.environment();
      assertThat(played(start, named)[0])
          .isCloseTo(size.answered(named, hits) / (double) UNIT, within(1e-9));
    } while (Played.next(named, prices));
  }

  /** Some of 3,125 commitments, the best ones among them. */
  @ParameterizedTest
  @CsvSource({
    "true, 4, 4, 4, 4, 4",
    "true, 3, 4, 0, 2, 1",
    "false, 1, 1, 1, 1, 0",
    "false, 1, 0, 2, 0, 1"
  })
  void so_does_that_of_the_published_size(boolean sellerLeads, int a, int b, int c, int d, int e) {
    Size size = new Size(sellerLeads, 5, 1, 5, 3);
    int[] named = {a, b, c, d, e};
    assertThat(played(size.environment(), named)[0])
        .isCloseTo(size.answered(named, size.hits()) / (double) UNIT, within(1e-9));
  }

  @Test
  void a_bullet_is_paid_at_once_and_hits_where_the_invader_is() {
    Environment game = new BulletTrade(true, 3, 1, 5, 2);
    act(game, "1/2");
    act(game, "buy, fire");
    assertThat(game.reward(0)).isEqualTo(0.5);
    assertThat(game.reward(1))
        .as("paid, and lost: the invader is in the other lane")
        .isEqualTo(-0.5);
    act(game, "3/4");
    assertThat(game.reward(0)).isZero();
    assertThat(seen(game)).isEqualTo("round 2, gun in 1, invader in 1, bullets 0");
    act(game, "buy, fire");
    assertThat(game.reward(0)).isEqualTo(0.75);
    assertThat(game.reward(1)).isEqualTo(0.25);
    act(game, "0");
    assertThat(seen(game)).isEqualTo("round 3, gun in 1, bullets 0");
    act(game, "wait");
    assertThat(game.reward(0)).as("kept, and too late").isZero();
    assertThat(game.actor()).isEqualTo(Environment.END);
  }

  @Test
  void each_sight_has_its_name() {
    Environment game = Played.game("bullet-trade", Map.of()).environment();
    // the lanes of gun and invader and 0 to round - 1 bullets; in the last round no invader
    assertThat(Played.count(game.roles().player(1).observations()))
        .isEqualTo(9 * (1 + 2 + 3 + 4) + 3 * 5);
    for (String move : new String[] {"buy, right", "buy, wait", "buy, left", "buy, right"}) {
      act(game, "0");
      act(game, move);
    }
    act(game, "0");
    assertThat(seen(game)).isEqualTo("round 5, gun in 2, bullets 4");
  }

  private static void act(Environment game, String name) {
    Space.Discrete actions = (Space.Discrete) game.roles().player(game.actor()).actions();
    game.act(new double[] {actions.names().indexOf(name)});
  }

  private static String seen(Environment game) {
    double[] seen = new double[1];
    game.observe(seen);
    Space.Discrete names = (Space.Discrete) game.roles().player(game.actor()).observations();
    return names.names().get((int) seen[0]);
  }

  @Test
  void what_cannot_be_played_is_refused() {
    assertThatThrownBy(() -> new BulletTrade(true, 2, 3, 5, 1))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("found [2 bullets, 3 late, 5 prices, 1 lanes]");
    assertThatThrownBy(() -> new BulletTrade(true, 1000, 0, 5, 20))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("at most 1000000");
  }
}
