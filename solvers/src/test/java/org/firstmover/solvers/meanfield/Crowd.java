package org.firstmover.solvers.meanfield;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.game.meanfield.Horizon;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.meanfield.Population;
import org.firstmover.game.meanfield.Slopes;
import org.firstmover.game.meanfield.Successors;

/** Games to test with, from formulas; nobody leads. */
record Crowd(
    String name,
    Horizon horizon,
    List<Population> populations,
    double entropy,
    Filled rewarded,
    Filled moved,
    boolean fixed)
    implements MeanFieldGame {

  /** Fills rewards or probabilities. */
  @FunctionalInterface
  interface Filled {
    void fill(int population, int time, double[][] crowd, double[] filled);
  }

  /** Stays, whatever happens. */
  static final Filled SURE = (p, t, crowd, filled) -> java.util.Arrays.fill(filled, 1);

  static List<String> names(String stem, int count) {
    return IntStream.range(0, count).mapToObj(i -> stem + i).toList();
  }

  /** Two roads of cost x + toll and 2 (1 - x): x = (2 - toll) / 3. */
  static Crowd roads(double toll, double entropy) {
    return new Crowd(
        "roads",
        Horizon.of(1),
        List.of(Population.choosing("drivers", List.of("left", "right"))),
        entropy,
        (p, t, crowd, filled) -> {
          filled[0] = -crowd[0][0] - toll;
          filled[1] = -2 * crowd[0][1];
        },
        SURE,
        true);
  }

  /**
   * MFGLib's rock-paper-scissors: from a start, rewards in the states that were chosen; last
   * actions count for nothing. Equilibrium (26, 20, 31) / 77, value 6/11.
   */
  static Crowd rockPaperScissors() {
    return new Crowd(
        "rock-paper-scissors",
        Horizon.of(2),
        List.of(
            new Population(
                "players",
                List.of("start", "rock", "paper", "scissors"),
                List.of("rock", "paper", "scissors"),
                new double[] {1, 0, 0, 0},
                Successors.deterministic(4, 3, (s, a) -> a + 1))),
        0,
        (p, t, crowd, filled) -> {
          double rock = crowd[0][3] + crowd[0][4] + crowd[0][5];
          double paper = crowd[0][6] + crowd[0][7] + crowd[0][8];
          double scissors = crowd[0][9] + crowd[0][10] + crowd[0][11];
          for (int a = 0; a < 3; a++) {
            filled[a] = 0;
            filled[3 + a] = 2 * scissors - paper;
            filled[6 + a] = 4 * rock - 2 * scissors;
            filled[9 + a] = 6 * paper - 3 * rock;
          }
        },
        SURE,
        true);
  }

  /**
   * MFGLib's susceptible-infected: going out infects with probability 0.81 of the infected's share;
   * infected recover with probability 0.3; staying in costs 0.5, being infected 1.
   */
  static Crowd epidemic(Horizon horizon, double entropy) {
    return new Crowd(
        "epidemic",
        horizon,
        List.of(
            new Population(
                "people",
                List.of("susceptible", "infected"),
                List.of("out", "in"),
                new double[] {0.4, 0.6},
                Successors.all(2, 2))),
        entropy,
        (p, t, crowd, filled) -> {
          filled[0] = 0;
          filled[1] = -0.5;
          filled[2] = -1;
          filled[3] = -1.5;
        },
        (p, t, crowd, filled) -> {
          double caught = 0.81 * (crowd[0][2] + crowd[0][3]);
          filled[0] = 1 - caught;
          filled[1] = caught;
          filled[2] = 1;
          filled[3] = 0;
          filled[4] = 0.3;
          filled[5] = 0.7;
          filled[6] = 0.3;
          filled[7] = 0.7;
        },
        false);
  }

  /**
   * A ring of places, each population with one it likes best, and all of them avoid the crowd of
   * all; moves go astray with probability 0.1. Monotone.
   */
  static Crowd ring(int places, int populations, Horizon horizon, double entropy) {
    List<Population> all =
        names("people ", populations).stream()
            .map(
                name ->
                    new Population(
                        name,
                        names("place ", places),
                        List.of("back", "stay", "on"),
                        IntStream.range(0, places).mapToDouble(s -> 1.0 / places).toArray(),
                        Successors.of(
                            places,
                            3,
                            (s, a) ->
                                new int[] {
                                  (s + a + places - 1) % places, (s + a + places) % places
                                })))
            .toList();
    return new Crowd(
        "ring",
        horizon,
        all,
        entropy,
        (p, t, crowd, filled) -> {
          for (int s = 0; s < places; s++) {
            double mass = 0;
            for (double[] own : crowd) {
              mass += own[3 * s] + own[3 * s + 1] + own[3 * s + 2];
            }
            int favourite = places * p / populations;
            int far = Math.min(Math.abs(s - favourite), places - Math.abs(s - favourite));
            for (int a = 0; a < 3; a++) {
              filled[3 * s + a] = 2 * Math.exp(-far) - mass - 0.05 * Math.abs(a - 1);
            }
          }
        },
        (p, t, crowd, filled) -> {
          for (int i = 0; i < filled.length; i++) {
            filled[i] = i % 2 == 0 ? 0.9 : 0.1;
          }
        },
        true);
  }

  @Override
  public String fingerprint() {
    return name;
  }

  @Override
  public List<Variable> leader() {
    return List.of();
  }

  @Override
  public void rewards(
      int population, int time, double[] commitment, double[][] crowd, double[] filled) {
    rewarded.fill(population, time, crowd, filled);
  }

  @Override
  public boolean fixedTransitions(int population) {
    return fixed;
  }

  @Override
  public void transitions(
      int population, int time, double[] commitment, double[][] crowd, double[] filled) {
    moved.fill(population, time, crowd, filled);
  }

  @Override
  public double leaderValue(double[] commitment, double[][][] flow) {
    return flow[0][0][0];
  }

  @Override
  public Optional<Slopes> slopes() {
    return Optional.empty();
  }
}
