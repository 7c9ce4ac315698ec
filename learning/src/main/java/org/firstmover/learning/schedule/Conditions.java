package org.firstmover.learning.schedule;

import java.util.Locale;

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
 * @param answers what she does where she is asked, or plays, on the same observation again
 */
public record Conditions(
    boolean hiddenQueries,
    boolean visiblePhase,
    boolean carriedOracle,
    boolean paidLearning,
    Answers answers) {
  /** As theory wants it. */
  public static final Conditions CORRECT =
      new Conditions(false, false, false, false, Answers.CACHED);

  /** As the paper's code has it. */
  public static final Conditions PAPER_CODE =
      new Conditions(false, false, false, false, Answers.INDEPENDENT);

  /** Whether the leader is consistent within an episode. */
  public enum Answers {
    /**
     * The same each time. She drew it once, and learns from it once: what follows is the outcome of
     * that one choice.
     */
    CACHED,
    /**
     * The same each time, and a step to learn from each time, as in the code of G. Brero et al.:
     * what occurs often then weighs more than it should, and learning is slower.
     */
    REPEATED,
    /** Drawn anew each time: a policy that draws is then no commitment. */
    INDEPENDENT;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
