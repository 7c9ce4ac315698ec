package org.firstmover.derivative;

/** Brings the value of a function at a point, and all on the way to it, on a tape. */
interface Recording {
  Tape tape();

  /** Which entries of a point are the tape's variables, in the order of its nodes from 1. */
  int[] variables();

  /** The node of the value. */
  int at(double[] point);
}
