package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import org.firstmover.derivative.Differentiator;
import org.firstmover.game.InputError;

/**
 * How a density on the unit cube moves with the leader's strategy p, by the Knothe-Rosenblatt map:
 * quantiles of each parameter s_j, given those before it, keep their level. With F_j the
 * distribution function of s_j given s_1, ..., s_j-1 and rho_j its density,
 *
 * <pre>v_j = -(dF_j/dp + sum_i<j dF_j/ds_i v_i) / rho_j</pre>
 *
 * so that nothing flows through the faces of the cube.
 */
final class Rearrangement {
  private static final double TOLERANCE = 1e-13;

  private final int leaders;
  private final int parameters;
  private final Differentiator function;
  private final double[] slopes;

  /** For each parameter, what there is up to a place. */
  private final double[][] reached;

  /** The leader's strategy, then the place s. */
  final double[] place;

  /** v: [parameter][variable of the leader]. */
  final double[][] velocity;

  /** Density times velocity of the last parameter, which is finite where the density is 0. */
  final double[] lastFlux;

  /** The density at the place, once the last parameter has moved. */
  double density;

  /**
   * @param function the density, not normalised, of the leader's variables and the parameters
   */
  Rearrangement(int leaders, int parameters, Differentiator function) {
    this.leaders = leaders;
    this.parameters = parameters;
    this.function = function;
    place = new double[leaders + parameters];
    slopes = new double[place.length];
    velocity = new double[parameters][leaders];
    lastFlux = new double[leaders];
    reached = new double[parameters][];
    for (int j = 0; j < parameters; j++) {
      reached[j] = new double[1 + leaders + j];
    }
  }

  /**
   * Integrals along a parameter while those before it are held: of the density, all parameters
   * behind it integrated out, and of its slopes in the leader's variables and the parameters
   * before.
   */
  Antiderivative integrals(int parameter) {
    int components = 1 + leaders + parameter;
    return new Antiderivative(
        components,
        tolerance(parameter),
        (z, values) -> {
          place[leaders + parameter] = z;
          if (parameter + 1 < parameters) {
            System.arraycopy(integrals(parameter + 1).total(), 0, values, 0, components);
          } else {
            density();
            values[0] = density;
            System.arraycopy(slopes, 0, values, 1, components - 1);
          }
        });
  }

  /** Inner integrals are noise to outer ones. */
  double tolerance(int parameter) {
    return TOLERANCE * Math.pow(10, parameters - 1 - parameter);
  }

  private void density() {
    density = function.at(place);
    function.gradient(slopes);
    boolean finite = density < Double.POSITIVE_INFINITY;
    for (int k = 0; k < slopes.length - 1; k++) {
      finite &= Double.isFinite(slopes[k]);
    }
    if (!(density >= 0 && finite)) {
      throw new InputError(
          density + " with slopes " + Arrays.toString(slopes),
          "density of equilibria at " + Arrays.toString(place),
          "a number from 0, with slopes, in the interior of the parameters' intervals",
          "Maybe an interval is empty, or a factor of the density is missing a bound.");
    }
  }

  /**
   * Moves a parameter, after those before it.
   *
   * @param integrals along it
   * @return the integrals along the next one; the same after the last
   */
  Antiderivative move(int parameter, Antiderivative integrals) {
    boolean last = parameter + 1 == parameters;
    double[] part = reached[parameter];
    double[] total = integrals.total();
    integrals.to(place[leaders + parameter], part);
    double share = part[0] / total[0];
    Antiderivative next = integrals;
    double here;
    if (last) {
      density();
      here = density;
    } else {
      next = integrals(parameter + 1);
      here = next.total()[0];
    }
    for (int l = 0; l < leaders; l++) {
      double flux = share * total[1 + l] - part[1 + l];
      for (int i = 0; i < parameter; i++) {
        int k = 1 + leaders + i;
        flux += (share * total[k] - part[k]) * velocity[i][l];
      }
      velocity[parameter][l] = flux / here;
      if (last) {
        lastFlux[l] = flux;
      }
    }
    return next;
  }
}
