package org.firstmover.solve;

import java.util.List;

/**
 * What a method says of itself.
 *
 * @param name as written on the command line
 * @param computes one sentence
 * @param guarantee what is promised of the answer
 * @param citation author, title, place, year
 * @param options declared once, here
 */
public record MethodInfo(
    String name, String computes, String guarantee, String citation, List<Option<?>> options) {
  public MethodInfo {
    options = List.copyOf(options);
  }
}
