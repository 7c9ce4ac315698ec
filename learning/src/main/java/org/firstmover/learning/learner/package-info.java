/** Learners: from what was lived through to a better policy. */
@org.jspecify.annotations.NullMarked
package org.firstmover.learning.learner;
