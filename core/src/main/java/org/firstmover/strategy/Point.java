package org.firstmover.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A point of R^k by variables: numbers and lists of numbers. */
public record Point(List<Entry> entries) implements Strategy {
  public Point {
    entries = List.copyOf(entries);
  }

  /**
   * The values of one variable.
   *
   * @param list whether it is a list, perhaps of one number
   */
  public record Entry(String name, boolean list, double[] values) {
    public Entry {
      values = values.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Entry that
          && name.equals(that.name)
          && list == that.list
          && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return name + ' ' + (list ? Arrays.toString(values) : Double.toString(values[0]));
    }

    /** The same name for the same entry as in messages and formulas: {@code x} or {@code x[2]}. */
    public String name(int entry) {
      return list ? name + '[' + (entry + 1) + ']' : name;
    }
  }

  /** Variable to Double or, uncopied, double[], as they stand in a solution file. */
  public Map<String, Object> values() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Entry entry : entries) {
      map.put(entry.name(), entry.list() ? entry.values() : (Object) entry.values()[0]);
    }
    return map;
  }

  /** One name a number: {@code x} or {@code x[2]}. */
  @Override
  public Weights weights() {
    List<String> names = new ArrayList<>();
    double[] numbers = new double[entries.stream().mapToInt(entry -> entry.values().length).sum()];
    for (Entry entry : entries) {
      for (int i = 0; i < entry.values().length; i++) {
        numbers[names.size()] = entry.values()[i];
        names.add(entry.name(i));
      }
    }
    return Weights.of(names, numbers);
  }
}
