package org.sagekit.core.model;

import org.sagekit.api.model.Node;

/** One sum a row, kept in float. Immutable. */
final class FloatSum extends LeafSums {
  private final float base;
  private final float factor;

  FloatSum(Node.TreeEnsemble ensemble) {
    base = (float) ensemble.base().get(0);
    factor = (float) ensemble.factor();
  }

  @Override
  int payload(Forest forest, int leaf) {
    return Float.floatToRawIntBits((float) forest.values()[forest.valueAt()[leaf]]);
  }

  @Override
  void row(Memory memory, int first, int end, int to) {
    float sum = memory.sums[0];
    for (int tree = first; tree < end; tree++) {
      sum += Float.intBitsToFloat(memory.leaves[tree]);
    }
    memory.sums[0] = sum;
  }

  @Override
  void begin(Memory memory, int to, int rows) {
    java.util.Arrays.fill(memory.sums, 0, rows, base);
  }

  @Override
  void tree(Memory memory, int tree, int to, int rows) {
    float[] sums = memory.sums;
    int[] leaves = memory.leaves;
    for (int row = 0; row < rows; row++) {
      sums[row] += Float.intBitsToFloat(leaves[row]);
    }
  }

  @Override
  void end(Memory memory, int to, int rows) {
    for (int row = 0; row < rows; row++) {
      memory.values[memory.at(row, to)] = memory.sums[row] * factor;
    }
  }
}
