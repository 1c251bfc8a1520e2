package org.sagekit.core.model;

/** One node, ready to compute. Immutable; all that changes is in the memory. */
@FunctionalInterface
interface Step {

  /**
   * Computes the node for some rows.
   *
   * @param memory the numbers of all nodes, row behind row
   * @param rows how many rows there are
   */
  void compute(Memory memory, int rows);
}
