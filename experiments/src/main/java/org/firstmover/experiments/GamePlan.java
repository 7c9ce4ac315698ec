package org.firstmover.experiments;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
