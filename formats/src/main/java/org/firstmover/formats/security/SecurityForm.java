package org.firstmover.formats.security;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstmover.formats.GameForm;
import org.firstmover.formats.GameName;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Sequence;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.game.Payoffs;
import org.firstmover.game.security.SecurityGame;

/** {@code kind: security}: resources, and for each target what it is worth covered and not. */
public final class SecurityForm implements GameForm<SecurityGame> {
  private static final List<String> PLAYERS = List.of("defender", "attacker");
  private static final List<String> CASES = List.of("covered", "uncovered");

  @Override
  public SecurityGame read(Mapping root) {
    root.only("kind", "name", "resources", "targets");
    int resources =
        (int)
            root.require("resources")
                .asScalar("resources")
                .whole("resources", 0, Integer.MAX_VALUE);
    Sequence list = root.require("targets").asSequence("targets");
    if (list.items().isEmpty()) {
      throw list.place().error("an empty list", "at least one target", "Maybe they are missing.");
    }
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Payoffs.Builder payoffs = new Payoffs.Builder(list.items().size(), 4);
    for (Node item : list.items()) {
      Mapping target = item.asMapping("a target").only("name", "defender", "attacker");
      Scalar name = target.require("name").asScalar("name of a target");
      String text = name.text("name of a target");
      if (text.isBlank() || !seen.add(text)) {
        throw name.place()
            .error(
                text,
                "names of targets that are not blank, each once",
                "Maybe two of them mean the same, or one is mistyped.");
      }
      for (int p = 0; p < 2; p++) {
        Mapping player = target.require(PLAYERS.get(p)).asMapping(PLAYERS.get(p));
        player.only("covered", "uncovered");
        for (int c = 0; c < 2; c++) {
          Scalar value = player.require(CASES.get(c)).asScalar(CASES.get(c) + ": a number");
          value.into(payoffs, names.size(), 2 * p + c, PLAYERS.get(p) + " " + CASES.get(c));
        }
      }
      names.add(text);
    }
    String title = GameName.of(root);
    return root.place().locate(() -> new SecurityGame(title, resources, names, payoffs.build()));
  }

  @Override
  public Map<String, Object> write(SecurityGame game) {
    Map<String, Object> map = TreeWriter.form(game.kind(), game.name());
    map.put("resources", game.resources());
    List<Object> targets = new ArrayList<>();
    for (int t = 0; t < game.size(); t++) {
      Map<String, Object> target = new LinkedHashMap<>();
      target.put("name", game.targets().get(t));
      for (int p = 0; p < 2; p++) {
        Map<String, Object> player = new LinkedHashMap<>();
        for (int c = 0; c < 2; c++) {
          player.put(CASES.get(c), TreeWriter.number(game.payoffs().exact(t, 2 * p + c)));
        }
        target.put(PLAYERS.get(p), player);
      }
      targets.add(target);
    }
    map.put("targets", targets);
    return map;
  }
}
