package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.normalform.MultipleLinearPrograms;
import org.firstmover.testing.VerifiedSolutions;
import org.firstmover.verify.Verifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The extension fails a test that asserts nothing but obtains a wrong solution. */
class VerifiedSolutionsTest {
  private static final NormalFormGame GAME =
      NormalFormGame.of(new double[][] {{2, 4}, {1, 3}}, new double[][] {{1, 0}, {0, 1}});

  /** Solves the game with the players' payoffs mixed up. */
  private record Mistaken() implements Solver<NormalFormGame> {
    @Override
    public MethodInfo info() {
      return new MethodInfo("mistaken", "", "", "", List.of());
    }

    @Override
    public Verifier<NormalFormGame> verifier() {
      return new MultipleLinearPrograms().verifier();
    }

    @Override
    public Solution search(NormalFormGame game, Options options, Run run) {
      NormalFormGame other =
          new NormalFormGame(
              "", game.leaderActions(), game.followerActions(), game.follower(), game.leader());
      return new MultipleLinearPrograms().solve(other);
    }
  }

  /** Run by the test below only. */
  @ExtendWith(VerifiedSolutions.class)
  static class Careless {
    @Test
    void obtains_a_right_solution() {
      new MultipleLinearPrograms().solve(GAME);
    }

    @Test
    void obtains_a_wrong_solution() {
      new Mistaken().solve(GAME);
    }
  }

  private static Events events;

  /** Before the extension of this class itself begins to watch. */
  @BeforeAll
  static void run() {
    events =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Careless.class))
            .execute()
            .testEvents();
  }

  @Test
  void a_wrong_solution_fails_the_test_that_obtained_it() {
    assertThat(events.succeeded().count()).isEqualTo(1);
    assertThat(events.failed().count()).isEqualTo(1);
  }
}
