package org.firstmover.solvers.hierarchy;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.firstmover.game.hierarchy.BestResponse;
import org.firstmover.game.hierarchy.Derivatives;
import org.firstmover.game.hierarchy.HierarchyGame;

/**
 * Best responses of single followers, each by the right tool: the game's closed form where it has
 * one, a global search in one variable, else a local Newton method over her constraints, from
 * several starts if her gain is not concave.
 */
final class Replies {
  private final HierarchyGame game;
  private final FollowerSets sets;
  private final Optional<BestResponse> closedForm;
  private final LineMaximum line = new LineMaximum();
  private final LocalReply local;
  private final ReplySearch search;
  private final double[][] responses;
  private final double[] ends = new double[2];
  private String trouble = "";

  Replies(HierarchyGame game, FollowerSets sets, Optional<Derivatives> derivatives) {
    this.game = game;
    this.sets = sets;
    closedForm = game.bestResponse();
    local = new LocalReply(game, sets, derivatives);
    search = new ReplySearch(game, sets, local, derivatives);
    responses = new double[game.followers()][];
    for (int i = 0; i < responses.length; i++) {
      responses[i] = new double[sets.to(i) - sets.from(i)];
    }
  }

  /** Why the last follower had no best response: she has no strategy, or none is best. */
  String trouble() {
    return trouble;
  }

  /**
   * What this follower does best while nobody else moves.
   *
   * @param point all variables, among them where a local search begins; unchanged on return
   * @return one number for each of her variables, good until she is asked again; null if she has no
   *     best response
   */
  double @org.jspecify.annotations.Nullable [] to(int follower, double[] point) {
    double[] response = responses[follower];
    boolean found;
    if (closedForm.isPresent()) {
      closedForm.get().respond(follower, point, response);
      found = isFinite(response);
      trouble = found ? "" : named(follower) + " has no best response";
    } else if (response.length == 1) {
      found = onLine(follower, point, response);
    } else {
      trouble = local.respond(follower, point, response);
      found = trouble.isEmpty();
      if (found) {
        search.improve(follower, point, response);
      } else {
        trouble = named(follower) + (trouble.startsWith("'") ? "" : " ") + trouble;
      }
    }
    return found ? response : null;
  }

  private static boolean isFinite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  private String named(int follower) {
    return "follower " + game.followerName(follower);
  }

  private boolean onLine(int follower, double[] point, double[] response) {
    if (!sets.along(follower, 0, point, ends)) {
      trouble = named(follower) + " has no strategy that keeps her constraints";
      return false;
    }
    double low = ends[0];
    double high = ends[1];
    int place = game.variables().from(follower);
    double here = point[place];
    DoubleUnaryOperator gain =
        x -> {
          point[place] = x;
          return game.followerGain(follower, point);
        };
    double most = line.maximise(gain, low, high, here);
    double stay = here >= low && here <= high ? gain.applyAsDouble(here) : Double.NaN;
    point[place] = here;
    if (!Double.isFinite(most)) {
      trouble =
          named(follower)
              + (Double.isNaN(most)
                  ? "'s objective has no value at any of her strategies"
                  : " can gain without bound");
      return false;
    }
    response[0] = stay >= most ? here : line.position();
    return true;
  }
}
