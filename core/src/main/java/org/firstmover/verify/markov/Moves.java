package org.firstmover.verify.markov;

/** How many more moves may be played before something is given up. */
final class Moves {
  private long left;

  Moves(long most) {
    left = most;
  }

  void one() {
    if (--left < 0) {
      throw new Spent();
    }
  }

  /** There were more moves to play than allowed. */
  static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1;

    Spent() {
      super("more moves than allowed", null, false, false);
    }
  }
}
