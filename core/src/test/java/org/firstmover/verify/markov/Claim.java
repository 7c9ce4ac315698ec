package org.firstmover.verify.markov;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Space;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.GameReference;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Distribution;
import org.firstmover.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/** What a solution may say of a game that is played step by step, changed claim by claim. */
final class Claim {
  private final MarkovGame game;
  private double value;
  private Strategy leader;
  private final List<Response> followers = new ArrayList<>();
  private Status status = Status.FEASIBLE;
  private @Nullable TieBreak tieBreak;
  private Bounds bounds = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  private final Map<String, Double> values = new LinkedHashMap<>();

  Claim(MarkovGame game, double value, Strategy leader, Strategy... responses) {
    this.game = game;
    this.value = value;
    this.leader = leader;
    for (int i = 0; i < responses.length; i++) {
      String name = game.environment().roles().player(i + 1).name();
      followers.add(new Response(name, Double.NaN, responses[i]));
    }
  }

  /** One action for each observation of a player, by number. */
  static Behaviour table(MarkovGame game, int player, int... actions) {
    Role role = game.environment().roles().player(player);
    List<String> seen = ((Space.Discrete) role.observations()).names();
    List<String> names = ((Space.Discrete) role.actions()).names();
    assertThat(actions).hasSize(seen.size());
    Map<String, Distribution> map = new LinkedHashMap<>();
    for (int o = 0; o < actions.length; o++) {
      map.put(seen.get(o), Distribution.pure(names, actions[o]));
    }
    return new Behaviour(map);
  }

  Claim value(double claimed) {
    value = claimed;
    return this;
  }

  Claim leader(Strategy strategy) {
    leader = strategy;
    return this;
  }

  Claim followers(List<Response> responses) {
    followers.clear();
    followers.addAll(responses);
    return this;
  }

  Claim followerValue(int follower, double claimed) {
    Response old = followers.get(follower);
    followers.set(follower, new Response(old.name(), claimed, old.response()));
    return this;
  }

  Claim status(Status claimed) {
    status = claimed;
    return this;
  }

  Claim ties(TieBreak claimed) {
    tieBreak = claimed;
    return this;
  }

  Claim bounds(double lower, double upper) {
    bounds = new Bounds(lower, upper);
    return this;
  }

  Claim with(String key, double claimed) {
    values.put(key, claimed);
    return this;
  }

  Certificate verified() {
    return new MarkovVerifier()
        .verify(
            game,
            new Solution(
                GameReference.to(game),
                Provenance.UNKNOWN,
                status,
                tieBreak,
                new Commitment(value, leader),
                followers,
                values,
                bounds,
                new Proof.None(),
                Certificate.NONE,
                Map.of(),
                Map.of()));
  }

  /** The check of this name. */
  Check check(String name) {
    List<Check> named =
        verified().checks().stream().filter(check -> check.name().equals(name)).toList();
    assertThat(named).as(name).hasSize(1);
    return named.get(0);
  }

  void passes() {
    assertThat(verified().failed()).isEmpty();
    assertThat(verified().verdict()).isEqualTo(Certificate.Verdict.VERIFIED);
  }

  void fails(String... names) {
    assertThat(verified().failed()).extracting(Check::name).containsExactly(names);
  }
}
