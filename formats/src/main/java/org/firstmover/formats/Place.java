package org.firstmover.formats;

import java.util.function.Supplier;
import org.firstmover.game.InputError;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1
 */
public record Place(Source source, int line, int column) {
  /** An error here. */
  public InputError error(String found, String expected, String hint) {
    return new InputError(found, toString(), expected, hint);
  }

  /** Builds something whose own errors do not know where in the text they are. */
  public <T> T locate(Supplier<T> builder) {
    try {
      return builder.get();
    } catch (InputError e) {
      throw e.at(this + ": " + e.where());
    }
  }

  @Override
  public String toString() {
    return source.name() + ":" + line + ":" + column;
  }
}
