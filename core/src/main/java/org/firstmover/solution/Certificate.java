package org.firstmover.solution;

import java.util.List;

/** The independent checks of a solution; without checks the solution is unverified. */
public record Certificate(List<Check> checks) {
  /** The name of the check that re-derives optimality. */
  public static final String OPTIMALITY = "optimality";

  public static final Certificate NONE = new Certificate(List.of());

  public Certificate {
    checks = List.copyOf(checks);
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
