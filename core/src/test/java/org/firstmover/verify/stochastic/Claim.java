package org.firstmover.verify.stochastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
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
import org.firstmover.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/** What a solution may say of a game, changed claim by claim. */
final class Claim {
  private final StochasticGame game;
  private Strategy leader;
  private List<Response> followers;
  private double value;
  private Status status = Status.FEASIBLE;
  private @Nullable TieBreak tieBreak;
  private Bounds bounds = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  private final Map<String, Double> values = new LinkedHashMap<>();

  /**
   * @param leader probabilities by move
   * @param follower probabilities by reply
   * @param value the leader's
   */
  Claim(StochasticGame game, double[] leader, double[] follower, double value) {
    this.game = game;
    this.value = value;
    Actions actions = game.actions();
    this.leader = Behaviour.of(actions.states(), actions::leader, leader);
    Behaviour response =
        Behaviour.of(
            actions.decisionNames(), i -> actions.follower(actions.decisionState(i)), follower);
    followers = List.of(new Response("follower", Double.NaN, response));
  }

  Claim value(double claimed) {
    value = claimed;
    return this;
  }

  Claim leader(Strategy strategy) {
    leader = strategy;
    return this;
  }

  Claim response(Strategy strategy) {
    followers = List.of(new Response("follower", followers.get(0).value(), strategy));
    return this;
  }

  Claim followers(List<Response> responses) {
    followers = responses;
    return this;
  }

  Claim followerValue(double claimed) {
    followers = List.of(new Response("follower", claimed, followers.get(0).response()));
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
    return new StochasticVerifier()
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
