package org.firstmover.game.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.firstmover.game.InputError;

/**
 * All variables of a game as places in one array, a <em>point</em>: first the leader's, then the
 * followers', one follower after the other.
 */
public final class Variables {
  private final List<Variable> leader;
  private final List<List<Variable>> followers;

  /** Where each follower's places begin; the last entry is the number of all places. */
  private final int[] begins;

  public Variables(List<Variable> leader, List<List<Variable>> followers) {
    this.leader = List.copyOf(leader);
    this.followers = followers.stream().map(List::copyOf).toList();
    begins = new int[followers.size() + 1];
    Set<String> seen = new HashSet<>();
    begins[0] = size(leader, "leader", seen);
    for (int i = 0; i < followers.size(); i++) {
      begins[i + 1] = begins[i] + size(followers.get(i), "follower " + (i + 1), seen);
    }
  }

  private static int size(List<Variable> variables, String owner, Set<String> seen) {
    if (variables.isEmpty()) {
      throw new InputError(
          "no variables", owner, "at least one", "Maybe they were left out by mistake.");
    }
    int size = 0;
    for (Variable variable : variables) {
      if (!seen.add(variable.name())) {
        throw new InputError(
            variable.name(),
            owner + ": variables",
            "each name once in the game",
            "Maybe two players call a variable the same.");
      }
      size = Math.addExact(size, variable.size());
    }
    return size;
  }

  public List<Variable> leader() {
    return leader;
  }

  public List<Variable> follower(int follower) {
    return followers.get(follower);
  }

  /** How many places a point has. */
  public int size() {
    return begins[begins.length - 1];
  }

  /** How many of them are the leader's: the first ones. */
  public int leaderSize() {
    return begins[0];
  }

  /** How many of them are followers'. */
  public int followersSize() {
    return size() - leaderSize();
  }

  /** The first place of a follower. */
  public int from(int follower) {
    return begins[follower];
  }

  /** The place after the last one of a follower. */
  public int to(int follower) {
    return begins[follower + 1];
  }

  /** Fills an array with the lower bounds of its places. */
  public double[] lower() {
    return filled(Variable::lowerAt);
  }

  public double[] upper() {
    return filled(Variable::upperAt);
  }

  /** A new point: where searches begin. */
  public double[] start() {
    return filled(Variable::startAt);
  }

  /** The name of a place: {@code x}, or {@code x[2]} for an entry of a list. */
  public String entryName(int place) {
    int left = place;
    for (int i = -1; i < followers.size(); i++) {
      for (Variable variable : i < 0 ? leader : followers.get(i)) {
        if (left < variable.size()) {
          return variable.entryName(left);
        }
        left -= variable.size();
      }
    }
    throw new IllegalArgumentException("place [" + place + "], expected one below " + size());
  }

  /** The name of each of these places. */
  public static List<String> names(List<Variable> variables) {
    List<String> names = new ArrayList<>();
    for (Variable variable : variables) {
      for (int i = 0; i < variable.size(); i++) {
        names.add(variable.entryName(i));
      }
    }
    return names;
  }

  @FunctionalInterface
  private interface Entry {
    double of(Variable variable, int entry);
  }

  private double[] filled(Entry entry) {
    double[] all = new double[size()];
    int place = fill(all, 0, leader, entry);
    for (List<Variable> own : followers) {
      place = fill(all, place, own, entry);
    }
    return all;
  }

  private static int fill(double[] all, int from, List<Variable> variables, Entry entry) {
    int place = from;
    for (Variable variable : variables) {
      for (int i = 0; i < variable.size(); i++) {
        all[place++] = entry.of(variable, i);
      }
    }
    return place;
  }

  @Override
  public String toString() {
    return leader.size() + " of the leader, " + Arrays.toString(begins);
  }
}
