package org.firstmover.game.markov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.firstmover.game.InputError;
import org.firstmover.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an environment keeps the promises of {@link Environment}: what a test of an environment
 * of one's own should call. Plays episodes with random moves and looks for breaches of these rules:
 *
 * <ul>
 *   <li>observations are values of the actor's space, and write as many numbers as that takes; to
 *       look, or to ask for rewards, changes nothing;
 *   <li>probabilities of chance's outcomes are at least 0 and sum to 1;
 *   <li>rewards are finite, and 0 before the first move;
 *   <li>the same moves lead to the same episode, in the same environment begun again at any point
 *       as in another;
 *   <li>copies go their own ways;
 *   <li>what is no action is refused with {@link IllegalArgumentException} and changes nothing;
 *   <li>an episode ends within the most moves that the roles allow; then it stays ended, and moves
 *       are refused with {@link IllegalStateException};
 *   <li>from equal places, where it is {@link Placed}, the same move leads to the same.
 * </ul>
 */
public final class EnvironmentConformance {
  private static final int EPISODES = 20;

  /** Of each episode, so that long ones are not slow. */
  private static final int MOVES_LOOKED_AT_CLOSELY = 50;

  private final Supplier<Environment> environments;
  private final Roles roles;
  private final RandomStream random;

  /** What was seen at each place, and where each move led from there. */
  private final Map<Object, Object> places = new HashMap<>();

  /** Where episodes end, as far as seen; copies are taken before. */
  private int usualEnd = 1;

  private EnvironmentConformance(Supplier<Environment> environments, long seed) {
    this.environments = environments;
    this.roles = environments.get().roles();
    this.random = RandomStream.of(seed);
  }

  /**
   * @param environments each call makes another one
   * @param seed of the moves that are tried
   * @throws InputError that names the first rule found broken
   */
  public static void check(Supplier<Environment> environments, long seed) {
    EnvironmentConformance conformance = new EnvironmentConformance(environments, seed);
    Environment again = environments.get();
    for (int episode = 1; episode <= EPISODES; episode++) {
      conformance.episode(again);
    }
  }

  /** A move and what was known before it. */
  private record Move(Snapshot before, double[] action) {}

  /**
   * @param again left wherever the last episode was broken off
   */
  private void episode(Environment again) {
    Environment played = environments.get();
    played.reset();
    Environment fork = played.copy();
    int forked = 0;
    int forkAt = random.nextInt(0, usualEnd);
    List<Move> moves = new ArrayList<>();
    Snapshot now = Snapshot.of(played, roles, 0);
    for (double reward : now.rewards()) {
      Snapshot.require(
          reward == 0, "reward " + reward, 0, "0 before the first move", "reset forgets it");
    }
    while (now.actor() != Environment.END) {
      int count = moves.size();
      Snapshot.require(
          count < roles.longest(),
          "no end",
          count,
          "an end within " + roles.longest() + " moves, as its roles say",
          "chance's moves were not counted");
      if (count < MOVES_LOOKED_AT_CLOSELY) {
        refusals(played, now, count);
      }
      if (count == forkAt) {
        fork = played.copy();
        forked = count;
        stray(played.copy());
        Snapshot.require(
            now.same(Snapshot.of(played, roles, count)),
            "a change through moves in a copy",
            count,
            "copies that go their own ways",
            "a copy shares an array");
      }
      double[] action = RandomMoves.action(now, roles, random);
      moves.add(new Move(now, action));
      Object place = Placed.of(played);
      played.act(action.clone());
      Snapshot next = Snapshot.of(played, roles, moves.size());
      if (place != null) {
        place(place, new Move(now, action), Placed.of(played), next, moves.size());
      }
      now = next;
    }
    usualEnd = Math.min(MOVES_LOOKED_AT_CLOSELY, moves.size() - 1);
    end(played, now, moves.size());
    replay(fork, moves, forked, now, "a copy");
    played.reset();
    replay(played, moves, 0, now, "the same environment begun again at its end");
    again.reset();
    replay(again, moves, 0, now, "another environment begun again");
    again.reset();
    replay(again, moves.subList(0, random.nextInt(0, moves.size())), 0, null, "a third time");
  }

  /** From a place the same is seen, and the same move leads to the same, as ever before. */
  private void place(Object from, Move move, @Nullable Object to, Snapshot after, int count) {
    List<?> seen = List.of(move.before.actor(), numbers(move.before.seen()));
    List<?> led =
        Arrays.asList(after.actor() == Environment.END ? null : to, numbers(after.rewards()));
    List<?> done = List.of(from, numbers(move.action));
    Snapshot.require(
        seen.equals(places.computeIfAbsent(from, p -> seen))
            && led.equals(places.computeIfAbsent(done, p -> led)),
        "another episode from " + from,
        count,
        "the same as from an equal place before",
        "the place leaves something out");
  }

  private static List<Double> numbers(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  /** Moves at random, if need be to the end. */
  private void stray(Environment copy) {
    for (int k = 0; k < MOVES_LOOKED_AT_CLOSELY && copy.actor() != Environment.END; k++) {
      copy.act(RandomMoves.action(Snapshot.of(copy, roles, k), roles, random));
    }
  }

  private void refusals(Environment played, Snapshot now, int count) {
    for (double[] wrong : RandomMoves.wrong(now, roles)) {
      try {
        played.act(wrong);
      } catch (IllegalArgumentException refused) {
        Snapshot.require(
            now.same(Snapshot.of(played, roles, count)),
            "a change by a move that was refused",
            count,
            "a refusal before anything else",
            "the action is looked at too late");
        continue;
      }
      Snapshot.require(
          false,
          "a move with [" + wrong[0] + "]",
          count,
          "an IllegalArgumentException",
          "Space.Discrete.index or Space.Box.check should be asked first");
    }
  }

  private void end(Environment played, Snapshot now, int count) {
    try {
      played.act(new double[RandomMoves.widest(roles)]);
    } catch (IllegalStateException refused) {
      Snapshot.require(
          now.same(Snapshot.of(played, roles, count)),
          "a change by a move behind the end",
          count,
          "none",
          "the actor should be looked at first");
      return;
    }
    Snapshot.require(
        false,
        "a move behind the end",
        count,
        "an IllegalStateException",
        "the actor should be looked at first");
  }

  private void replay(
      Environment replayed, List<Move> moves, int from, @Nullable Snapshot last, String which) {
    for (int k = from; k < moves.size(); k++) {
      same(moves.get(k).before, replayed, k, which);
      replayed.act(moves.get(k).action.clone());
    }
    if (last != null) {
      same(last, replayed, moves.size(), which);
    }
  }

  private void same(Snapshot expected, Environment replayed, int count, String which) {
    Snapshot.require(
        expected.same(Snapshot.of(replayed, roles, count)),
        "another episode in " + which,
        count,
        "the same as with these moves before",
        "it draws at random by itself, or reset or copy leave something out");
  }
}
