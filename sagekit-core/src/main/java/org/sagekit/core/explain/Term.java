package org.sagekit.core.explain;

/** A summand of what a graph computes, whose contributions are exact. Immutable. */
interface Term {

  /** What it makes of the node's numbers if no field is known, one number an output. */
  double[] base();

  /** The node whose numbers it takes. */
  int node();

  /**
   * Adds the contributions of some rows.
   *
   * @param numbers of the node, row behind row
   * @param into row by row, output by output, field by field
   * @param first the first row's index in {@code into}
   */
  void add(double[] numbers, double[] into, int first);
}
