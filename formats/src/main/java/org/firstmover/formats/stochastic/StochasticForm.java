package org.firstmover.formats.stochastic;

import java.util.Map;
import org.firstmover.formats.GameForm;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.game.stochastic.StochasticGame;

/**
 * {@code kind: stochastic}: discount, entropy, states, start, actions, and rewards and transitions
 * as nested lists or as one entry an outcome.
 */
public final class StochasticForm implements GameForm<StochasticGame> {
  @Override
  public StochasticGame read(Mapping root) {
    return new StochasticReader(root).game();
  }

  @Override
  public Map<String, Object> write(StochasticGame game) {
    return new StochasticWriter(game).tree();
  }
}
