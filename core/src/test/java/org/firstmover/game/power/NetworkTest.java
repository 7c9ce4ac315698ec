package org.firstmover.game.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.firstmover.game.InputError;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final List<Bus> BUSES =
      List.of(new Bus("1", 10), new Bus("2", 20), new Bus("3", -5));

  private static Network of(Branch... branches) {
    return new Network("", 100, BUSES, List.of(), List.of(branches), 0);
  }

  @Test
  void a_network_in_two_parts_names_what_cannot_be_reached() {
    assertThat(of(new Branch("1", 0, 1, 0.1, 50), new Branch("2", 1, 2, 0.1, 50)).loads())
        .containsExactly(10, 20, -5);
    assertThatThrownBy(() -> of(new Branch("1", 0, 1, 0.1, 50)))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("disconnected: bus 3")
        .hasMessageContaining("a way from bus 1");
  }

  @Test
  void indices_limits_and_reactances_are_checked() {
    assertThatThrownBy(() -> of(new Branch("7", 0, 3, 0.1, 50)))
        .hasMessageStartingWith("to bus of branch 7: found [3]");
    assertThatThrownBy(() -> new Branch("7", 0, 1, 0, 50))
        .hasMessageStartingWith("reactance of branch 7: found [0]");
    assertThatThrownBy(() -> new Branch("7", 1, 1, 0.1, 50))
        .hasMessageContaining("two different buses");
    assertThatThrownBy(() -> new Generator("2", 0, 5, 4, new Cost.Polynomial(0, 1, 0)))
        .hasMessageStartingWith("limits of generator 2: found [5.0 to 4.0]");
  }

  @Test
  void costs_are_convex() {
    Cost cost =
        new Cost.PiecewiseLinear(
            List.of(new Cost.Point(0, 0), new Cost.Point(10, 100), new Cost.Point(20, 300)));
    assertThat(cost.at(5)).isEqualTo(50);
    assertThat(cost.at(15)).isEqualTo(200);
    assertThat(cost.at(25)).isEqualTo(400);
    assertThat(cost.at(-1)).isEqualTo(-10);
    assertThat(new Cost.Polynomial(2, 3, 4).at(5)).isEqualTo(69);
    assertThatThrownBy(
            () ->
                new Cost.PiecewiseLinear(
                    List.of(
                        new Cost.Point(0, 0), new Cost.Point(10, 200), new Cost.Point(20, 300))))
        .hasMessageContaining("slopes that do not descend");
    assertThatThrownBy(() -> new Cost.Polynomial(-1, 0, 0)).hasMessageContaining("convex");
  }

  @Test
  void conventions_differ_in_resistance_taps_and_shifts() {
    Branch branch = new Branch("1", 0, 1, 0.3, 0.4, 2, 10, 50, -30, 30);
    assertThat(Convention.MATPOWER.susceptance(branch)).isEqualTo(1.25);
    assertThat(Convention.MATPOWER.shift(branch)).isEqualTo(10);
    assertThat(Convention.POWER_MODELS.susceptance(branch)).isEqualTo(1.6);
    assertThat(Convention.POWER_MODELS.shift(branch)).isZero();
  }
}
