package org.firstmover.game.tariff;

/**
 * A year under a tariff. The arrays must not be changed.
 *
 * @param bills of one household by group, $ a year
 * @param burdens energy expenditure incidence by income class: bills as a share of incomes, %
 * @param revenue of the leader, $ a year
 * @param wholesale what the households' net load costs at nodal prices, $ a year
 * @param value of the equity measure, which the leader minimises
 */
public record Settlement(
    double[] bills, double[] burdens, double revenue, double wholesale, double value) {}
