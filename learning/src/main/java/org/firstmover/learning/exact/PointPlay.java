package org.firstmover.learning.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;
import org.firstmover.learning.oracle.ExpectedPlay;
import org.firstmover.learning.oracle.PureTable;
import org.firstmover.learning.policy.Policy;
import org.firstmover.solve.Run;
import org.firstmover.solvers.hierarchy.LineMaximum;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;

/**
 * A game in which each player sees one thing only and chooses one number, as firms choose
 * quantities: answers are searched on a line, by a grid and then without derivatives. Several
 * followers answer one another in turn until none moves.
 */
final class PointPlay implements ExactPlay {
  private static final int MOST_SWEEPS = 1_000;
  private static final double STILL = 1e-11;

  private final Roles roles;
  private final ExpectedPlay play;
  private final List<PureTable> tables = new ArrayList<>();
  private long asked;

  PointPlay(MarkovGame game) {
    var environment = game.environment();
    roles = environment.roles();
    play = new ExpectedPlay(environment);
    for (int player = 0; player < roles.count(); player++) {
      Space.Box box = (Space.Box) roles.player(player).actions();
      double start = Math.max(box.low(), Math.min(box.high(), 0));
      tables.add(new PureTable(1, new double[] {start}));
    }
  }

  static boolean fits(MarkovGame game) {
    Roles roles = game.environment().roles();
    for (int player = 0; player < roles.count(); player++) {
      Role role = roles.player(player);
      if (!(role.observations() instanceof Space.Discrete seen && seen.count() == 1)
          || !(role.actions() instanceof Space.Box box && box.size() == 1)) {
        return false;
      }
    }
    return true;
  }

  private double number(int player) {
    return tables.get(player).actions()[0];
  }

  private void choose(int player, double number) {
    tables.get(player).actions()[0] = number;
  }

  @Override
  public double value(int player) {
    return play.of(tables.get(0), tables.subList(1, tables.size()))[player];
  }

  /** The best value of a player over her numbers; she keeps the number where it is reached. */
  private double maximise(int player, DoubleUnaryOperator worth) {
    Space.Box box = (Space.Box) roles.player(player).actions();
    LineMaximum line = new LineMaximum();
    double most = line.maximise(worth, box.low(), box.high(), number(player));
    choose(player, line.position());
    return most;
  }

  private double best(int player) {
    return maximise(
        player,
        number -> {
          choose(player, number);
          return value(player);
        });
  }

  @Override
  public void leaderResponds() {
    best(0);
  }

  @Override
  public void followersRespond() {
    int followers = roles.followers().size();
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double moved = 0;
      for (int player = 1; player <= followers; player++) {
        double before = number(player);
        best(player);
        moved = Math.max(moved, Math.abs(number(player) - before));
      }
      if (followers == 1 || moved < STILL) {
        return;
      }
    }
  }

  @Override
  public boolean answers() {
    return true;
  }

  @Override
  public double commitments() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public boolean commits() {
    return true;
  }

  @Override
  public long commit(Run run) {
    asked = 0;
    maximise(
        0,
        number -> {
          run.check();
          asked++;
          choose(0, number);
          followersRespond();
          return value(0);
        });
    followersRespond();
    return asked;
  }

  @Override
  public void set(int player, Policy policy) {
    double[] number = new double[1];
    policy.mode(new double[1], number);
    roles.player(player).actions().clip(number, 0);
    choose(player, number[0]);
  }

  @Override
  public double regret(int player) {
    double kept = number(player);
    double value = value(player);
    double most = best(player);
    choose(player, kept);
    return Math.max(0, most - value);
  }

  @Override
  public Strategy strategy(int player) {
    Space.Box box = (Space.Box) roles.player(player).actions();
    return new Point(
        List.of(new Point.Entry(box.names().get(0), false, new double[] {number(player)})));
  }
}
