package org.firstmover.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.firstmover.exact.Rational;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.solution.Solution;
import org.firstmover.solvers.normalform.BestPureCommitment;
import org.firstmover.solvers.normalform.BestResponse.Reply;
import org.firstmover.solvers.normalform.ExtremeEquilibria;

/** Payoff tables, the leader's payoff along the segment, regions on the triangle, or bars. */
public final class NormalFormPicture implements Picture<NormalFormGame> {
  /** Equilibria are enumerated up to so many actions of each player. */
  private static final int LARGEST_NASH = 7;

  @Override
  public List<Table> game(NormalFormGame game) {
    if (game.leaderActions().size() > Table.MOST_ROWS
        || game.followerActions().size() > Table.MOST_ROWS) {
      return List.of();
    }
    return List.of(
        table(
            "payoffs: leader, follower",
            game.leaderActions(),
            game.followerActions(),
            (i, j) -> text(game.leader(), i, j) + ", " + text(game.follower(), i, j)));
  }

  static Table table(
      String caption,
      List<String> rows,
      List<String> columns,
      BiFunction<Integer, Integer, String> entry) {
    List<String> head = new ArrayList<>(List.of(""));
    head.addAll(columns);
    List<List<String>> body = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = new ArrayList<>(List.of(rows.get(i)));
      for (int j = 0; j < columns.size(); j++) {
        row.add(entry.apply(i, j));
      }
      body.add(row);
    }
    return new Table(caption, head, body);
  }

  /** A payoff as it was given: a short fraction, or a decimal. */
  static String text(Payoffs payoffs, int row, int column) {
    Rational exact = payoffs.exceptions().get(row * payoffs.columns() + column);
    return exact != null && exact.toString().length() <= 9
        ? exact.toString()
        : Numbers.text(payoffs.get(row, column));
  }

  @Override
  public List<Figure> figures(NormalFormGame game, Solution solution) {
    double[] x =
        solution
            .leader()
            .strategy()
            .weights()
            .inOrderOf(game.leaderActions(), "the solution is of another game");
    List<Figure> figures = new ArrayList<>();
    if (x.length == 2) {
      figures.add(
          new Figure(
              "The leader's payoff along her commitments, if ties go for her at each point of a"
                  + " region; colours: the follower's best response; dot: the commitment.",
              segment(game, x, solution.leader().value())));
    } else if (x.length == 3) {
      figures.add(
          new Figure(
              "The follower's best response to each commitment; corners: the leader's actions;"
                  + " dot: the commitment.",
              new Triangle(game.leaderActions(), List.of(game.follower()))
                  .figure(
                      responses -> game.followerActions().get(responses.get(0)),
                      (at, responses) -> value(game.leader(), at, responses.get(0)),
                      x)));
    }
    if (x.length > 2) {
      figures.add(
          new Figure(
              "The commitment.",
              Bars.of(
                  solution.leader().strategy().weights().nonZero(),
                  "leader's action",
                  "probability")));
    }
    return figures;
  }

  /** The leader's payoff of a commitment while the response is j. */
  static double value(Payoffs leader, double[] x, int j) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * leader.get(i, j);
    }
    return sum;
  }

  private static Map<String, Object> segment(NormalFormGame game, double[] x, double value) {
    return new Segment(game.leaderActions().get(1))
        .breaks(game.follower())
        .figure(
            p -> {
              Reply reply = reply(game, p);
              return new Segment.Point(
                  game.followerActions().get(reply.forLeader()), reply.strong());
            },
            (p, inside) -> {
              int j = reply(game, inside).forLeader();
              return (1 - p) * game.leader().get(0, j) + p * game.leader().get(1, j);
            },
            x[1],
            value);
  }

  private static Reply reply(NormalFormGame game, double p) {
    return Reply.to(game.leader(), game.follower(), new double[] {1 - p, p});
  }

  @Override
  public List<Comparison> comparisons(NormalFormGame game) {
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.add(
        new Comparison(
            "best pure commitment", new BestPureCommitment().solve(game).leader().value()));
    if (game.leaderActions().size() <= LARGEST_NASH
        && game.followerActions().size() <= LARGEST_NASH) {
      ExtremeEquilibria all = ExtremeEquilibria.of(game);
      comparisons.add(new Comparison("best Nash equilibrium", all.best().leaderValue()));
      comparisons.add(new Comparison("worst Nash equilibrium", all.worst().leaderValue()));
    }
    return comparisons;
  }
}
