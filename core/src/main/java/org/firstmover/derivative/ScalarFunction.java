package org.firstmover.derivative;

import java.util.Arrays;
import org.firstmover.game.RealFunction;

/** A function written in Java. The same point must give the same value. */
@FunctionalInterface
@SuppressWarnings("FunctionalInterfaceMethodChanged") // written once, over scalars
public interface ScalarFunction extends RealFunction {
  Scalar apply(Scalar[] variables);

  /** Its value in plain doubles, without a tape. */
  @Override
  default double value(double[] point) {
    Scalar[] variables = Arrays.stream(point).mapToObj(Real::new).toArray(Scalar[]::new);
    return apply(variables).value();
  }
}
