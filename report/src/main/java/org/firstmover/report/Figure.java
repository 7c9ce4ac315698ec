package org.firstmover.report;

import java.util.Map;

/**
 * A Vega-Lite picture.
 *
 * @param caption one sentence that says what to see
 * @param specification a tree of maps, lists, texts and numbers
 */
public record Figure(String caption, Map<String, Object> specification) implements Page.Part {}
