package org.firstmover.examples;

import java.util.List;
import org.firstmover.Firstmover;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.EnvironmentConformance;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;
import org.firstmover.solution.Solution;

// tag: roles
/** A tax office says which reports it audits; a citizen, rich or poor, reports an income. */
public final class TaxOffice implements Environment {
  private static final Space.Discrete INCOMES = new Space.Discrete(List.of("poor", "rich"));
  private static final Space.Discrete AUDITS = new Space.Discrete(List.of("trust", "audit"));
  private static final Roles ROLES =
      new Roles(
          new Role("office", INCOMES, AUDITS), // sees what was reported
          List.of(new Role("citizen", INCOMES, INCOMES)), // sees the income, reports one
          2, // chance draws one of two incomes
          3); // moves of an episode, chance's with the others

  // end: roles

  // tag: state
  private int moves;
  private int income;
  private int report;
  private int audited;

  @Override
  public Roles roles() {
    return ROLES;
  }

  @Override
  public void reset() {
    moves = 0;
  }

  @Override
  public int actor() {
    return switch (moves) {
      case 0 -> CHANCE;
      case 1 -> 1; // the first follower: the citizen
      case 2 -> 0; // the leader: the office
      default -> END;
    };
  }

  // end: state

  // tag: moves
  @Override
  public void observe(double[] filled) {
    switch (moves) {
      case 0 -> {
        filled[0] = 0.5; // probabilities of poor and rich
        filled[1] = 0.5;
      }
      case 1 -> filled[0] = income;
      default -> filled[0] = report;
    }
  }

  @Override
  public void act(double[] action) {
    switch (moves) {
      case 0 -> income = INCOMES.index(action[0]);
      case 1 -> report = INCOMES.index(action[0]);
      case 2 -> audited = AUDITS.index(action[0]);
      default -> throw new IllegalStateException("a move behind the end");
    }
    moves++;
  }

  // end: moves

  // tag: reward
  @Override
  public double reward(int player) {
    if (moves < 3) {
      return 0;
    }
    double tax = report == 1 ? 4 : 1;
    if (audited == 1 && report != income) {
      tax = 6;
    }
    return player == 0 ? tax - audited : -tax; // an audit costs 1
  }

  @Override
  public Environment copy() {
    TaxOffice copy = new TaxOffice();
    copy.moves = moves;
    copy.income = income;
    copy.report = report;
    copy.audited = audited;
    return copy;
  }

  // end: reward

  public static void main(String[] arguments) {
    System.out.println(solve().leader());
  }

  static Solution solve() {
    // tag: tax-solve
    EnvironmentConformance.check(TaxOffice::new, 1);
    Solution solution = Firstmover.solve(new MarkovGame("tax office", TaxOffice::new));
    // end: tax-solve
    return solution;
  }
}
