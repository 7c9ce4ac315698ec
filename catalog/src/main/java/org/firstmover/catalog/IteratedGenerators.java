package org.firstmover.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.firstmover.exact.Rational;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.Payoffs;
import org.firstmover.game.markov.Clock;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.IteratedGame;
import org.firstmover.game.markov.LeaderMemory;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solve.Option;
import org.firstmover.solve.Options;

/** Games in normal form that are played several times, or once, as environments. */
final class IteratedGenerators {
  static final String ORACLES =
      "M. Gerstgrasser, D. Parkes, Oracles & Followers: Stackelberg equilibria in deep multi-agent"
          + " reinforcement learning, ICML 2023";
  private static final String TWELVE = ORACLES + "; the twelve games of J. Balaguer et al., 2022";
  private static final Option<Double> ROW_0 =
      Option.number("t", -1e6, 1e6, 2, "what the leader gets if both play 0");
  private static final Option<Double> APART =
      Option.number("p", -1e6, 1e6, -5, "what the leader gets if they play different actions");

  private static final Option<String> CLOCK =
      Option.choice("clock", List.of("none", "follower", "all"), "none", "who also sees the round");
  private static final Option<Integer> LEADER_MEMORY =
      Option.whole(
          "leader-memory", 1, 1_000, 1, "states of a memory that the leader sets herself; 1: none");

  /** How a game is played unless parameters say otherwise; of the published experiments. */
  private record Play(
      Option<Integer> rounds, Option<String> memory, Option<Double> offset, List<Option<?>> all) {
    Play(int rounds, IteratedGame.Memory memory, double offset) {
      this(
          Option.whole("rounds", 1, 10_000, rounds, "how often the game is played"),
          Option.choice(
              "memory",
              Arrays.stream(IteratedGame.Memory.values()).map(IteratedGame.Memory::text).toList(),
              memory.text(),
              "what players see of the last round: both actions, the other's or nothing"),
          Option.number("offset", -1e6, 1e6, offset, "added to all payoffs of each round"));
    }

    private Play(Option<Integer> rounds, Option<String> memory, Option<Double> offset) {
      this(
          rounds,
          memory,
          offset,
          List.of(rounds, memory, offset, CLOCK, LEADER_MEMORY, MarkovGenerators.LEADER_ACTIONS));
    }

    MarkovGame game(CatalogReference reference, Options options, NormalFormGame game) {
      int repeated = options.get(rounds);
      Environment plain =
          new IteratedGame(
              game,
              repeated,
              IteratedGame.Memory.valueOf(options.get(memory).toUpperCase(Locale.ROOT)),
              options.get(offset));
      Environment environment =
          switch (options.get(CLOCK)) {
            case "follower" -> Clock.ofFollowers(plain, repeated);
            case "all" -> Clock.ofAll(plain, repeated);
            default -> plain;
          };
      int states = options.get(LEADER_MEMORY);
      Environment remembering = states == 1 ? environment : new LeaderMemory(environment, states);
      return MarkovGenerators.game(reference, MarkovGenerators.led(remembering, options));
    }
  }

  private static final Play TEN_ROUNDS = new Play(10, IteratedGame.Memory.JOINT, -2.5);
  private static final Play FIVE_ROUNDS = new Play(5, IteratedGame.Memory.OTHER, -2.5);
  private static final Play ONCE = new Play(1, IteratedGame.Memory.NONE, 0);

  private static final List<String> COOPERATE = List.of("cooperate", "defect");
  private static final List<String> NUMBERED = List.of("0", "1");

  static final List<Generator> ALL =
      List.of(
          twelve("prisoners-dilemma", COOPERATE, 6, "3,3 1,4 4,1 2,2"),
          twelve("stag-hunt", List.of("stag", "hare"), 15, "4,4 1,3 3,1 2,2"),
          twelve("assurance", NUMBERED, 15, "4,4 1,2 2,1 3,3"),
          twelve("coordination", NUMBERED, 15, "4,4 2,1 1,2 3,3"),
          twelve("mixedharmony", NUMBERED, 15, "4,4 3,1 1,3 2,2"),
          twelve("harmony", NUMBERED, 15, "4,4 3,2 2,3 1,1"),
          twelve("noconflict", NUMBERED, 15, "4,4 2,3 3,2 1,1"),
          twelve("deadlock", COOPERATE, 5, "2,2 1,4 4,1 3,3"),
          twelve("prisoners-delight", NUMBERED, 5, "1,1 2,4 4,2 3,3"),
          twelve("hero", NUMBERED, 15, "1,1 3,4 4,3 2,2"),
          twelve("battle", NUMBERED, 15, "2,2 3,4 4,3 1,1"),
          twelve("chicken", List.of("swerve", "straight"), 15, "3,3 2,4 4,2 1,1"),
          fixed(
              "modified-prisoners-dilemma",
              "a prisoner's dilemma whose optimum needs a threat that is never carried out",
              ORACLES,
              FIVE_ROUNDS,
              COOPERATE,
              Rational.of(15, 2),
              "4,3 2,4 3,1 1,2"),
          fixed(
              "battle-of-the-sexes",
              "Battle of the Sexes, once: each prefers to meet at another place",
              ORACLES,
              ONCE,
              List.of("leader's", "follower's"),
              Rational.of(2),
              "2,1 0,0 0,0 1,2"),
          new Generator(
              "iterated/out-of-equilibrium",
              MarkovGame.KIND,
              "a game whose leader loses by what followers do while they learn",
              ORACLES,
              Stream.concat(Stream.of(ROW_0, APART), ONCE.all.stream()).toList(),
              Map.of("strong", Rational.of(2)),
              "enumeration: the follower meets the leader, and t exceeds 1",
              (reference, options, random) ->
                  ONCE.game(
                      reference,
                      options,
                      game(
                          "out-of-equilibrium",
                          NUMBERED,
                          new double[][] {
                            {options.get(ROW_0), options.get(APART)}, {options.get(APART), 1}
                          },
                          new double[][] {{0.001, 0}, {0, 2}}))),
          fixed(
              "escape",
              "Escape, once: a safe meeting point beside a better one",
              MarkovGenerators.STACKELBERG_POMDP
                  + "; the game is that of H. Zhang et al., AAAI 2020",
              ONCE,
              List.of("0", "1", "2"),
              Rational.of(30),
              "15,15 10,10 0,0 10,10 10,10 0,0 0,0 0,0 30,30"),
          fixed(
              "game-4",
              "a game whose follower has a dominant action, once",
              MarkovGenerators.STACKELBERG_POMDP,
              ONCE,
              NUMBERED,
              Rational.of(1),
              "3,2 1,3 2,0 0,1"));

  private IteratedGenerators() {}

  private static Generator twelve(String name, List<String> actions, int optimum, String payoffs) {
    return fixed(
        name,
        "one of the twelve strict symmetric ordinal 2x2 games, iterated",
        TWELVE,
        TEN_ROUNDS,
        actions,
        Rational.of(optimum),
        payoffs);
  }

  /**
   * @param payoffs leader,follower row by row
   */
  private static Generator fixed(
      String name,
      String title,
      String source,
      Play play,
      List<String> actions,
      Rational optimum,
      String payoffs) {
    NormalFormGame game =
        game(name, actions, table(payoffs, cell -> cell[0]), table(payoffs, cell -> cell[1]));
    return new Generator(
        "iterated/" + name,
        MarkovGame.KIND,
        title,
        source,
        play.all,
        Map.of("strong", optimum),
        "enumeration of both players' tables, on what each remembers",
        (reference, options, random) -> play.game(reference, options, game));
  }

  private static NormalFormGame game(
      String name, List<String> actions, double[][] leader, double[][] follower) {
    return new NormalFormGame(name, actions, actions, Payoffs.of(leader), Payoffs.of(follower));
  }

  /** A square table of one of the two numbers of each cell. */
  private static double[][] table(String payoffs, Function<String[], String> player) {
    List<Double> numbers = new ArrayList<>();
    for (String cell : payoffs.split(" ", -1)) {
      numbers.add(Double.valueOf(player.apply(cell.split(",", -1))));
    }
    int actions = (int) Math.round(Math.sqrt(numbers.size()));
    double[][] table = new double[actions][actions];
    for (int k = 0; k < numbers.size(); k++) {
      table[k / actions][k % actions] = numbers.get(k);
    }
    return table;
  }
}
