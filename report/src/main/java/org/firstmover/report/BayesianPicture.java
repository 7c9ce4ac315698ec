package org.firstmover.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.solution.Solution;
import org.firstmover.solvers.normalform.BestResponse.Reply;

/** A payoff table a type; the leader's expected payoff along the segment, or bars. */
public final class BayesianPicture implements Picture<BayesianGame> {
  private static final int MOST_TYPES = 6;

  @Override
  public List<Table> game(BayesianGame game) {
    List<Table> tables = new ArrayList<>();
    for (FollowerType type : game.types()) {
      if (tables.size() < MOST_TYPES
          && game.leaderActions().size() <= Table.MOST_ROWS
          && type.actions().size() <= Table.MOST_ROWS) {
        tables.add(
            NormalFormPicture.table(
                type.name()
                    + ", probability "
                    + Numbers.text(type.probability())
                    + "; payoffs: leader, follower",
                game.leaderActions(),
                type.actions(),
                (i, j) ->
                    NormalFormPicture.text(type.leader(), i, j)
                        + ", "
                        + NormalFormPicture.text(type.follower(), i, j)));
      }
    }
    return tables;
  }

  @Override
  public List<Figure> figures(BayesianGame game, Solution solution) {
    if (game.leaderActions().size() != 2) {
      List<Figure> figures = new ArrayList<>();
      if (game.leaderActions().size() == 3 && game.types().size() <= MOST_TYPES) {
        figures.add(
            new Figure(
                "The types' best responses to each commitment; corners: the leader's actions; dot:"
                    + " the commitment.",
                triangle(game, solution)));
      }
      figures.add(
          new Figure(
              "The commitment.",
              Bars.of(
                  solution.leader().strategy().weights().nonZero(),
                  "leader's action",
                  "probability")));
      return figures;
    }
    Segment segment = new Segment(game.leaderActions().get(1));
    game.types().forEach(type -> segment.breaks(type.follower()));
    double p = solution.leader().strategy().weights().get(game.leaderActions().get(1));
    return List.of(
        new Figure(
            "The leader's expected payoff along her commitments, if ties go for her at each point"
                + " of a region; colours: the types' best responses; dot: the commitment.",
            segment.figure(
                at -> new Segment.Point(responses(game, at), value(game, at, at)),
                (at, inside) -> value(game, at, inside),
                p,
                solution.leader().value())));
  }

  private static Map<String, Object> triangle(BayesianGame game, Solution solution) {
    double[] x =
        solution
            .leader()
            .strategy()
            .weights()
            .inOrderOf(game.leaderActions(), "the solution is of another game");
    List<FollowerType> types = game.types();
    return new Triangle(game.leaderActions(), types.stream().map(FollowerType::follower).toList())
        .figure(
            responses ->
                IntStream.range(0, types.size())
                    .mapToObj(l -> types.get(l).actions().get(responses.get(l)))
                    .collect(Collectors.joining(", ")),
            (at, responses) ->
                IntStream.range(0, types.size())
                    .mapToDouble(
                        l ->
                            types.get(l).probability()
                                * NormalFormPicture.value(
                                    types.get(l).leader(), at, responses.get(l)))
                    .sum(),
            x);
  }

  private static Reply reply(FollowerType type, double p) {
    return Reply.to(type.leader(), type.follower(), new double[] {1 - p, p});
  }

  private static String responses(BayesianGame game, double p) {
    List<String> names = new ArrayList<>();
    for (FollowerType type : game.types()) {
      names.add(type.name() + ": " + type.actions().get(reply(type, p).forLeader()));
    }
    return String.join(", ", names);
  }

  private static double value(BayesianGame game, double p, double inside) {
    double sum = 0;
    for (FollowerType type : game.types()) {
      int j = reply(type, inside).forLeader();
      sum += type.probability() * ((1 - p) * type.leader().get(0, j) + p * type.leader().get(1, j));
    }
    return sum;
  }

  @Override
  public List<Comparison> comparisons(BayesianGame game) {
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < game.leaderActions().size(); i++) {
      double[] x = new double[game.leaderActions().size()];
      x[i] = 1;
      double sum = 0;
      for (FollowerType type : game.types()) {
        sum += type.probability() * Reply.to(type.leader(), type.follower(), x).strong();
      }
      best = Math.max(best, sum);
    }
    return List.of(new Comparison("best pure commitment", best));
  }
}
