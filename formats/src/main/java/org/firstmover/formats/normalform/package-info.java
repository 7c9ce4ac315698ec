/** The file form of normal-form games, and Gambit's .nfg files. */
@org.jspecify.annotations.NullMarked
package org.firstmover.formats.normalform;
