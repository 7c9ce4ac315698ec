/** Multilayer perceptrons with backpropagation by hand. */
@org.jspecify.annotations.NullMarked
package org.firstmover.learning.network;
