package org.firstmover.strategy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers by name, in a fixed order; names that are missing have 0. Immutable. */
public final class Weights {
  private final List<String> names;
  private final double[] values;

  private Weights(List<String> names, double[] values) {
    this.names = names;
    this.values = values;
  }

  /** Values in the order of the names, copied. */
  public static Weights of(List<String> names, double[] values) {
    if (names.size() != values.length) {
      throw new IllegalArgumentException(
          "values [" + values.length + "], expected " + names.size() + ", one a name");
    }
    return new Weights(List.copyOf(names), values.clone());
  }

  public static Weights of(Map<String, Double> values) {
    return new Weights(
        List.copyOf(values.keySet()),
        values.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  public List<String> names() {
    return names;
  }

  /** The number of this name; 0 if it is not there. */
  public double get(String name) {
    int index = names.indexOf(name);
    return index < 0 ? 0 : values[index];
  }

  /** The numbers in the order of these names, or empty if some name here is not among them. */
  public Optional<double[]> inOrderOf(List<String> order) {
    if (order.equals(names)) {
      return Optional.of(values.clone());
    }
    Map<String, Integer> index = new HashMap<>(order.size() * 2);
    for (int i = 0; i < order.size(); i++) {
      index.put(order.get(i), i);
    }
    double[] ordered = new double[order.size()];
    for (int i = 0; i < values.length; i++) {
      Integer place = index.get(names.get(i));
      if (place == null) {
        return Optional.empty();
      }
      ordered[place] = values[i];
    }
    return Optional.of(ordered);
  }

  /**
   * The numbers in the order of these names.
   *
   * @param otherwise what is wrong if some name here is not among them
   * @throws IllegalArgumentException then
   */
  public double[] inOrderOf(List<String> order, String otherwise) {
    return inOrderOf(order)
        .orElseThrow(() -> new IllegalArgumentException(otherwise + ": " + this));
  }

  /** The largest number; negative infinity if there is none. */
  public double largest() {
    return Arrays.stream(values).max().orElse(Double.NEGATIVE_INFINITY);
  }

  /** Names and numbers without the zeros. */
  public Map<String, Double> nonZero() {
    Map<String, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != 0) {
        map.put(names.get(i), values[i]);
      }
    }
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weights that
        && names.equals(that.names)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return nonZero().toString();
  }
}
