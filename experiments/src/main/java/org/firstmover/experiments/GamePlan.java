package org.firstmover.experiments;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A game of the catalog in a study.
 *
 * @param label of the games that share a picture, such as "covariant"
 * @param setting where on the picture's axis, such as "10"; a number where the axis is one
 * @param catalog the name in the catalog
 * @param parameters of a generator, name to text; what is missing has its default
 */
public record GamePlan(
    String label, String setting, String catalog, Map<String, String> parameters) {
  public GamePlan {
    // sorted, as Map.of has another order each time
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }
}
