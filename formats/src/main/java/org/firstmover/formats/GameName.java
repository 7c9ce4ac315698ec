package org.firstmover.formats;

import org.firstmover.formats.tree.Mapping;

/** The optional {@code name} of a game. */
public final class GameName {
  private GameName() {}

  public static String of(Mapping root) {
    return root.find("name").map(node -> node.asScalar("name").text("name: a text")).orElse("");
  }
}
