package org.firstmover.formats.stochastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.formats.GameName;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Scalar;
import org.firstmover.formats.tree.Sequence;
import org.firstmover.game.InputError;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.Observes;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;

/** Reads one stochastic game. */
final class StochasticReader {
  private static final String COUNTED = "Maybe one is missing or doubled";
  private static final String ORDER =
      COUNTED + ", or the order is another: it is [state][leader action][follower action].";

  private final Mapping root;
  private final List<String> states;
  private final Map<String, Integer> stateNumbers;
  private final Actions actions;

  StochasticReader(Mapping root) {
    this.root = root;
    root.only(
        "kind",
        "name",
        "discount",
        "entropy",
        "observes",
        "states",
        "start",
        "leader",
        "follower",
        "rewards",
        "transitions");
    Node names = root.require("states");
    states = names.asSequence("states").names("states");
    stateNumbers = numbered(states);
    List<List<String>> leader = actions("leader");
    List<List<String>> follower = actions("follower");
    Observes observes = observes();
    actions = names.place().locate(() -> new Actions(states, leader, follower, observes));
  }

  StochasticGame game() {
    StochasticGame.Rules rules = rules();
    Node first = root.require("start");
    double[] start = start(first);
    double[] leader = new double[actions.outcomes()];
    double[] follower = new double[actions.outcomes()];
    if (root.find("rewards").isPresent()) {
      only("leader");
      only("follower");
      sparseRewards(root.require("rewards").asSequence("rewards"), leader, follower);
    } else {
      denseRewards("leader", leader);
      denseRewards("follower", follower);
    }
    Transitions transitions = transitions(root.require("transitions").asSequence("transitions"));
    String name = GameName.of(root);
    return first
        .place()
        .locate(
            () -> new StochasticGame(name, rules, actions, start, leader, follower, transitions));
  }

  private StochasticGame.Rules rules() {
    Scalar node = root.require("discount").asScalar("discount");
    double discount = node.decimal("discount");
    StochasticGame.Rules plain = node.place().locate(() -> new StochasticGame.Rules(discount, 0));
    return root.find("entropy")
        .map(
            given -> {
              double entropy = given.asScalar("entropy").decimal("entropy");
              return given.place().locate(() -> new StochasticGame.Rules(discount, entropy));
            })
        .orElse(plain);
  }

  private static Map<String, Integer> numbered(List<String> names) {
    Map<String, Integer> numbers = new HashMap<>(2 * names.size());
    for (int i = 0; i < names.size(); i++) {
      numbers.put(names.get(i), i);
    }
    return numbers;
  }

  private Observes observes() {
    return root.find("observes")
        .map(node -> node.asScalar("observes"))
        .map(
            scalar ->
                Arrays.stream(Observes.values())
                    .filter(value -> value.text().equals(scalar.text()))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            scalar
                                .place()
                                .error(
                                    scalar.text(),
                                    "observes: commitment or action",
                                    "Maybe leave it out: then both act at once.")))
        .orElse(Observes.COMMITMENT);
  }

  /** Rewards stand with both players, or on their own. */
  private void only(String player) {
    root.require(player)
        .asMapping(player)
        .find("rewards")
        .ifPresent(
            node -> {
              throw node.place()
                  .error(
                      node.shown(),
                      player + ": no rewards, as they stand in a list of their own",
                      "Maybe one of the two is left from before.");
            });
  }

  /** One list for all states, or one a state. */
  private List<List<String>> actions(String player) {
    String what = player + " actions";
    Mapping map = root.require(player).asMapping(player).only("actions", "rewards");
    Node node = map.require("actions");
    List<List<String>> lists = new ArrayList<>(states.size());
    if (node instanceof Sequence sequence) {
      List<String> everywhere = sequence.names(what);
      states.forEach(state -> lists.add(everywhere));
      return lists;
    }
    Mapping byState = node.asMapping(what);
    byState.entries().forEach((state, value) -> number(stateNumbers, state, "a state", value));
    for (String state : states) {
      String here = what + " in state " + state;
      lists.add(byState.require(state).asSequence(here).names(here));
    }
    return lists;
  }

  /** A list of probabilities, or state to probability. */
  private double[] start(Node node) {
    double[] start = new double[states.size()];
    if (node instanceof Mapping map) {
      map.entries()
          .forEach(
              (state, value) ->
                  start[number(stateNumbers, state, "a state", value)] =
                      probability(value, "start"));
      return start;
    }
    List<Node> items = sized(node, "start", start.length, "one a state", COUNTED + ".");
    for (int s = 0; s < start.length; s++) {
      start[s] = probability(items.get(s), "start");
    }
    return start;
  }

  private static double probability(Node node, String what) {
    return node.asScalar(what).number(what, 0, 1);
  }

  private static int number(Map<String, Integer> numbers, String name, String what, Node at) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw at.place()
          .error(
              name,
              what + ": one of " + String.join(", ", numbers.keySet().stream().sorted().toList()),
              "Maybe it is mistyped.");
    }
    return number;
  }

  private static List<Node> sized(Node node, String what, int size, String unit, String hint) {
    Sequence sequence = node.asSequence(what);
    if (sequence.items().size() != size) {
      throw sequence
          .place()
          .error(sequence.items().size() + " entries", what + ": " + size + ", " + unit, hint);
    }
    return sequence.items();
  }

  /** The leader's or the follower's rewards as nested lists. */
  private void denseRewards(String player, double[] rewards) {
    Mapping map = root.require(player).asMapping(player);
    String what = player + " rewards";
    eachOutcome(
        map.require("rewards"),
        what,
        (outcome, node) -> rewards[outcome] = node.asScalar(what).decimal(what));
  }

  /** Takes what stands at an outcome. */
  private interface AtOutcome {
    void take(int outcome, Node node);
  }

  /** Lists by state, leader action and follower action. */
  private void eachOutcome(Node node, String what, AtOutcome reader) {
    List<Node> byState = sized(node, what, states.size(), "one a state", ORDER);
    for (int s = 0; s < states.size(); s++) {
      String here = what + " in state " + states.get(s);
      int count = actions.leaderCount(s);
      List<Node> rows = sized(byState.get(s), here, count, "one a leader action", ORDER);
      for (int a = 0; a < count; a++) {
        int columns = actions.followerCount(s);
        List<Node> row = sized(rows.get(a), here, columns, "one a follower action", ORDER);
        for (int b = 0; b < columns; b++) {
          reader.take(actions.outcome(s, a, b), row.get(b));
        }
      }
    }
  }

  private Transitions transitions(Sequence sequence) {
    boolean sparse = !sequence.items().isEmpty() && sequence.items().get(0) instanceof Mapping;
    Transitions.Builder builder = new Transitions.Builder(actions);
    if (sparse) {
      Map<Integer, Mapping> entries = byOutcome(sequence, "transitions", "to");
      for (int k = 0; k < actions.outcomes(); k++) {
        Mapping entry = entry(entries, k, sequence, "transitions");
        row(builder, entry.require("to").asMapping("to"));
      }
    } else {
      double[] row = new double[states.size()];
      eachOutcome(
          sequence,
          "transitions",
          (outcome, node) -> {
            List<Node> items =
                sized(node, "transitions", row.length, "one a next state", COUNTED + ".");
            for (int s = 0; s < row.length; s++) {
              row[s] = probability(items.get(s), "transitions");
            }
            node.place().locate(() -> builder.dense(row));
          });
    }
    return sequence.place().locate(builder::build);
  }

  private void row(Transitions.Builder builder, Mapping to) {
    int[] successors =
        to.entries().entrySet().stream()
            .mapToInt(e -> number(stateNumbers, e.getKey(), "a state", e.getValue()))
            .sorted()
            .toArray();
    double[] odds = new double[successors.length];
    for (int k = 0; k < odds.length; k++) {
      Node node = to.require(states.get(successors[k]));
      odds[k] = probability(node, "transitions");
    }
    to.place().locate(() -> builder.sparse(successors, odds, odds.length));
  }

  private void sparseRewards(Sequence sequence, double[] leader, double[] follower) {
    Map<Integer, Mapping> entries =
        byOutcome(sequence, "rewards", "leaderReward", "followerReward");
    for (int k = 0; k < leader.length; k++) {
      Mapping entry = entry(entries, k, sequence, "rewards");
      leader[k] = reward(entry, "leaderReward");
      follower[k] = reward(entry, "followerReward");
    }
  }

  private static double reward(Mapping entry, String key) {
    return entry.require(key).asScalar(key).decimal(key);
  }

  /** Entries {state, leader, follower, …}, each outcome at most once. */
  private Map<Integer, Mapping> byOutcome(Sequence sequence, String what, String... further) {
    String[] keys = new String[3 + further.length];
    keys[0] = "state";
    keys[1] = "leader";
    keys[2] = "follower";
    System.arraycopy(further, 0, keys, 3, further.length);
    List<Map<String, Integer>> leaders = new ArrayList<>();
    List<Map<String, Integer>> followers = new ArrayList<>();
    for (int s = 0; s < states.size(); s++) {
      leaders.add(numbered(actions.leader(s)));
      followers.add(numbered(actions.follower(s)));
    }
    Map<Integer, Mapping> entries = new LinkedHashMap<>();
    for (Node item : sequence.items()) {
      Mapping entry = item.asMapping("an entry of " + what).only(keys);
      int s = named(entry, "state", stateNumbers, "a state");
      String here = " in state " + states.get(s);
      int a = named(entry, "leader", leaders.get(s), "an action of the leader" + here);
      int b = named(entry, "follower", followers.get(s), "an action of the follower" + here);
      if (entries.put(actions.outcome(s, a, b), entry) != null) {
        throw entry
            .place()
            .error(
                states.get(s) + ", " + actions.leader(s).get(a) + ", " + actions.follower(s).get(b),
                what + ": every combination once",
                "Maybe one of the two means another state or action.");
      }
    }
    return entries;
  }

  private static int named(Mapping entry, String key, Map<String, Integer> numbers, String what) {
    Scalar name = entry.require(key).asScalar(what);
    return number(numbers, name.text(what), what, name);
  }

  private Mapping entry(Map<Integer, Mapping> entries, int outcome, Sequence all, String what) {
    Mapping entry = entries.get(outcome);
    if (entry == null) {
      throw missing(outcome, all, what);
    }
    return entry;
  }

  private InputError missing(int outcome, Sequence all, String what) {
    int s = 0;
    while (outcome >= actions.firstOutcome(s + 1)) {
      s++;
    }
    int within = outcome - actions.firstOutcome(s);
    int columns = actions.followerCount(s);
    return all.place()
        .error(
            all.shown(),
            what
                + ": an entry for state "
                + states.get(s)
                + ", leader "
                + actions.leader(s).get(within / columns)
                + ", follower "
                + actions.follower(s).get(within % columns),
            "Maybe it was left out: every combination stands there once.");
  }
}
