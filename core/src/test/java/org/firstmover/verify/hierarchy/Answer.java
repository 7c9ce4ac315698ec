package org.firstmover.verify.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.hierarchy.Variable;
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
import org.firstmover.strategy.Point;
import org.jspecify.annotations.Nullable;

/** A solution of a hierarchy game put together by hand; values are the game's own until changed. */
final class Answer {
  private final HierarchyGame game;
  private final double[] point;
  Status status = Status.FEASIBLE;
  @Nullable TieBreak tieBreak;
  double leaderValue;
  final double[] followerValues;
  Map<String, Double> values = new LinkedHashMap<>();
  Bounds bounds = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  Proof proof = new Proof.None();
  Point leader;
  List<Point> responses = new ArrayList<>();
  List<String> names = new ArrayList<>();

  private Answer(HierarchyGame game, double... point) {
    this.game = game;
    this.point = point.clone();
    leaderValue = game.leaderValue(point.clone());
    leader = point(game.variables().leader(), 0);
    followerValues = new double[game.followers()];
    for (int i = 0; i < game.followers(); i++) {
      followerValues[i] = game.followerValue(i, point.clone());
      responses.add(point(game.variables().follower(i), game.variables().from(i)));
      names.add(game.followerName(i));
    }
  }

  /**
   * @param point all variables
   */
  static Answer to(HierarchyGame game, double... point) {
    return new Answer(game, point);
  }

  private Point point(List<Variable> variables, int from) {
    List<Point.Entry> entries = new ArrayList<>();
    int place = from;
    for (Variable variable : variables) {
      entries.add(
          new Point.Entry(
              variable.name(),
              variable.list(),
              Arrays.copyOfRange(point, place, place + variable.size())));
      place += variable.size();
    }
    return new Point(entries);
  }

  Answer value(String key, double value) {
    values.put(key, value);
    return this;
  }

  /** Equilibria as points of all variables, of which the followers' count. */
  Answer equilibria(double[]... points) {
    proof =
        new Proof.Equilibria(
            Arrays.stream(points).map(point -> to(game, point).followers()).toList());
    return this;
  }

  List<Response> followers() {
    List<Response> followers = new ArrayList<>();
    for (int i = 0; i < responses.size(); i++) {
      double value = i < followerValues.length ? followerValues[i] : Double.NaN;
      followers.add(new Response(names.get(i), value, responses.get(i)));
    }
    return followers;
  }

  Solution solution() {
    return new Solution(
        GameReference.to(game),
        Provenance.UNKNOWN,
        status,
        tieBreak,
        new Commitment(leaderValue, leader),
        followers(),
        values,
        bounds,
        proof,
        Certificate.NONE,
        Map.of(),
        Map.of());
  }

  Certificate verified() {
    return new HierarchyVerifier().verify(game, solution());
  }

  Check check(String name) {
    return verified().checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check of " + name + " in " + verified()));
  }

  /** The names of the checks that failed. */
  List<String> failed() {
    return verified().failed().stream().map(Check::name).toList();
  }
}
