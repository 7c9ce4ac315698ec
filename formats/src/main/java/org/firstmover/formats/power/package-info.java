/** Power networks from case files. */
@org.jspecify.annotations.NullMarked
package org.firstmover.formats.power;
