package org.firstmover.verify.markov;

import java.util.List;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;
import org.firstmover.solution.Solution;
import org.firstmover.solution.TieBreak;
import org.junit.jupiter.api.Test;

/**
 * A leader opens a road, left or right; two drivers, who do not see each other, take one. A closed
 * road gives nobody anything; on the open one both get 2 together and 1 alone, and the leader gets
 * a toll from each, 1 on the left and 3 on the right.
 */
class SeveralFollowersTest {
  private static final MarkovGame ROADS = new MarkovGame("roads", Roads::new);

  private static final class Roads implements Environment {
    private static final Space NOTHING = new Space.Discrete(List.of("nothing"));
    private static final Space ROAD = new Space.Discrete(List.of("left", "right"));
    private final int[] taken = new int[3];
    private int made;

    @Override
    public Roles roles() {
      return new Roles(
          new Role("owner", NOTHING, ROAD),
          List.of(new Role("one", NOTHING, ROAD), new Role("two", NOTHING, ROAD)),
          0,
          3);
    }

    @Override
    public void reset() {
      made = 0;
    }

    @Override
    public int actor() {
      return made == 3 ? END : made;
    }

    @Override
    public void observe(double[] filled) {
      filled[0] = 0;
    }

    @Override
    public void act(double[] action) {
      taken[made++] = (int) action[0];
    }

    private boolean open(int player) {
      return taken[player] == taken[0];
    }

    @Override
    public double reward(int player) {
      if (made < 3) {
        return 0;
      }
      int drivers = (open(1) ? 1 : 0) + (open(2) ? 1 : 0);
      return player == 0 ? drivers * (1 + 2 * taken[0]) : open(player) ? drivers : 0;
    }

    @Override
    public Environment copy() {
      Roads copy = new Roads();
      System.arraycopy(taken, 0, copy.taken, 0, 3);
      copy.made = made;
      return copy;
    }
  }

  private static Claim road(int owner, int one, int two, double value) {
    return new Claim(
        ROADS,
        value,
        Claim.table(ROADS, 0, owner),
        Claim.table(ROADS, 1, one),
        Claim.table(ROADS, 2, two));
  }

  @Test
  void an_equilibrium_of_the_drivers_is_verified() {
    road(1, 1, 1, 6)
        .followerValue(0, 2)
        .followerValue(1, 2)
        .with(Solution.OPTIMISTIC, 6)
        .with(Solution.PESSIMISTIC, 6)
        .with(Solution.BEST_TABLE, 6)
        .with(Solution.COMMITMENT_GAP, 0)
        .passes();
    road(0, 0, 0, 2)
        .with(Solution.BEST_TABLE, 6)
        .with(Solution.COMMITMENT_GAP, 4)
        .with(Solution.PESSIMISTIC, 2)
        .passes();
  }

  @Test
  void a_driver_who_could_do_better_is_seen() {
    road(1, 1, 0, 3).fails("follower regret");
    road(1, 0, 0, 0).fails("follower regret");
  }

  @Test
  void wrong_numbers_fail() {
    road(1, 1, 1, 6).followerValue(1, 2.01).fails("follower value");
    road(1, 1, 1, 6).with(Solution.OPTIMISTIC, 6.01).fails("optimistic value");
    road(1, 1, 1, 6).with(Solution.PESSIMISTIC, 5.99).fails("pessimistic value");
    road(1, 1, 1, 6).with(Solution.BEST_TABLE, 6.01).fails("best table");
    road(1, 1, 1, 6).ties(TieBreak.STRONG).fails("tie-break");
  }
}
