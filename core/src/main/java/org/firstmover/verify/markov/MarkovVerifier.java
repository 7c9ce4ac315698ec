package org.firstmover.verify.markov;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Roles;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.verify.Checks;
import org.firstmover.verify.Verifier;

/**
 * The certificate of a game that is played step by step: copies of its environment are played in
 * every way that chance and mixed choices allow, so that values are exact; each follower's regret
 * is over all her tables, one action for each of her observations, while nobody else changes.
 *
 * <p>Work is bounded by numbers of moves, so that the same solution always gets the same
 * certificate. What would take more is checked by a search, and says so.
 */
public final class MarkovVerifier implements Verifier<MarkovGame> {
  /** Moves for playing the printed strategies in all their ways. */
  private static final long PLAY = 20_000_000;

  @Override
  public Certificate verify(MarkovGame game, Solution solution) {
    Roles roles = game.environment().roles();
    List<Check> wrong = new ArrayList<>();
    Checks read = new Checks(game, solution, 1);
    Optional<Choices[]> choices = choices(roles, solution, wrong);
    if (choices.isEmpty()) {
      wrong.forEach(read::add);
      return read.certificate();
    }
    Unfolding play = new Unfolding(game, roles, choices.get(), new Moves(PLAY));
    try {
      double[] values = play.values();
      List<Reply> replies = new ArrayList<>();
      for (int follower = 1; follower < play.count(); follower++) {
        replies.add(
            play.player(follower).isPoint()
                ? BestPoint.to(play, follower)
                : BestReply.to(play, follower, values));
      }
      Checks checks = new Checks(game, solution, play.range(0));
      wrong.forEach(checks::add);
      new Claims(solution, checks, play, values, replies).check();
      return checks.certificate();
    } catch (Moves.Spent e) {
      read.add(Check.fact("moves", false, "the printed play has more than " + PLAY));
    } catch (Unfolding.Endless e) {
      read.add(Check.fact("episodes", false, "one goes on after " + roles.longest() + " moves"));
    }
    return read.certificate();
  }

  /**
   * @param checks gets those of the strategies
   */
  private static Optional<Choices[]> choices(Roles roles, Solution solution, List<Check> checks) {
    int followers = roles.followers().size();
    List<Response> responses = solution.followers();
    if (responses.size() != followers) {
      checks.add(
          Check.fact("followers", false, "expected " + followers + ", not " + responses.size()));
      return Optional.empty();
    }
    Choices[] choices = new Choices[1 + followers];
    Optional<Choices> leader = Choices.of(roles.leader(), solution.leader().strategy(), checks);
    leader.ifPresent(found -> choices[0] = found);
    boolean complete = leader.isPresent();
    for (int i = 1; i <= followers; i++) {
      Response response = responses.get(i - 1);
      if (!response.name().equals(roles.player(i).name())) {
        String expected = roles.player(i).name();
        checks.add(
            Check.fact("followers", false, "expected " + expected + ", not " + response.name()));
        return Optional.empty();
      }
      Optional<Choices> found = Choices.of(roles.player(i), response.response(), checks);
      if (found.isEmpty()) {
        complete = false;
      } else {
        choices[i] = found.get();
      }
    }
    return complete ? Optional.of(choices) : Optional.empty();
  }
}
