package org.sagekit.core.model;

import org.sagekit.api.model.Node;

/**
 * An ensemble of trees: brings a row's numbers into the form in which they are compared, walks all
 * trees, and adds the leaves in the order of the trees.
 */
final class TreeStep implements Step {
  private final Forest forest;
  private final Walk walk;
  private final Node.TreeEnsemble trees;
  private final int[] outputByTree;
  private final double[] base;
  private final int in;
  private final int out;

  TreeStep(Node.TreeEnsemble trees, Layout layout, int in, int out) {
    this.trees = trees;
    this.in = in;
    this.out = out;
    this.forest = new Forest(trees);
    this.walk = Walk.of(forest);
    this.outputByTree = trees.outputByTree().stream().mapToInt(Integer::intValue).toArray();
    this.base = trees.base().toArray();
    layout.reserve(Math.max(1, forest.columns()), forest.roots().length);
  }

  @Override
  public void compute(Memory memory, int rows) {
    for (int row = 0; row < rows; row++) {
      forest.order(memory.values, memory.at(row, in), memory.keys);
      walk.walk(memory.keys, memory.leaves);
      int to = memory.at(row, out);
      if (trees.precision() == Node.Precision.FLOAT) {
        addFloats(memory, to);
      } else {
        addDoubles(memory, to);
      }
    }
  }

  private void addFloats(Memory memory, int to) {
    if (base.length == 1) {
      float sum = (float) base[0];
      for (int tree = 0; tree < forest.trees(); tree++) {
        sum += (float) forest.value(memory.leaves[tree], 0);
      }
      memory.values[to] = sum * (float) trees.factor();
      return;
    }
    for (int i = 0; i < base.length; i++) {
      memory.values[to + i] = (float) base[i];
    }
    for (int tree = 0; tree < forest.trees(); tree++) {
      int first = outputByTree.length == 0 ? 0 : outputByTree[tree];
      for (int i = 0; i < forest.leafWidth(); i++) {
        int at = to + first + i;
        memory.values[at] =
            (float) memory.values[at] + (float) forest.value(memory.leaves[tree], i);
      }
    }
    for (int i = 0; i < base.length; i++) {
      memory.values[to + i] = (float) memory.values[to + i] * (float) trees.factor();
    }
  }

  private void addDoubles(Memory memory, int to) {
    System.arraycopy(base, 0, memory.values, to, base.length);
    for (int tree = 0; tree < forest.trees(); tree++) {
      int first = outputByTree.length == 0 ? 0 : outputByTree[tree];
      for (int i = 0; i < forest.leafWidth(); i++) {
        memory.values[to + first + i] += forest.value(memory.leaves[tree], i);
      }
    }
    for (int i = 0; i < base.length; i++) {
      memory.values[to + i] *= trees.factor();
    }
  }
}
