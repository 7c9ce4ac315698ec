package org.firstmover.verify.hierarchy;

/** How a function of own variables is curved, as far as known. */
enum Shape {
  AFFINE,
  CONCAVE,
  CONVEX,
  UNKNOWN;

  Shape negated() {
    return this == CONCAVE ? CONVEX : this == CONVEX ? CONCAVE : this;
  }

  Shape plus(Shape other) {
    if (this == AFFINE || this == other) {
      return other;
    }
    return other == AFFINE ? this : UNKNOWN;
  }

  /** Times a number from this interval. */
  Shape times(Interval factor) {
    if (this == AFFINE || factor.low() >= 0) {
      return this;
    }
    return factor.high() <= 0 ? negated() : UNKNOWN;
  }

  boolean isConcave() {
    return this == AFFINE || this == CONCAVE;
  }

  boolean isConvex() {
    return this == AFFINE || this == CONVEX;
  }

  /**
   * Of a function of one number after one of this shape.
   *
   * @param slope of the function of one number, over all that it is given
   * @param bend its second derivative
   */
  Shape then(Interval slope, Interval bend) {
    if (bend.low() >= 0 && isMonotone(slope, isConvex(), isConcave())) {
      return bend.high() <= 0 && this == AFFINE ? AFFINE : CONVEX;
    }
    return bend.high() <= 0 && isMonotone(slope, isConcave(), isConvex()) ? CONCAVE : UNKNOWN;
  }

  private boolean isMonotone(Interval slope, boolean rising, boolean falling) {
    return this == AFFINE || (rising && slope.low() >= 0) || (falling && slope.high() <= 0);
  }
}
