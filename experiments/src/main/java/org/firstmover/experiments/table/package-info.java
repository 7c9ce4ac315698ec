/** Results over seeds beside the published figures: as a table, as CSV, as a page. */
@org.jspecify.annotations.NullMarked
package org.firstmover.experiments.table;
