package org.firstmover.solution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a method answers: a commitment, the followers' response, values, bounds, and how it was
 * made. Until a certificate is attached, status and values are the method's claim.
 *
 * @param game the game solved
 * @param method how the solution was made
 * @param status what is known
 * @param tieBreak how an indifferent follower is taken to choose; null if a file does not say
 * @param leader commitment and its value
 * @param followers one entry a follower, or a type of follower
 * @param values further values of this commitment: {@code strong} and {@code weak}, or {@code
 *     optimistic}, {@code pessimistic} and {@code stochastic}, or {@code from} states
 * @param bounds on the best value the leader can reach
 * @param proof of the upper bound
 * @param certificate independent checks; {@link Certificate#NONE} before they were made
 * @param work counters of what was done; the same on every machine
 * @param timing seconds; not part of what is repeatable
 */
public record Solution(
    GameReference game,
    Provenance method,
    Status status,
    @Nullable TieBreak tieBreak,
    Commitment leader,
    List<Response> followers,
    Map<String, Double> values,
    Bounds bounds,
    Proof proof,
    Certificate certificate,
    Map<String, Long> work,
    Map<String, Double> timing) {

  /** Key of the value when ties go for the leader. */
  public static final String STRONG = "strong";

  /** Key of the value when ties go against the leader. */
  public static final String WEAK = "weak";

  /** Key of the leader's value at the best for her of the equilibria found. */
  public static final String OPTIMISTIC = "optimistic";

  /** Key of the leader's value at the worst for her of the equilibria found. */
  public static final String PESSIMISTIC = "pessimistic";

  /** Key of the mean of the leader's values over the equilibria found. */
  public static final String STOCHASTIC = "stochastic";

  /** Key of what the leader would gain, to first order, by moving towards another commitment. */
  public static final String FIRST_ORDER = "first-order improvement";

  /** Key of the norm of the gradient of the leader's value in the logits of her policy. */
  public static final String GRADIENT_NORM = "gradient norm";

  /** Key of the best value of a commitment to one action for each of the leader's observations. */
  public static final String BEST_TABLE = "best table";

  /** Key of the best table's value less the leader's value. */
  public static final String COMMITMENT_GAP = "commitment gap";

  /** Key of the leader's mean return when her policy was last trained. */
  public static final String TRAINING_RETURN = "training return";

  /** Key of how often followers questioned the leader. */
  public static final String QUERIES = "queries";

  /** Key of how many moves of environments were played to learn. */
  public static final String SAMPLES = "samples";

  /** Key of what the followers' learned policies lose against their best responses. */
  public static final String LEARNED_REGRET = "regret of the learned response";

  /** Key of the most that a follower may gain where the response is an epsilon equilibrium. */
  public static final String EPSILON = "epsilon";

  /** Key of what followers of all populations could gain against the crowd, in sum. */
  public static final String EXPLOITABILITY = "exploitability";

  /** Keys of the leader's values from single states begin so. */
  public static final String FROM = "from ";

  public Solution {
    followers = List.copyOf(followers);
    values = ordered(values);
    work = ordered(work);
    timing = ordered(timing);
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Values of a commitment in a finite game, in the order of the file form. */
  public static Map<String, Double> strongAndWeak(double strong, double weak) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(STRONG, strong);
    values.put(WEAK, weak);
    return values;
  }

  /**
   * This solution with its certificate. A claim of optimality that the certificate does not prove,
   * or that fails another check, is lowered to {@link Status#FEASIBLE}.
   */
  public Solution certified(Certificate checked) {
    Status established =
        status == Status.OPTIMAL && !(checked.provesOptimality() && checked.verified())
            ? Status.FEASIBLE
            : status;
    return new Solution(
        game,
        method,
        established,
        tieBreak,
        leader,
        followers,
        values,
        bounds,
        proof,
        checked,
        work,
        timing);
  }

  /** What a search that was not exhaustive did; empty unless the status is a limit. */
  public String statusNote() {
    return status == Status.LIMIT && !work.isEmpty()
        ? work.entrySet().stream()
            .map(counter -> counter.getKey() + " " + counter.getValue())
            .collect(Collectors.joining(", ", "not exhaustive: ", ""))
        : "";
  }

  /** With more of its further values. */
  public Solution withValues(Map<String, Double> more) {
    Map<String, Double> all = new LinkedHashMap<>(values);
    all.putAll(more);
    return new Solution(
        game,
        method,
        status,
        tieBreak,
        leader,
        followers,
        all,
        bounds,
        proof,
        certificate,
        work,
        timing);
  }

  public Solution withTiming(Map<String, Double> seconds) {
    return new Solution(
        game,
        method,
        status,
        tieBreak,
        leader,
        followers,
        values,
        bounds,
        proof,
        certificate,
        work,
        seconds);
  }
}
