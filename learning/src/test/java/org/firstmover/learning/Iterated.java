package org.firstmover.learning;

import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.game.Payoffs;
import org.firstmover.game.markov.Clock;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.IteratedGame;
import org.firstmover.game.markov.IteratedGame.Memory;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.normalform.NormalFormGame;

/** Iterated games for tests, by their cells: leader,follower row by row. */
public final class Iterated {
  public static final String PRISONERS_DILEMMA = "3,3 1,4 4,1 2,2";
  public static final String MODIFIED = "4,3 2,4 3,1 1,2";
  public static final String BATTLE_OF_THE_SEXES = "2,1 0,0 0,0 1,2";

  private Iterated() {}

  /** Ten rounds, both actions remembered, 2.5 taken off. */
  public static MarkovGame tenRounds(String cells) {
    return game(cells, 10, Memory.JOINT, -2.5);
  }

  /** Five rounds, the other's action remembered, 2.5 taken off. */
  public static MarkovGame fiveRounds(String cells) {
    return game(cells, 5, Memory.OTHER, -2.5);
  }

  public static MarkovGame once(String cells) {
    return game(cells, 1, Memory.NONE, 0);
  }

  /** Likewise; the follower sees the round. */
  public static MarkovGame withClock(MarkovGame game, int rounds) {
    Environment timed = Clock.ofFollowers(game.environment(), rounds);
    return new MarkovGame(game.name() + " with a clock", timed::copy);
  }

  public static MarkovGame game(String cells, int rounds, Memory memory, double offset) {
    String[] split = cells.split(" ", -1);
    int n = (int) Math.round(Math.sqrt(split.length));
    double[][] leader = new double[n][n];
    double[][] follower = new double[n][n];
    for (int k = 0; k < split.length; k++) {
      String[] pair = split[k].split(",", -1);
      leader[k / n][k % n] = Double.parseDouble(pair[0]);
      follower[k / n][k % n] = Double.parseDouble(pair[1]);
    }
    List<String> actions = IntStream.range(0, n).mapToObj(Integer::toString).toList();
    NormalFormGame matrix =
        new NormalFormGame(cells, actions, actions, Payoffs.of(leader), Payoffs.of(follower));
    String name = cells + " x" + rounds + " " + memory.text();
    return new MarkovGame(name, () -> new IteratedGame(matrix, rounds, memory, offset));
  }
}
