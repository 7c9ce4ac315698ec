package org.firstmover.solve;

import java.util.List;
import java.util.function.Function;
import org.firstmover.game.InputError;

/**
 * One option of a method, declared once: this feeds parsing, {@code firstmover methods}, the
 * documentation and solution files.
 *
 * @param name as written on the command line
 * @param type for people: "number", "whole number" or "choice"
 * @param range for people, such as "0 to 1"
 * @param fallback the value if none is given
 * @param text one sentence
 * @param parser from text; throws {@link IllegalArgumentException} if the text is no such value
 */
public record Option<T>(
    String name, String type, String range, T fallback, String text, Function<String, T> parser) {

  public static Option<Double> number(
      String name, double low, double high, double fallback, String text) {
    return new Option<>(
        name,
        "number",
        low + " to " + high,
        fallback,
        text,
        given -> {
          double value = Double.parseDouble(given);
          if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(given);
          }
          return value;
        });
  }

  public static Option<Integer> whole(String name, int low, int high, int fallback, String text) {
    return new Option<>(
        name,
        "whole number",
        low + " to " + high,
        fallback,
        text,
        given -> {
          int value = Integer.parseInt(given);
          if (value < low || value > high) {
            throw new IllegalArgumentException(given);
          }
          return value;
        });
  }

  public static Option<String> choice(
      String name, List<String> choices, String fallback, String text) {
    return new Option<>(
        name,
        "choice",
        String.join(", ", choices),
        fallback,
        text,
        given -> {
          if (!choices.contains(given)) {
            throw new IllegalArgumentException(given);
          }
          return given;
        });
  }

  /**
   * @throws InputError if the text is not a value of this option
   */
  public T parse(String given) {
    try {
      return parser.apply(given);
    } catch (InputError e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InputError(
          given,
          "option " + name,
          "a " + type + ": " + range,
          "Maybe leave it out: the default is " + fallback + ".");
    }
  }
}
