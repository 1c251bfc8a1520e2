package org.sagekit.core.model;

import org.sagekit.api.model.Node;

/** Adds up the leaves to which rows come, in the order of the trees. Immutable. */
abstract class LeafSums {

  /** What a walk shall say of a leaf: 32 bits that tell its value. */
  abstract int payload(Forest forest, int leaf);

  /**
   * Adds the leaves of one row in some trees, found in the memory. An addition waits for the one
   * before it, so it costs least while other trees are walked.
   */
  abstract void row(Memory memory, int first, int end, int to);

  /** Begins the sums of many rows, whose numbers begin at {@code to} in the first one. */
  abstract void begin(Memory memory, int to, int rows);

  /** Adds the leaf of each row in one tree. */
  abstract void tree(Memory memory, int tree, int to, int rows);

  /** Ends the sums of many rows. */
  abstract void end(Memory memory, int to, int rows);

  /** What adds up an ensemble's leaves. */
  static LeafSums of(Node.TreeEnsemble trees, Forest forest) {
    if (trees.precision() == Node.Precision.DOUBLE) {
      return new DoubleSums(trees, forest);
    }
    return trees.outputs() == 1 ? new FloatSum(trees) : new FloatSums(trees, forest);
  }
}
