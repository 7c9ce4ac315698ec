/** What players do on what they observe. */
@org.jspecify.annotations.NullMarked
package org.firstmover.learning.policy;
