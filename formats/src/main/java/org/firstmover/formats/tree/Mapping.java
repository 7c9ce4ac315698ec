package org.firstmover.formats.tree;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstmover.formats.Place;
import org.firstmover.game.InputError;

/** Keys and their values, in the order of the file. */
public record Mapping(Place place, Map<String, Node> entries, Map<String, Place> keyPlaces)
    implements Node {
  @Override
  public String shown() {
    return "a mapping of " + String.join(", ", entries.keySet());
  }

  public Optional<Node> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /**
   * @throws InputError if the key is missing
   */
  public Node require(String key) {
    Node node = entries.get(key);
    if (node == null) {
      throw place.error(
          entries.isEmpty() ? "nothing" : "keys " + String.join(", ", entries.keySet()),
          "the key " + key,
          "Maybe it is mistyped, or stands at another level.");
    }
    return node;
  }

  /**
   * @throws InputError if there is a key that is not one of these
   */
  public Mapping only(String... known) {
    List<String> allowed = Arrays.asList(known);
    for (String key : entries.keySet()) {
      if (!allowed.contains(key)) {
        throw keyPlaces
            .getOrDefault(key, place)
            .error(
                key,
                "one of the keys " + String.join(", ", known),
                key.indexOf(')') >= 0 || key.indexOf(']') >= 0
                    ? "Maybe quotes are missing around an expression with a comma."
                    : "Maybe it is mistyped, or stands at another level.");
      }
    }
    return this;
  }
}
