package org.firstmover.formats.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.formats.Place;
import org.firstmover.game.InputError;
import org.jspecify.annotations.Nullable;

/** Builds a tree from the events of a parser; holds the rules that YAML and JSON share. */
final class TreeBuilder {
  private static final int DEEPEST = 100;

  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Node root;

  /** A mapping or a list that is not closed yet. */
  private static final class Open {
    private final Place place;
    private final @Nullable Map<String, Node> entries;
    private final Map<String, Place> keyPlaces = new LinkedHashMap<>();
    private final List<Node> items = new ArrayList<>();
    private @Nullable String key;

    Open(Place place, boolean mapping) {
      this.place = place;
      this.entries = mapping ? new LinkedHashMap<>() : null;
    }
  }

  /** Whether the next scalar is a key. */
  boolean expectsKey() {
    Open current = open.peek();
    return current != null && current.entries != null && current.key == null;
  }

  void startMapping(Place place) {
    start(place, true);
  }

  void startSequence(Place place) {
    start(place, false);
  }

  private void start(Place place, boolean mapping) {
    if (expectsKey()) {
      throw place.error(
          mapping ? "a mapping" : "a list", "a key", "Maybe a colon or quotes are missing.");
    }
    if (open.size() >= DEEPEST) {
      throw place.error(
          "nesting deeper than " + DEEPEST,
          "at most " + DEEPEST + " levels",
          "Maybe a bracket was not closed.");
    }
    open.push(new Open(place, mapping));
  }

  void key(String key, Place place) {
    whole(key, place);
    Open current = open.element();
    if (current.keyPlaces.put(key, place) != null) {
      throw place.error(key, "each key once", "Maybe one of the two was meant to be another key.");
    }
    current.key = key;
  }

  void scalar(Scalar scalar) {
    whole(scalar.text(), scalar.place());
    put(scalar);
  }

  /** Escapes can name one half of a surrogate pair, which no UTF-8 file can hold. */
  private static void whole(String text, Place place) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          throw place.error(
              text, "whole characters", "Maybe an escape such as \\ud83d lacks its second half.");
        }
        i++;
      }
    }
  }

  void end() {
    Open done = open.pop();
    put(
        done.entries == null
            ? new Sequence(done.place, Collections.unmodifiableList(done.items))
            : new Mapping(
                done.place,
                Collections.unmodifiableMap(done.entries),
                Collections.unmodifiableMap(done.keyPlaces)));
  }

  private void put(Node node) {
    Open current = open.peek();
    if (current == null) {
      root = node;
    } else if (current.entries == null) {
      current.items.add(node);
    } else if (current.key != null) {
      current.entries.put(current.key, node);
      current.key = null;
    }
  }

  /**
   * @throws InputError if there was nothing
   */
  Node root(Place start) {
    if (root == null) {
      throw start.error("nothing", "a game or a solution", "Maybe the file was not saved.");
    }
    return root;
  }
}
