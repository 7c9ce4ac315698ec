package org.firstmover.game;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Names of actions, types and targets: present, not blank, no two the same. */
public final class Names {
  private Names() {}

  /**
   * An unmodifiable copy.
   *
   * @param where what is named, for the error
   * @throws InputError if a name is blank or stands twice, or there is none
   */
  public static List<String> checked(List<String> names, String where) {
    if (names.isEmpty()) {
      throw new InputError(
          "no names", where, "at least one", "Maybe the list was left empty by mistake.");
    }
    Set<String> seen = new HashSet<>(names.size() * 2);
    for (String name : names) {
      if (name.isBlank()) {
        throw new InputError(
            name, where, "a name that is not blank", "Maybe number what has no name.");
      }
      if (!seen.add(name)) {
        throw new InputError(
            name, where, "each name once", "Maybe two of them mean the same, or one is mistyped.");
      }
    }
    return List.copyOf(names);
  }

  /** "1", "2", … */
  public static List<String> numbered(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }
}
