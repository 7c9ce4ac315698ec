package org.firstmover.game.normalform;

import java.util.List;
import org.firstmover.game.Fingerprint;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;
import org.jspecify.annotations.Nullable;

/** A finite game of a leader (rows) and one follower (columns). */
public final class NormalFormGame implements Game {
  public static final String KIND = "normal-form";

  private final String name;
  private final List<String> leaderActions;
  private final List<String> followerActions;
  private final Payoffs leader;
  private final Payoffs follower;
  private @Nullable String fingerprint;

  /**
   * @param name for people; may be empty
   * @param leaderActions distinct names, one a row
   * @param followerActions distinct names, one a column
   * @param leader the leader's payoffs, [leader action][follower action]
   * @param follower the follower's payoffs, of the same shape
   * @throws InputError if shapes disagree or names are blank or double
   */
  public NormalFormGame(
      String name,
      List<String> leaderActions,
      List<String> followerActions,
      Payoffs leader,
      Payoffs follower) {
    this.name = name;
    this.leaderActions = Names.checked(leaderActions, "leader actions");
    this.followerActions = Names.checked(followerActions, "follower actions");
    this.leader = shaped(leader, "leader payoffs");
    this.follower = shaped(follower, "follower payoffs");
  }

  private Payoffs shaped(Payoffs payoffs, String where) {
    if (payoffs.rows() != leaderActions.size() || payoffs.columns() != followerActions.size()) {
      throw new InputError(
          payoffs.rows() + " x " + payoffs.columns(),
          where,
          leaderActions.size() + " x " + followerActions.size() + ", a row a leader action",
          "Maybe the table is transposed: rows are the leader's actions for both players.");
    }
    return payoffs;
  }

  /**
   * A game without names from {@code double[leader actions][follower actions]}; actions are called
   * "1", "2", …
   */
  public static NormalFormGame of(double[][] leaderPayoffs, double[][] followerPayoffs) {
    Payoffs leader = Payoffs.of(leaderPayoffs);
    return new NormalFormGame(
        "",
        Names.numbered(leader.rows()),
        Names.numbered(leader.columns()),
        leader,
        Payoffs.of(followerPayoffs));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String name() {
    return name;
  }

  public List<String> leaderActions() {
    return leaderActions;
  }

  public List<String> followerActions() {
    return followerActions;
  }

  /** The leader's payoffs, [leader action][follower action]. */
  public Payoffs leader() {
    return leader;
  }

  /** The follower's payoffs, [leader action][follower action]. */
  public Payoffs follower() {
    return follower;
  }

  /** The game in which the players change places: the follower leads. */
  public NormalFormGame swapped() {
    return new NormalFormGame(
        name, followerActions, leaderActions, follower.transposed(), leader.transposed());
  }

  @Override
  public synchronized String fingerprint() {
    if (fingerprint == null) {
      fingerprint =
          Fingerprint.of(KIND)
              .texts(leaderActions)
              .texts(followerActions)
              .payoffs(leader)
              .payoffs(follower)
              .finish();
    }
    return fingerprint;
  }

  @Override
  public String toString() {
    return KIND + " game " + name + " (" + leader.rows() + " x " + leader.columns() + ")";
  }
}
