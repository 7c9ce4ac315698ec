package org.firstmover.formats.tree;

import org.firstmover.formats.Place;
import org.firstmover.game.InputError;

/** A node of a tree read from a file. */
public sealed interface Node permits Mapping, Sequence, Scalar {
  Place place();

  /** What it is, for errors: "a list of 3", or the text of a scalar. */
  String shown();

  /**
   * @throws InputError if it is anything else
   */
  default Mapping asMapping(String what) {
    if (this instanceof Mapping mapping) {
      return mapping;
    }
    throw place()
        .error(
            shown(),
            what + ": a mapping of keys to values",
            "Maybe the lines below need more indentation, or a key is missing.");
  }

  /**
   * @throws InputError if it is anything else
   */
  default Sequence asSequence(String what) {
    if (this instanceof Sequence sequence) {
      return sequence;
    }
    throw place().error(shown(), what + ": a list", "Maybe put it in brackets: [a, b].");
  }

  /**
   * @throws InputError if it is anything else
   */
  default Scalar asScalar(String what) {
    if (this instanceof Scalar scalar) {
      return scalar;
    }
    throw place().error(shown(), what, "Maybe there are brackets too many.");
  }
}
