package org.firstmover.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** What is done in each state: a distribution over actions a state, in a fixed order. */
public record Behaviour(Map<String, Distribution> states) implements Strategy {
  public Behaviour {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  /**
   * @param actions the names of a state's actions, by its place among the states
   * @param probabilities state by state, in the order of their actions
   */
  public static Behaviour of(
      List<String> states, IntFunction<List<String>> actions, double[] probabilities) {
    Map<String, Distribution> map = new LinkedHashMap<>();
    int from = 0;
    for (int s = 0; s < states.size(); s++) {
      List<String> names = actions.apply(s);
      double[] here = new double[names.size()];
      System.arraycopy(probabilities, from, here, 0, here.length);
      map.put(states.get(s), Distribution.of(names, here));
      from += here.length;
    }
    return new Behaviour(map);
  }

  /**
   * The probabilities state by state, in the order of their actions; empty if a state here is not
   * among the states, or an action is not among its actions. States that are missing here have
   * zeros.
   *
   * @param actions the names of a state's actions, by its place among the states
   */
  public Optional<double[]> inOrderOf(List<String> states, IntFunction<List<String>> actions) {
    int size = 0;
    for (int s = 0; s < states.size(); s++) {
      size += actions.apply(s).size();
    }
    double[] probabilities = new double[size];
    int from = 0;
    int known = 0;
    boolean sameOrder = List.copyOf(this.states.keySet()).equals(states);
    Iterator<Distribution> inOrder = this.states.values().iterator();
    for (int s = 0; s < states.size(); s++) {
      List<String> names = actions.apply(s);
      Distribution here = sameOrder ? inOrder.next() : this.states.get(states.get(s));
      if (here != null) {
        Optional<double[]> ordered = here.weights().inOrderOf(names);
        if (ordered.isEmpty()) {
          return Optional.empty();
        }
        System.arraycopy(ordered.get(), 0, probabilities, from, names.size());
        known++;
      }
      from += names.size();
    }
    return known == this.states.size() ? Optional.of(probabilities) : Optional.empty();
  }

  /** State to action to probability without the zeros, as it stands in a solution file. */
  public Map<String, Map<String, Double>> nonZero() {
    Map<String, Map<String, Double>> map = new LinkedHashMap<>();
    states.forEach((state, actions) -> map.put(state, actions.weights().nonZero()));
    return map;
  }

  /** One name an action in a state: {@code calm: patrol}. */
  @Override
  public Weights weights() {
    List<String> names = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    states.forEach(
        (state, distribution) -> {
          Weights weights = distribution.weights();
          double[] values = weights.inOrderOf(weights.names()).orElseThrow();
          for (int a = 0; a < values.length; a++) {
            names.add(state + ": " + weights.names().get(a));
            numbers.add(values[a]);
          }
        });
    return Weights.of(names, numbers.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
