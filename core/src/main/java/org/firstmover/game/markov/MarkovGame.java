package org.firstmover.game.markov;

import java.util.Optional;
import java.util.function.Supplier;
import org.firstmover.game.CatalogReference;
import org.firstmover.game.Fingerprint;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.stochastic.StochasticGame;

/**
 * A game that is known by playing it: the leader commits to a policy, a choice for each of her
 * observations, and the followers respond with policies of theirs.
 */
public final class MarkovGame implements Game {
  public static final String KIND = "markov";

  private final String name;
  private final Optional<CatalogReference> reference;
  private final String fingerprint;
  private final Supplier<Environment> environment;

  private MarkovGame(
      String name,
      Optional<CatalogReference> reference,
      String fingerprint,
      Supplier<Environment> environment) {
    this.name = name;
    this.reference = reference;
    this.fingerprint = fingerprint;
    this.environment = environment;
  }

  /**
   * A game of the catalog.
   *
   * @param version of the code that makes it
   * @param environment makes a copy at the beginning of an episode
   */
  public MarkovGame(CatalogReference reference, int version, Supplier<Environment> environment) {
    this(
        reference.name(),
        Optional.of(reference),
        reference.fingerprint(KIND, version),
        environment);
  }

  /**
   * A game of one's own, which its name tells from others.
   *
   * @throws InputError if no environment is made
   */
  public MarkovGame(String name, Supplier<Environment> environment) {
    this(name, Optional.empty(), Fingerprint.of(KIND).text(name).finish(), environment);
    if (environment.get() == null) {
      throw new InputError(
          "null",
          "environment " + name,
          "a new copy at the beginning of an episode",
          "Maybe it should be made by a constructor, such as MyGame::new.");
    }
  }

  /** The game played once, move by move. */
  public static MarkovGame of(NormalFormGame game) {
    return of(game, IteratedGame.once(game)::copy);
  }

  /**
   * The game played move by move until chance stops it.
   *
   * @throws InputError if its follower has an entropy bonus
   */
  public static MarkovGame of(StochasticGame game) {
    return of(game, new StochasticEnvironment(game)::copy);
  }

  private static MarkovGame of(Game game, Supplier<Environment> environment) {
    return new MarkovGame(
        game.name(),
        Optional.empty(),
        Fingerprint.of(KIND).text(game.fingerprint()).finish(),
        environment);
  }

  /**
   * A new copy at the beginning of an episode. It throws {@link InputError} when an episode goes on
   * behind the most moves that its roles allow, a reward is not finite, an observation is none of
   * its role's, or somebody is to act who is not there.
   */
  public Environment environment() {
    Environment copy = new Checked(name, environment.get());
    copy.reset();
    return copy;
  }

  /** The environment itself, where it is one of this type: for methods that know its rules. */
  public <E extends Environment> Optional<E> known(Class<E> type) {
    return Optional.of(environment.get()).filter(type::isInstance).map(type::cast);
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
    return fingerprint;
  }
}
