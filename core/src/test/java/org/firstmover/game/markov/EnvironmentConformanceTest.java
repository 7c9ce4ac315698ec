package org.firstmover.game.markov;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.firstmover.game.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sound environment passes; every one with a fault of its own is found out. */
class EnvironmentConformanceTest {
  private static int drawnWithoutLeave;

  /**
   * Chance draws a number from 0 to 2; the leader sees it and names a point of [-1, 1]; the
   * follower sees the point and guesses the number; twice.
   */
  private static class Guessing implements Environment {
    private static final Space.Discrete NUMBERS = Space.Discrete.of(3);
    private static final Space.Box POINT = new Space.Box(List.of("point"), -1, 1);
    static final Roles ROLES =
        new Roles(
            new Role("teller", NUMBERS, POINT), List.of(new Role("guesser", POINT, NUMBERS)), 3, 6);

    int moves;
    int number;
    double point;
    double reward;

    @Override
    public Roles roles() {
      return ROLES;
    }

    @Override
    public void reset() {
      moves = 0;
      reward = 0;
    }

    @Override
    public int actor() {
      return moves == 6 ? END : moves % 3 - 1;
    }

    @Override
    public void observe(double[] filled) {
      switch (actor()) {
        case CHANCE -> {
          filled[0] = 0.5;
          filled[1] = 0.5;
          filled[2] = 0;
        }
        case 0 -> filled[0] = number;
        default -> filled[0] = point;
      }
    }

    @Override
    public void act(double[] action) {
      switch (actor()) {
        case CHANCE -> {
          number = NUMBERS.index(action[0]);
          reward = 0;
        }
        case 0 -> {
          POINT.check(action);
          point = action[0];
          reward = 0;
        }
        case 1 -> reward = NUMBERS.index(action[0]) == number ? 1 : point;
        default -> throw new IllegalStateException("a move behind the end");
      }
      moves++;
    }

    @Override
    public double reward(int player) {
      return reward;
    }

    @Override
    public Environment copy() {
      Guessing copy = new Guessing();
      copy.moves = moves;
      copy.number = number;
      copy.point = point;
      copy.reward = reward;
      return copy;
    }
  }

  /** One fault each. */
  enum Fault {
    OBSERVATION_OUTSIDE(
        () ->
            new Guessing() {
              @Override
              public void observe(double[] filled) {
                super.observe(filled);
                filled[0] += actor() == 0 ? 3 : 0;
              }
            },
        "a value of her observations"),
    TOO_MUCH_WRITTEN(observing(filled -> filled[3] = 0), "number 3 written"),
    NOTHING_WRITTEN(
        () ->
            new Guessing() {
              @Override
              public void observe(double[] filled) {}
            },
        "number 0 not written"),
    PROBABILITIES_THAT_SUM_TO_LESS(observing(filled -> filled[0] *= 0.9), "a sum of 1"),
    NEGATIVE_PROBABILITY(
        () ->
            new Guessing() {
              @Override
              public void observe(double[] filled) {
                super.observe(filled);
                if (actor() == CHANCE) {
                  filled[1] = 1;
                  filled[2] = -0.5;
                }
              }
            },
        "probability -0.5"),
    REWARD_THAT_IS_NO_NUMBER(
        () ->
            new Guessing() {
              @Override
              public double reward(int player) {
                return super.reward(player) / (moves == 3 ? 0 : 1);
              }
            },
        "a finite number"),
    REWARD_BEFORE_THE_FIRST_MOVE(
        () ->
            new Guessing() {
              @Override
              public double reward(int player) {
                return 1;
              }
            },
        "0 before the first move"),
    LOOKING_CHANGES(
        () ->
            new Guessing() {
              @Override
              public void observe(double[] filled) {
                super.observe(filled);
                point = -point / 2;
              }
            },
        "the same, since nobody has moved"),
    DRAWS_BY_ITSELF(
        () ->
            new Guessing() {
              @Override
              public void act(double[] action) {
                super.act(action);
                reward += drawnWithoutLeave++ % 7;
              }
            },
        "another episode"),
    RESET_THAT_FORGETS_TOO_LITTLE(
        () ->
            new Guessing() {
              private int episodes;

              @Override
              public void reset() {
                super.reset();
                episodes++;
              }

              @Override
              public double reward(int player) {
                return moves < 3 ? 0 : episodes;
              }
            },
        "another episode"),
    RESET_THAT_KEEPS_THE_REWARD(
        () ->
            new Guessing() {
              @Override
              public void reset() {
                moves = 0;
              }
            },
        "another episode"),
    COPY_THAT_IS_NONE(
        () ->
            new Guessing() {
              @Override
              public Environment copy() {
                return this;
              }
            },
        "copies that go their own ways"),
    COPY_THAT_BEGINS_AGAIN(
        () ->
            new Guessing() {
              @Override
              public Environment copy() {
                return new Guessing();
              }
            },
        "another episode in a copy"),
    COPY_THAT_FORGETS_SOMETHING(
        () ->
            new Guessing() {
              @Override
              public Environment copy() {
                Guessing copy = (Guessing) super.copy();
                copy.point = 0;
                copy.number = 0;
                return copy;
              }
            },
        "another episode in a copy"),
    ANY_ACTION_TAKEN(
        () ->
            new Guessing() {
              @Override
              public void act(double[] action) {
                super.act(new double[] {Math.max(0, Math.min(1, Math.rint(action[0] + 0.0)))});
              }
            },
        "an IllegalArgumentException"),
    REFUSED_TOO_LATE(
        () ->
            new Guessing() {
              @Override
              public void act(double[] action) {
                point = action[0];
                super.act(action);
              }

              @Override
              public void observe(double[] filled) {
                super.observe(filled);
                if (actor() == 0) {
                  filled[0] = Double.isFinite(point) && point < 0 ? 1 : 0;
                }
              }
            },
        "a refusal before anything else"),
    NO_END(
        () ->
            new Guessing() {
              @Override
              public int actor() {
                return moves % 3 - 1;
              }
            },
        "an end within 6 moves"),
    MOVES_BEHIND_THE_END(
        () ->
            new Guessing() {
              @Override
              public void act(double[] action) {
                if (actor() != END) {
                  super.act(action);
                }
              }
            },
        "an IllegalStateException"),
    AN_ACTOR_WHO_DOES_NOT_PLAY(
        () ->
            new Guessing() {
              @Override
              public int actor() {
                return moves == 2 ? 2 : super.actor();
              }
            },
        "a player from 0 to 1");

    private final Supplier<Environment> environments;
    private final String message;

    Fault(Supplier<Environment> environments, String message) {
      this.environments = environments;
      this.message = message;
    }

    private static Supplier<Environment> observing(Consumer<double[]> change) {
      return () ->
          new Guessing() {
            @Override
            public void observe(double[] filled) {
              super.observe(filled);
              change.accept(filled);
            }
          };
    }
  }

  @Test
  void a_sound_environment_passes() {
    for (long seed = 0; seed < 20; seed++) {
      long moves = seed;
      assertThatCode(() -> EnvironmentConformance.check(Guessing::new, moves))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void every_fault_is_found_whatever_the_seed(Fault fault) {
    for (long seed = 0; seed < 5; seed++) {
      long moves = seed;
      assertThatThrownBy(() -> EnvironmentConformance.check(fault.environments, moves))
          .isInstanceOf(InputError.class)
          .hasMessageContaining(fault.message)
          .hasMessageContaining("\nMaybe ");
    }
  }
}
