package org.firstmover.solution;

import org.firstmover.game.Game;

/** The game that a solution is of; kind and fingerprint are empty where a file does not say. */
public record GameReference(String kind, String name, String fingerprint) {
  public static GameReference to(Game game) {
    return new GameReference(game.kind(), game.name(), game.fingerprint());
  }
}
