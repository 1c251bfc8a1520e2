package org.sagekit.core.model;

import org.sagekit.api.model.Node;

/** An ensemble of trees, whose leaves are added in the order of the trees. */
final class TreeStep implements Step {
  private final Walk walk;
  private final int in;
  private final int out;

  TreeStep(Node.TreeEnsemble ensemble, Layout layout, int in, int out) {
    Forest forest = new Forest(ensemble);
    this.walk = Walk.of(forest, LeafSums.of(ensemble, forest));
    this.in = in;
    this.out = out;
    layout.reserve(walk.keys(), forest.roots().length);
  }

  @Override
  public void compute(Memory memory, int rows) {
    walk.rows(memory, in, out, rows);
  }

  @Override
  public String toString() {
    return walk.toString();
  }
}
