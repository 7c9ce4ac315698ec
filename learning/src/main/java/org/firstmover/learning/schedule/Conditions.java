package org.firstmover.learning.schedule;

/**
 * Under what conditions a leader learns through an oracle. Each has an ablation that breaks it.
 *
 * <p>Source: M. Gerstgrasser, D. Parkes, "Oracles &amp; Followers", ICML 2023.
 *
 * @param hiddenQueries the leader does not learn from her answers: threats that are never carried
 *     out then get no credit
 * @param visiblePhase she sees whether she is asked or plays: she can promise one thing and do
 *     another
 * @param carriedOracle followers remember earlier episodes of hers
 * @param paidLearning she gets the rewards of the play that followers learn from
 * @param independentAnswers she draws anew each time she is asked, or plays, on the same
 *     observation: a policy that draws is then no commitment
 */
public record Conditions(
    boolean hiddenQueries,
    boolean visiblePhase,
    boolean carriedOracle,
    boolean paidLearning,
    boolean independentAnswers) {
  /** As theory wants it. */
  public static final Conditions CORRECT = new Conditions(false, false, false, false, false);

  /** As the paper's code has it. */
  public static final Conditions PAPER_CODE = new Conditions(false, false, false, false, true);
}
