package org.sagekit.core.model;

import org.sagekit.api.model.Node;

/** Several sums a row, kept in float: one class a tree, or all classes a leaf. Immutable. */
final class FloatSums extends LeafSums {
  private final float[] values;
  private final int[] outputByTree;
  private final int leafWidth;
  private final double[] base;
  private final float factor;

  FloatSums(Node.TreeEnsemble ensemble, Forest forest) {
    leafWidth = forest.leafWidth();
    outputByTree = ensemble.outputByTree().stream().mapToInt(Integer::intValue).toArray();
    base = ensemble.base().toArray();
    factor = (float) ensemble.factor();
    values = new float[forest.values().length];
    for (int i = 0; i < base.length; i++) {
      base[i] = (float) base[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) forest.values()[i];
    }
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
      sums[at + i] = (float) sums[at + i] + values[value + i];
    }
  }

  private void scale(double[] sums, int to) {
    for (int i = 0; i < base.length; i++) {
      sums[to + i] = (float) sums[to + i] * factor;
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
