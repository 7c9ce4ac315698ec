package org.firstmover.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearEquationsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13})
  void solutions_of_random_systems_satisfy_every_equation(int unknowns) {
    for (int seed = 0; seed < 40; seed++) {
      RandomStream random = RandomStream.of(seed).child("equations");
      Rational[] planted = numbers(random, unknowns);
      LinearEquations equations = new LinearEquations(unknowns);
      Rational[][] rows = new Rational[random.nextInt(1, unknowns + 2)][];
      for (int r = 0; r < rows.length; r++) {
        rows[r] = numbers(random, unknowns);
        assertThat(equations.add(rows[r], product(rows[r], planted))).isTrue();
      }
      Rational[] solution = equations.solve(numbers(random, unknowns));
      for (Rational[] row : rows) {
        assertThat(product(row, solution)).isEqualTo(product(row, planted));
      }
      if (equations.rank() == unknowns) {
        assertThat(solution).containsExactly(planted);
      }
    }
  }

  @Test
  void dependent_equations_are_accepted_without_raising_the_rank() {
    LinearEquations equations = new LinearEquations(3);
    assertThat(equations.add(row(1, 2, 3), Rational.of(4))).isTrue();
    assertThat(equations.add(row(2, 1, 0), Rational.of(5))).isTrue();
    assertThat(equations.add(row(5, 4, 3), Rational.of(14))).isTrue();
    assertThat(equations.add(row(0, 0, 0), Rational.ZERO)).isTrue();
    assertThat(equations.rank()).isEqualTo(2);
  }

  @Test
  void contradictory_equations_are_refused_and_change_nothing() {
    LinearEquations equations = new LinearEquations(2);
    assertThat(equations.add(row(1, 1), Rational.ONE)).isTrue();
    assertThat(equations.add(row(2, 2), Rational.of(3))).isFalse();
    assertThat(equations.add(row(0, 0), Rational.ONE)).isFalse();
    assertThat(equations.rank()).isEqualTo(1);
    assertThat(equations.add(row(1, -1), Rational.ZERO)).isTrue();
    assertThat(equations.solve(row(0, 0))).containsExactly(Rational.of(1, 2), Rational.of(1, 2));
  }

  @Test
  void unknowns_that_are_left_free_keep_the_values_given() {
    LinearEquations equations = new LinearEquations(4);
    equations.add(row(0, 1, 0, 2), Rational.of(7));
    Rational[] solution = equations.solve(row(11, 13, 17, 3));
    assertThat(solution).containsExactly(row(11, 1, 17, 3));
  }

  @Test
  void without_equations_everything_is_free() {
    assertThat(new LinearEquations(2).solve(row(5, -6))).containsExactly(row(5, -6));
  }

  @Test
  void values_given_for_free_unknowns_are_not_overwritten() {
    Rational[] free = row(1, 1);
    LinearEquations equations = new LinearEquations(2);
    equations.add(row(1, 0), Rational.of(9));
    equations.solve(free);
    assertThat(free).containsExactly(row(1, 1));
  }

  private static Rational[] numbers(RandomStream random, int count) {
    Rational[] numbers = new Rational[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = Rational.of(random.nextInt(-4, 4), random.nextInt(1, 6));
    }
    return numbers;
  }

  private static Rational product(Rational[] row, Rational[] x) {
    Rational sum = Rational.ZERO;
    for (int c = 0; c < row.length; c++) {
      sum = sum.plus(row[c].times(x[c]));
    }
    return sum;
  }

  private static Rational[] row(long... numbers) {
    return Arrays.stream(numbers).mapToObj(Rational::of).toArray(Rational[]::new);
  }
}
