package org.firstmover.formats.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.firstmover.formats.Place;
import org.firstmover.game.InputError;
import org.firstmover.game.Payoffs;

/** A list of nodes. */
public record Sequence(Place place, List<Node> items) implements Node {
  @Override
  public String shown() {
    return "a list of " + items.size();
  }

  /**
   * Distinct names.
   *
   * @throws InputError if there is none, or one is blank, stands twice or is not a name
   */
  public List<String> names(String what) {
    if (items.isEmpty()) {
      throw place.error("an empty list", what + ": at least one name", "Maybe they were left out.");
    }
    List<String> names = new ArrayList<>(items.size());
    Set<String> seen = new HashSet<>(items.size() * 2);
    for (Node item : items) {
      String name = item.asScalar(what + ": a name").text(what + ": a name");
      if (name.isBlank() || !seen.add(name)) {
        throw item.place()
            .error(
                name,
                what + ": names that are not blank, each once",
                "Maybe two of them mean the same, or one is mistyped.");
      }
      names.add(name);
    }
    return names;
  }

  /**
   * A table of numbers, one list a row.
   *
   * @throws InputError if it does not have that many rows and columns
   */
  public Payoffs table(String what, int rows, int columns) {
    sized(what, rows, "rows");
    Payoffs.Builder table = place.locate(() -> new Payoffs.Builder(rows, columns));
    for (int i = 0; i < rows; i++) {
      Sequence row = items.get(i).asSequence(what + ", row " + (i + 1));
      row.sized(what + ", row " + (i + 1), columns, "numbers");
      for (int j = 0; j < columns; j++) {
        row.items.get(j).asScalar(what + ": a number").into(table, i, j, what);
      }
    }
    return table.build();
  }

  private void sized(String what, int size, String unit) {
    if (items.size() != size) {
      throw place.error(
          items.size() + " " + unit,
          what + ": " + size + " " + unit,
          "Maybe one is missing or doubled, or rows and columns are exchanged:"
              + " rows are the leader's actions.");
    }
  }
}
