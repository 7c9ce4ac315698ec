/** Self-contained HTML reports with pictures. */
@org.jspecify.annotations.NullMarked
package org.firstmover.report;
