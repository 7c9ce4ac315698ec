/** Trees read from YAML or JSON, every node with its line and column; and trees written back. */
@org.jspecify.annotations.NullMarked
package org.firstmover.formats.tree;
