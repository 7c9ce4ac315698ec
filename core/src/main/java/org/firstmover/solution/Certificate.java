package org.firstmover.solution;

import java.util.List;

/**
 * The independent checks of a solution; without checks the solution is unverified.
 *
 * @param checks in the order in which they were made
 * @param unchecked keys of further values of the solution of which no check says anything: a
 *     method's own numbers, or keys that are misspelt
 */
public record Certificate(List<Check> checks, List<String> unchecked) {
  /** The name of the check that re-derives optimality. */
  public static final String OPTIMALITY = "optimality";

  public static final Certificate NONE = new Certificate(List.of(), List.of());

  public Certificate {
    checks = List.copyOf(checks);
    unchecked = List.copyOf(unchecked);
  }

  /** The outcome of all checks. */
  public enum Verdict {
    VERIFIED("verified"),
    VERIFIED_BY_SEARCH("verified by search"),
    UNVERIFIED("unverified");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  public Verdict verdict() {
    if (checks.isEmpty() || !failed().isEmpty()) {
      return Verdict.UNVERIFIED;
    }
    return checks.stream().anyMatch(check -> check.kind() == Check.Kind.SEARCH)
        ? Verdict.VERIFIED_BY_SEARCH
        : Verdict.VERIFIED;
  }

  public boolean verified() {
    return verdict() != Verdict.UNVERIFIED;
  }

  /** Whether an upper bound was re-derived that leaves no better commitment. */
  public boolean provesOptimality() {
    return checks.stream().anyMatch(check -> check.name().equals(OPTIMALITY) && check.passed());
  }

  public List<Check> failed() {
    return checks.stream().filter(check -> !check.passed()).toList();
  }
}
