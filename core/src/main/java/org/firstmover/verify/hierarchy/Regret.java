package org.firstmover.verify.hierarchy;

import org.firstmover.solution.Check.Kind;

/**
 * What a follower may lose by her response.
 *
 * @param value at most this if it is a bound; else what the best of a search is better
 * @param how it was established, for people
 */
record Regret(double value, Kind kind, String how) {}
