package org.sagekit.core.model;

import org.sagekit.api.model.Node;

/** Sums kept in double: one class a tree, or all classes a leaf. Immutable. */
final class DoubleSums extends LeafSums {
  private final double[] values;
  private final int[] outputByTree;
  private final int leafWidth;
  private final double[] base;
  private final double factor;

  DoubleSums(Node.TreeEnsemble ensemble, Forest forest) {
    leafWidth = forest.leafWidth();
    values = forest.values();
    outputByTree = ensemble.outputByTree().stream().mapToInt(Integer::intValue).toArray();
    base = ensemble.base().toArray();
    factor = ensemble.factor();
  }

  @Override
  int payload(Forest forest, int leaf) {
    return forest.valueAt()[leaf];
  }

  @Override
  void row(Memory memory, int first, int end, int to) {
    for (int tree = first; tree < end; tree++) {
      add(memory.values, tree, memory.leaves[tree], to);
    }
  }

  private void add(double[] sums, int tree, int value, int to) {
    int at = outputByTree.length == 0 ? to : to + outputByTree[tree];
    for (int i = 0; i < leafWidth; i++) {
      sums[at + i] += values[value + i];
    }
  }

  private void scale(double[] sums, int to) {
    for (int i = 0; i < base.length; i++) {
      sums[to + i] *= factor;
    }
  }

  @Override
  void begin(Memory memory, int to, int rows) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(base, 0, memory.values, memory.at(row, to), base.length);
    }
  }

  @Override
  void tree(Memory memory, int tree, int to, int rows) {
    for (int row = 0; row < rows; row++) {
      add(memory.values, tree, memory.leaves[row], memory.at(row, to));
    }
  }

  @Override
  void end(Memory memory, int to, int rows) {
    for (int row = 0; row < rows; row++) {
      scale(memory.values, memory.at(row, to));
    }
  }
}
