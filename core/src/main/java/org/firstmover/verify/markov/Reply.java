package org.firstmover.verify.markov;

import org.firstmover.solution.Check;

/**
 * What a follower can get at most, and what the leader gets then.
 *
 * @param best for the follower
 * @param kind how certain that is
 * @param strong for the leader, if ties go for her
 * @param weak for the leader, if ties go against her
 * @param recall whether she never saw the same in different situations
 * @param how it was found, for people
 */
record Reply(
    double best, Check.Kind kind, double strong, double weak, boolean recall, String how) {}
