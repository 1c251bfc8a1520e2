package org.sagekit.core.model;

import org.sagekit.api.model.CutForest;

/** The mean score of random cut trees. Immutable. */
final class CutForestStep implements Step {
  private final CutWalk[] trees;
  private final int in;
  private final int out;

  CutForestStep(CutForest node, int in, int out) {
    this.trees = node.trees().stream().map(CutWalk::new).toArray(CutWalk[]::new);
    this.in = in;
    this.out = out;
  }

  @Override
  public void compute(Memory memory, int rows) {
    for (int row = 0; row < rows; row++) {
      double total = 0;
      for (CutWalk tree : trees) {
        total += tree.score(memory.values, memory.at(row, in));
      }
      memory.values[memory.at(row, out)] = total / trees.length;
    }
  }
}
