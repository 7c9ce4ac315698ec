package org.firstmover.game.bayesian;

import java.util.List;
import org.firstmover.game.Fingerprint;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;
import org.jspecify.annotations.Nullable;

/** A finite game against a follower whose type is drawn; the leader knows only the odds. */
public final class BayesianGame implements Game {
  public static final String KIND = "bayesian";

  /** Probabilities of the types may miss 1 by this much. */
  private static final double SUM_TOLERANCE = 1e-9;

  private final String name;
  private final List<String> leaderActions;
  private final List<FollowerType> types;
  private @Nullable String fingerprint;

  /**
   * @throws InputError if names are blank or double, a type's tables do not have one row a leader
   *     action, or the probabilities do not sum to 1
   */
  public BayesianGame(String name, List<String> leaderActions, List<FollowerType> types) {
    this.name = name;
    this.leaderActions = Names.checked(leaderActions, "leader actions");
    this.types = List.copyOf(types);
    Names.checked(types.stream().map(FollowerType::name).toList(), "types");
    double sum = 0;
    for (FollowerType type : types) {
      sum += type.probability();
      if (type.leader().rows() != leaderActions.size()) {
        throw new InputError(
            type.leader().rows() + " rows",
            "payoffs of type " + type.name(),
            leaderActions.size() + ", a row a leader action",
            "Maybe the table is transposed.");
      }
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new InputError(
          Double.toString(sum),
          "sum of the types' probabilities",
          "1",
          "Maybe a type is missing; fractions such as 1/3 may be written as they are.");
    }
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

  public List<FollowerType> types() {
    return types;
  }

  @Override
  public synchronized String fingerprint() {
    if (fingerprint == null) {
      Fingerprint canonical = Fingerprint.of(KIND).texts(leaderActions).whole(types.size());
      for (FollowerType type : types) {
        canonical
            .text(type.name())
            .number(type.probability())
            .texts(type.actions())
            .payoffs(type.leader())
            .payoffs(type.follower());
      }
      fingerprint = canonical.finish();
    }
    return fingerprint;
  }

  @Override
  public String toString() {
    return KIND + " game " + name + " (" + types.size() + " types)";
  }
}
