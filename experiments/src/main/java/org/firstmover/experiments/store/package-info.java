/** The SQLite file that holds every run of a study. */
@org.jspecify.annotations.NullMarked
package org.firstmover.experiments.store;
