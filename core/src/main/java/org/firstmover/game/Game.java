package org.firstmover.game;

/** What is played: players, choices, payoffs. Immutable, validated when built. */
public interface Game {
  /** The kind as it stands in files, such as {@code normal-form}. */
  String kind();

  /** A name for people; empty if the game has none. It is not part of the fingerprint. */
  String name();

  /** {@code sha256:…} of the canonical game without its name; see {@link Fingerprint}. */
  String fingerprint();
}
