package org.firstmover.game.markov;

import java.util.Optional;
import java.util.function.Supplier;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.Fingerprint;
import org.firstmover.game.Game;

/**
 * A game that is known by playing it: the leader commits to a policy, a choice for each of her
 * observations, and the followers respond with policies of theirs.
 */
public final class MarkovGame implements Game {
  public static final String KIND = "markov";

  private final String name;
  private final Optional<CatalogReference> reference;
  private final int version;
  private final Supplier<Environment> environment;

  private MarkovGame(
      String name,
      Optional<CatalogReference> reference,
      int version,
      Supplier<Environment> environment) {
    this.name = name;
    this.reference = reference;
    this.version = version;
    this.environment = environment;
  }

  /**
   * A game of the catalog.
   *
   * @param version of the code that makes it
   * @param environment makes a copy at the beginning of an episode
   */
  public MarkovGame(CatalogReference reference, int version, Supplier<Environment> environment) {
    this(reference.name(), Optional.of(reference), version, environment);
  }

  /** A game of one's own, which its name tells from others. */
  public MarkovGame(String name, Supplier<Environment> environment) {
    this(name, Optional.empty(), 0, environment);
  }

  /** A new copy at the beginning of an episode. */
  public Environment environment() {
    Environment copy = environment.get();
    copy.reset();
    return copy;
  }

  /** Where it comes from; empty for a game of one's own. */
  public Optional<CatalogReference> reference() {
    return reference;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String fingerprint() {
    return reference
        .map(from -> from.fingerprint(KIND, version))
        .orElseGet(() -> Fingerprint.of(KIND).text(name).finish());
  }
}
