package org.sagekit.core.model;

import org.sagekit.api.model.Node;

/**
 * An ensemble of trees: one row is walked through several trees at once, many rows tree by tree, so
 * that a tree's nodes stay in the nearest cache. Leaves are added in the order of the trees.
 */
final class TreeStep implements Step {
  /** Below it rows are walked one by one. */
  private static final int MANY = 2 * Walk.AT_ONCE;

  private final Walk walk;
  private final LeafSums sums;
  private final int trees;
  private final int in;
  private final int out;

  TreeStep(Node.TreeEnsemble ensemble, Layout layout, int in, int out) {
    Forest forest = new Forest(ensemble);
    this.sums = LeafSums.of(ensemble, forest);
    this.walk = Walk.of(forest, sums);
    this.trees = forest.trees();
    this.in = in;
    this.out = out;
    layout.reserve(walk.keys(), forest.roots().length);
  }

  @Override
  public void compute(Memory memory, int rows) {
    if (rows < MANY) {
      for (int row = 0; row < rows; row++) {
        walk.row(memory, memory.at(row, in), memory.at(row, out));
      }
      return;
    }
    Walk ready = walk.ready(memory, in, rows);
    sums.begin(memory, out, rows);
    for (int tree = 0; tree < trees; tree++) {
      ready.tree(memory, tree, rows);
      sums.tree(memory, tree, out, rows);
    }
    sums.end(memory, out, rows);
  }

  @Override
  public String toString() {
    return walk.toString();
  }
}
