package org.sagekit.core.model;

/**
 * A way that walks many rows tree by tree, several rows at once, so that a tree's nodes stay in the
 * nearest cache; and few rows one by one. Immutable.
 */
abstract class BlockWalk extends Walk {
  /** Below it rows are walked one by one. */
  private static final int MANY = 2 * AT_ONCE;

  final LeafSums sums;
  final int trees;

  BlockWalk(LeafSums sums, int trees) {
    this.sums = sums;
    this.trees = trees;
  }

  @Override
  final void rows(Memory memory, int in, int out, int rows) {
    if (rows < MANY) {
      super.rows(memory, in, out, rows);
      return;
    }
    Walk ready = ready(memory, in, rows);
    if (ready != this) {
      ready.rows(memory, in, out, rows);
      return;
    }
    sums.begin(memory, out, rows);
    for (int tree = 0; tree < trees; tree++) {
      tree(memory, tree, rows);
      sums.tree(memory, tree, out, rows);
    }
    sums.end(memory, out, rows);
  }

  /**
   * Makes ready to walk many rows.
   *
   * @param in where the numbers of the first row begin
   * @return what walks them: this, or another way if their numbers ask for it
   */
  abstract Walk ready(Memory memory, int in, int rows);

  /** Finds the leaf of each row in one tree. */
  abstract void tree(Memory memory, int tree, int rows);
}
