package org.firstmover.report;

/** What the leader gets in another way. */
public record Comparison(String name, double value) {}
