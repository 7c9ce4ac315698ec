package org.firstmover.experiments;

/**
 * A quantity of one method minus that of another, game by game and seed by seed: its spread is that
 * of the differences, not of the games.
 *
 * @param name in tables
 * @param title on a picture's axis
 * @param quantity its name
 * @param method label of the one
 * @param against label of the other
 */
public record Contrast(String name, String title, String quantity, String method, String against) {}
