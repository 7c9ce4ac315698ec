package org.firstmover.experiments;

/**
 * A figure that results are held against.
 *
 * @param quantity a quantity's or a contrast's name
 * @param game label of the game
 * @param setting of the game
 * @param method label of the method; empty for a contrast
 * @param value as published, or as theory has it
 * @param spread its standard error; 0 if it is exact, not a number if it is not known
 * @param source where it stands, or how it is derived
 */
public record Published(
    String quantity,
    String game,
    String setting,
    String method,
    double value,
    double spread,
    String source) {}
