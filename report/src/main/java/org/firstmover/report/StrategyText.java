package org.firstmover.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Distribution;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;

/** Strategies for people: what is played of a distribution, every variable of a point. */
public final class StrategyText {
  /** Longer lists are told by their largest entries. */
  private static final int LONG = 12;

  private static final int LARGEST = 5;

  /** States that are named together, and actions that are named in one. */
  private static final int FEW = 3;

  /** Of states on one line. */
  private static final int JOINED = 8;

  /** What is done less often is not told, where there is something else. */
  private static final double RARE = 1e-6;

  private StrategyText() {}

  /**
   * {@code up 0.5, down 0.5} without what is 0; of points all: {@code x 0, w [0.5, 0.5]}; by state:
   * {@code calm: patrol 0.6, rest 0.4; alert: patrol}, at most eight of them.
   *
   * @param most names, or sets of states; further ones are counted
   */
  public static String of(Strategy strategy, int most) {
    if (strategy instanceof Behaviour behaviour) {
      return String.join("; ", byState(behaviour, Math.min(most, JOINED)));
    }
    return strategy instanceof Point point
        ? of(point, most)
        : Numbers.weights(strategy.weights().nonZero(), most);
  }

  /**
   * One text a state, {@code calm: patrol 0.6, rest 0.4}; states in which the same is done stand
   * together.
   *
   * @param most texts; further states are counted
   */
  public static List<String> byState(Behaviour behaviour, int most) {
    Map<String, List<String>> states = new LinkedHashMap<>();
    List<Double> told = new ArrayList<>();
    behaviour
        .states()
        .forEach(
            (state, actions) -> {
              // of very many states few are told: only what may be the same is written out
              double largest = Math.min(1, actions.weights().largest());
              boolean room = states.size() < most;
              if (room || told.stream().anyMatch(other -> near(other, largest))) {
                states.computeIfAbsent(of(actions), text -> new ArrayList<>()).add(state);
              }
              if (room && states.size() > told.size()) {
                told.add(largest);
              }
            });
    List<String> texts = new ArrayList<>();
    int left = behaviour.states().size();
    for (Map.Entry<String, List<String>> entry : states.entrySet()) {
      if (texts.size() < most) {
        left -= entry.getValue().size();
        texts.add(named(entry.getValue(), behaviour.states().size()) + ": " + entry.getKey());
      }
    }
    if (left > 0) {
      texts.add("and " + left + " more states");
    }
    return texts;
  }

  /** Whether two numbers may be the same once they are written down. */
  private static boolean near(double one, double other) {
    double digits = 2e-5 * Math.max(Math.abs(one), Math.abs(other));
    return !(Math.abs(one - other) > digits + 2 * RARE);
  }

  private static String named(List<String> states, int all) {
    if (states.size() == all && all > 1) {
      return "in all states";
    }
    int more = states.size() - FEW;
    String names = states.stream().limit(FEW).collect(Collectors.joining(" and "));
    return more > 0 ? names + " and " + more + " more" : names;
  }

  /** To three actions, the ones that are played most first where there are more. */
  private static String of(Distribution actions) {
    Map<String, Double> played = actions.weights().nonZero();
    List<Map.Entry<String, Double>> entries =
        new ArrayList<>(
            played.entrySet().stream()
                .filter(entry -> !(Math.abs(entry.getValue()) < RARE))
                .toList());
    if (entries.isEmpty()) {
      return "nothing";
    }
    int more = entries.size() - FEW;
    if (more > 0) {
      entries.sort(Map.Entry.<String, Double>comparingByValue().reversed());
    }
    String text =
        entries.stream()
            .limit(FEW)
            .map(
                entry ->
                    entries.size() == 1 && entry.getValue() > 1 - RARE
                        ? entry.getKey()
                        : entry.getKey() + " " + Numbers.six(entry.getValue()))
            .collect(Collectors.joining(", "));
    return more > 0 ? text + " and " + more + " more" : text;
  }

  /** Whether it has several long lists, which are better told a line each. */
  public static boolean isByVariable(Point point) {
    return point.entries().stream().filter(entry -> entry.values().length > LONG).count() > 1;
  }

  /**
   * One text a variable: a number, a short list, or of a longer one from where to where it goes;
   * lists of nothing but 0 stand together at the end.
   *
   * @param most texts; further variables are counted
   */
  public static List<String> byVariable(Point point, int most) {
    List<String> texts = new ArrayList<>();
    List<String> zero = new ArrayList<>();
    for (Point.Entry entry : point.entries()) {
      if (entry.values().length > LONG && Arrays.stream(entry.values()).allMatch(v -> v == 0)) {
        zero.add(entry.name());
      } else {
        texts.add(entry.name() + " " + span(entry));
      }
    }
    int more = texts.size() - most;
    if (more > 0) {
      texts.subList(most, texts.size()).clear();
      texts.add("and " + more + " more");
    }
    if (!zero.isEmpty()) {
      texts.add("0 throughout: " + shortened(zero, most));
    }
    return texts;
  }

  private static String shortened(List<String> names, int most) {
    int more = names.size() - most;
    String text = names.stream().limit(most).collect(Collectors.joining(", "));
    return more > 0 ? text + " and " + more + " more" : text;
  }

  private static String span(Point.Entry entry) {
    double[] values = entry.values();
    if (values.length <= LONG) {
      return values(entry);
    }
    int least = 0;
    int greatest = 0;
    for (int i = 1; i < values.length; i++) {
      least = values[i] < values[least] ? i : least;
      greatest = values[i] > values[greatest] ? i : greatest;
    }
    return least == greatest
        ? Numbers.six(values[0]) + " throughout"
        : Numbers.six(values[least])
            + " (no. "
            + (least + 1)
            + ") to "
            + Numbers.six(values[greatest])
            + " (no. "
            + (greatest + 1)
            + ")";
  }

  private static String of(Point point, int most) {
    List<Point.Entry> entries = point.entries();
    return shortened(
        entries.stream().map(entry -> entry.name() + " " + values(entry)).toList(), most);
  }

  private static String values(Point.Entry entry) {
    double[] values = entry.values();
    if (!entry.list()) {
      return Numbers.text(values[0]);
    }
    if (values.length <= LONG) {
      return Arrays.stream(values)
          .mapToObj(Numbers::six)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    double least = Arrays.stream(values).min().orElseThrow();
    double greatest = Arrays.stream(values).max().orElseThrow();
    String all = "[" + values.length + " entries";
    if (least == greatest) {
      return all + ", each " + Numbers.six(least) + "]";
    }
    List<Integer> bySize =
        IntStream.range(0, values.length)
            .filter(i -> values[i] != 0)
            .boxed()
            .sorted(Comparator.comparing(i -> -Math.abs(values[i])))
            .toList();
    return bySize.stream()
        .limit(LARGEST)
        .map(i -> "no. " + (i + 1) + ": " + Numbers.six(values[i]))
        .collect(
            Collectors.joining(
                ", ",
                all + " from " + Numbers.six(least) + " to " + Numbers.six(greatest) + "; ",
                bySize.size() > LARGEST ? ", ...]" : "]"));
  }
}
