package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.firstmover.formats.bayesian.BayesianForm;
import org.firstmover.formats.hierarchy.HierarchyForm;
import org.firstmover.formats.normalform.NormalFormForm;
import org.firstmover.formats.security.SecurityForm;
import org.firstmover.formats.stochastic.StochasticForm;
import org.firstmover.formats.tariff.TariffForm;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;

/** Reads games as {@code Games} does, and checks what is answered to bad ones. */
final class Reads {
  static final String NORMAL_FORM =
      """
      kind: normal-form
      leader: {actions: [up, down], payoffs: [[2, 4], [1, 3]]}
      follower: {actions: [left, right], payoffs: [[1, 0], [0, 1]]}
      """;

  static final String BAYESIAN =
      """
      kind: bayesian
      leader: {actions: [a, b]}
      types:
        - {name: casual, probability: 0.5, actions: [x, y], leader: [[8, 6], [7, 2]], follower: [[2, 0], [0, 6]]}
        - {name: serious, probability: 0.5, actions: [x, y], leader: [[5, 4], [4, 5]], follower: [[0, 2], [2, 0]]}
      """;

  static final String SECURITY =
      """
      kind: security
      resources: 1
      targets:
        - {name: gate, defender: {covered: 0, uncovered: -5}, attacker: {covered: -3, uncovered: 5}}
        - {name: door, defender: {covered: 1, uncovered: -2}, attacker: {covered: -1, uncovered: 2}}
      """;

  private Reads() {}

  static Source source(String name, String text) {
    return Source.of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static Game yaml(String text) {
    return game("game.yaml", text);
  }

  static Game json(String text) {
    return game("game.json", text);
  }

  static Game game(String name, String text) {
    Mapping root = Trees.read(source(name, text)).asMapping("a game");
    return form(root.require("kind").asScalar("kind").text()).read(root);
  }

  private static GameForm<?> form(String kind) {
    return switch (kind) {
      case "normal-form" -> new NormalFormForm();
      case "bayesian" -> new BayesianForm();
      case "hierarchy" -> new HierarchyForm();
      case "stochastic" -> new StochasticForm();
      case "tariff" -> new TariffForm();
      default -> new SecurityForm();
    };
  }

  static <G extends Game> G throughYaml(GameForm<G> form, G game) {
    String text = TreeWriter.yaml(form.write(game));
    return form.read(Trees.read(source("game.yaml", text)).asMapping("a game"));
  }

  static <G extends Game> G throughJson(GameForm<G> form, G game) {
    String text = TreeWriter.json(form.write(game));
    return form.read(Trees.read(source("game.json", text)).asMapping("a game"));
  }

  /** The error that this throws, which keeps to the grammar of errors. */
  static InputError rejected(ThrowingCallable reading) {
    InputError error = catchThrowableOfType(InputError.class, reading);
    assertThat(error).as("an input error").isNotNull();
    assertThat(error.getMessage())
        .matches("[^\\p{Cntrl}]+: found \\[[^\\p{Cntrl}]*], expected [^\\p{Cntrl}]+\nMaybe .+");
    assertThat(error.hint()).startsWith("Maybe ");
    return error;
  }

  static InputError rejectedYaml(String text) {
    return rejected(() -> yaml(text));
  }

  static InputError rejectedJson(String text) {
    return rejected(() -> json(text));
  }
}
