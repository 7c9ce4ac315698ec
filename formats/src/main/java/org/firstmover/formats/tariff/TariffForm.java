package org.firstmover.formats.tariff;

import java.util.Map;
import org.firstmover.formats.GameForm;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.game.tariff.TariffGame;

/** {@code kind: tariff}: a network, households, a tariff with what is free of it, and a target. */
public final class TariffForm implements GameForm<TariffGame> {
  @Override
  public TariffGame read(Mapping root) {
    return new TariffReader(root).game();
  }

  /** With the network written out. */
  @Override
  public Map<String, Object> write(TariffGame game) {
    return TariffWriter.tree(game);
  }
}
