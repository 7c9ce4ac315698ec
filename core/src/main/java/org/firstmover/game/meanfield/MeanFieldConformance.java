package org.firstmover.game.meanfield;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.Variable;
import org.firstmover.random.RandomStream;

/**
 * Whether a game keeps the promises of {@link MeanFieldGame}: what a test of a game of one's own
 * should call. Asks it at random commitments and crowds and looks for breaches of these rules:
 *
 * <ul>
 *   <li>the entropy weight is at least 0; every number that is to be filled is filled; rewards and
 *       the leader's value are finite;
 *   <li>probabilities are at least 0 and sum to 1 in each row; those that are fixed are the same at
 *       all times, crowds and commitments;
 *   <li>the same question has the same answer, whatever was asked between, by many threads at once;
 *       arguments are not written to;
 *   <li>slopes are what differences of values say, and are added to what the arrays hold.
 * </ul>
 */
public final class MeanFieldConformance {
  private static final int CROWDS = 3;

  /** Times looked at: the first, the last and some between. */
  private static final int TIMES = 5;

  private static final double SUM_TOLERANCE = 1e-9;

  /** Where the leader's numbers have no bounds. */
  private static final double WIDE = 10;

  private final MeanFieldGame game;
  private final RandomStream random;

  private MeanFieldConformance(MeanFieldGame game, long seed) {
    this.game = game;
    this.random = RandomStream.of(seed);
  }

  /**
   * @param seed of the commitments and crowds that are tried
   * @throws InputError that names the first rule found broken
   */
  public static void check(MeanFieldGame game, long seed) {
    MeanFieldConformance conformance = new MeanFieldConformance(game, seed);
    require(!game.populations().isEmpty(), "none", "populations", "at least one", "add one");
    require(
        game.fingerprint().equals(game.fingerprint()) && !game.fingerprint().isBlank(),
        game.fingerprint(),
        "fingerprint",
        "the same again",
        "it should be computed from what makes the game");
    double entropy = game.entropy();
    require(
        entropy >= 0 && Double.isFinite(entropy),
        Double.toString(entropy),
        "entropy",
        "a finite weight of at least 0",
        "it is a cost here and not a bonus: change its sign");
    for (int i = 0; i < CROWDS; i++) {
      conformance.at(conformance.commitment(), conformance.flow());
    }
  }

  private void at(double[] commitment, double[][][] flow) {
    MeanFieldProbe probe = new MeanFieldProbe(game, commitment, flow);
    List<double[]> answers = probe.answers(times());
    for (double[] answer : answers) {
      for (double number : answer) {
        require(
            Double.isFinite(number),
            Double.toString(number),
            "rewards, transitions and leader's value",
            "finite numbers",
            "a logarithm of 0, or a number that was not filled");
      }
    }
    require(
        probe.untouched(),
        "a change",
        "commitment or crowd after a question",
        "that only what is to be filled is written to",
        "an array should be cloned first");
    distributions(probe);
    same(answers, probe.answers(times()), "the same question again");
    List<List<double[]>> parallel =
        IntStream.range(0, 4).parallel().mapToObj(i -> probe.answers(times())).toList();
    parallel.forEach(other -> same(answers, other, "a question by several threads at once"));
    game.slopes().ifPresent(slopes -> probe.slopes(slopes, times(), random));
  }

  private int[] times() {
    int steps = game.horizon().steps();
    return IntStream.range(0, Math.min(TIMES, steps))
        .map(i -> steps <= TIMES ? i : i * (steps - 1) / (TIMES - 1))
        .toArray();
  }

  private void distributions(MeanFieldProbe probe) {
    boolean moving = game.horizon().stationary();
    for (int p = 0; p < game.populations().size(); p++) {
      int[] first = game.populations().get(p).successors().first();
      for (int t : times()) {
        if (!moving && t + 1 == game.horizon().steps()) {
          continue;
        }
        double[] odds = probe.transitions(p, t);
        for (int row = 0; row + 1 < first.length; row++) {
          double sum = 0;
          for (int j = first[row]; j < first[row + 1]; j++) {
            sum += odds[j] >= 0 ? odds[j] : Double.NaN;
          }
          require(
              Math.abs(sum - 1) <= SUM_TOLERANCE,
              "sum " + sum,
              "transitions of population " + p + ", row " + row + ", time " + t,
              "probabilities of at least 0, in sum 1",
              "an outcome is missing, or a probability is below 0 in some crowds");
        }
        if (game.fixedTransitions(p)) {
          double[] elsewhere = new MeanFieldProbe(game, commitment(), flow()).transitions(p, 0);
          require(
              Arrays.equals(odds, elsewhere),
              "others",
              "transitions of population " + p + " at another crowd, commitment or time",
              "the same, as fixedTransitions says",
              "fixedTransitions should be false");
        }
      }
    }
  }

  private static void same(List<double[]> one, List<double[]> other, String when) {
    for (int i = 0; i < one.size(); i++) {
      require(
          Arrays.equals(one.get(i), other.get(i)),
          "another answer",
          when,
          "the same answer",
          "the game draws at random, or keeps something between questions");
    }
  }

  /** Between the bounds of each of the leader's numbers. */
  private double[] commitment() {
    return game.leader().stream()
        .flatMapToDouble(
            variable -> IntStream.range(0, variable.size()).mapToDouble(i -> between(variable, i)))
        .toArray();
  }

  private double between(Variable variable, int entry) {
    double low = Math.max(variable.lowerAt(entry), variable.startAt(entry) - WIDE);
    double high = Math.min(variable.upperAt(entry), variable.startAt(entry) + WIDE);
    return random.nextDouble(low, Math.max(low, high));
  }

  /** Somebody in every pair; transitions are not followed. */
  private double[][][] flow() {
    double[][][] flow = new double[game.horizon().steps()][game.populations().size()][];
    for (double[][] crowd : flow) {
      for (int p = 0; p < crowd.length; p++) {
        crowd[p] = new double[game.populations().get(p).pairs()];
        Arrays.setAll(crowd[p], k -> 0.2 + random.nextDouble());
        double sum = Arrays.stream(crowd[p]).sum();
        double[] shares = crowd[p];
        Arrays.setAll(shares, k -> shares[k] / sum);
      }
    }
    return flow;
  }

  static void require(boolean kept, String found, String where, String expected, String maybe) {
    if (!kept) {
      throw new InputError(found, where, expected, "Maybe " + maybe + ".");
    }
  }
}
