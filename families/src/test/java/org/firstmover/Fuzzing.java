package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstmover.formats.Source;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.normalform.StrategicGame;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.testing.Mutations;

/** Reads 10,000 mutants: only the input error may escape, and what is accepted is a game. */
final class Fuzzing {
  private static final int MUTANTS = 10_000;

  private final String name;
  private final Mutations mutations;

  private Fuzzing(String name) {
    this.name = name;
    this.mutations = Mutations.of(Path.of("src/test/resources/corpus"), name.substring(4));
  }

  /** Of the corpus files that end as this name does. */
  static void of(String name) {
    new Fuzzing(name).run();
  }

  private void run() {
    assertThat(mutations.originals()).hasSizeGreaterThanOrEqualTo(5);
    mutations.originals().forEach(original -> assertThat(accepted(original)).isTrue());
    int accepted = 0;
    for (int seed = 0; seed < MUTANTS; seed++) {
      byte[] mutant = mutations.mutant(seed);
      try {
        accepted += accepted(mutant) ? 1 : 0;
      } catch (Throwable e) {
        throw new AssertionError(
            "mutant " + seed + ":\n" + new String(mutant, StandardCharsets.UTF_8), e);
      }
    }
    assertThat(accepted).isBetween(MUTANTS / 50, MUTANTS * 9 / 10);
  }

  private boolean accepted(byte[] bytes) {
    Optional<Game> read = read(bytes);
    read.ifPresent(Fuzzing::comesBack);
    return read.isPresent();
  }

  private Optional<Game> read(byte[] bytes) {
    try {
      return Optional.of(Games.read(Source.of(name, bytes)));
    } catch (InputError e) {
      assertThat(e.getMessage())
          .startsWith(name)
          .matches("[^\\p{Cntrl}]+: found \\[[^\\p{Cntrl}]*], expected [^\\p{Cntrl}]+\nMaybe .+");
      assertThat(e.where()).matches("[^:]+:\\d+:\\d+(: .*)?");
      return Optional.empty();
    }
  }

  private static void comesBack(Game game) {
    assertSane(game);
    List<String> formats =
        game instanceof StrategicGame
            ? List.of("nfg")
            : game instanceof NormalFormGame
                ? List.of("yaml", "json", "nfg")
                : List.of("yaml", "json");
    for (String format : formats) {
      String text = Games.write(game, format);
      Game back = Games.read(Source.of("back." + format, text.getBytes(StandardCharsets.UTF_8)));
      assertThat(back.fingerprint()).as(text).isEqualTo(game.fingerprint());
      assertThat(back.name()).isEqualTo(game.name());
      assertThat(back.kind()).isEqualTo(game.kind());
    }
  }

  private static void assertSane(Game game) {
    if (game instanceof NormalFormGame normal) {
      assertThat(normal.leader().range() + normal.follower().range()).isFinite();
    } else if (game instanceof BayesianGame bayesian) {
      assertThat(bayesian.types().stream().mapToDouble(type -> type.probability()).sum())
          .isBetween(1 - 1e-8, 1 + 1e-8);
    } else if (game instanceof SecurityGame security) {
      assertThat(security.resources()).isNotNegative();
      assertThat(security.payoffs().range()).isFinite();
    } else if (game instanceof HierarchyGame hierarchy) {
      double[] start = hierarchy.variables().start();
      double[] lower = hierarchy.variables().lower();
      double[] upper = hierarchy.variables().upper();
      for (int j = 0; j < start.length; j++) {
        assertThat(start[j]).isFinite().isBetween(lower[j], upper[j]);
      }
      assertThat(hierarchy.followers()).isPositive();
    } else if (game instanceof StochasticGame stochastic) {
      assertThat(stochastic.discount()).isBetween(0.0, Math.nextDown(1.0));
      assertThat(stochastic.entropy()).isFinite().isNotNegative();
      assertThat(Arrays.stream(stochastic.start()).sum()).isBetween(1 - 1e-8, 1 + 1e-8);
      assertThat(stochastic.leaderRange() + stochastic.followerRange()).isFinite();
      double[] ones = new double[stochastic.actions().stateCount()];
      Arrays.fill(ones, 1);
      for (int k = 0; k < stochastic.actions().outcomes(); k++) {
        assertThat(stochastic.transitions().mean(k, ones)).isBetween(1 - 1e-8, 1 + 1e-8);
      }
    }
  }
}
