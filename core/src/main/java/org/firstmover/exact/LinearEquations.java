package org.firstmover.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Exact linear equations in few unknowns, added one at a time and kept in echelon form without
 * fractions.
 *
 * <p>Method: E. H. Bareiss, "Sylvester's identity and multistep integer-preserving Gaussian
 * elimination", Mathematics of Computation 22 (1968): every division below is exact, and no entry
 * grows beyond a minor of the matrix.
 */
public final class LinearEquations {
  private final int unknowns;
  private final List<BigInteger[]> rows = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();

  public LinearEquations(int unknowns) {
    this.unknowns = unknowns;
  }

  /** How many independent equations there are. */
  public int rank() {
    return rows.size();
  }

  /**
   * Adds sum of coefficients x unknowns = right unless it contradicts what is there.
   *
   * @return false if it does, and was not added
   */
  public boolean add(Rational[] coefficients, Rational right) {
    BigInteger[] row = whole(coefficients, right);
    BigInteger previous = BigInteger.ONE;
    for (int r = 0; r < rows.size(); r++) {
      BigInteger[] above = rows.get(r);
      BigInteger pivot = above[pivots.get(r)];
      BigInteger factor = row[pivots.get(r)];
      for (int c = 0; c <= unknowns; c++) {
        row[c] = row[c].multiply(pivot).subtract(above[c].multiply(factor)).divide(previous);
      }
      previous = pivot;
    }
    int pivot = 0;
    while (pivot < unknowns && row[pivot].signum() == 0) {
      pivot++;
    }
    if (pivot == unknowns) {
      return row[unknowns].signum() == 0;
    }
    rows.add(row);
    pivots.add(pivot);
    return true;
  }

  /** The solution in which the unknowns that the equations leave free have these values. */
  public Rational[] solve(Rational[] free) {
    Rational[] solution = free.clone();
    for (int r = rows.size() - 1; r >= 0; r--) {
      BigInteger[] row = rows.get(r);
      int pivot = pivots.get(r);
      Rational[] coefficients = new Rational[unknowns];
      for (int c = 0; c < unknowns; c++) {
        coefficients[c] = c == pivot ? Rational.ZERO : new Rational(row[c], BigInteger.ONE);
      }
      Rational sum =
          new Rational(row[unknowns], BigInteger.ONE)
              .minus(Rational.product(coefficients, solution));
      solution[pivot] = sum.dividedBy(new Rational(row[pivot], BigInteger.ONE));
    }
    return solution;
  }

  /** The equation times the common denominator of its numbers. */
  private BigInteger[] whole(Rational[] coefficients, Rational right) {
    BigInteger common = right.denominator();
    for (Rational coefficient : coefficients) {
      BigInteger denominator = coefficient.denominator();
      common = common.divide(common.gcd(denominator)).multiply(denominator);
    }
    BigInteger[] row = new BigInteger[unknowns + 1];
    for (int c = 0; c <= unknowns; c++) {
      Rational number = c < unknowns ? coefficients[c] : right;
      row[c] = number.numerator().multiply(common.divide(number.denominator()));
    }
    return row;
  }
}
