package org.sagekit.core.pack.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/**
 * An ensemble of trees, bit for bit: thresholds and leaves in its own precision, leaves added in
 * the order of the trees. The operator starts its sums from 0, so what they start from is a first
 * tree that says one number; and its leaves add to one output each, so a tree whose leaves have
 * several numbers is there once for each.
 */
final class TreeLowering {
  private final Node.TreeEnsemble ensemble;
  private final TreeTable table;
  private final TreeTable.Mode mode;
  private final LevelSplits levels;

  private TreeLowering(Node.TreeEnsemble ensemble, LevelSplits levels) {
    this.ensemble = ensemble;
    this.levels = levels;
    this.table = new TreeTable(isSingle(ensemble));
    this.mode =
        ensemble.comparison() == Node.Comparison.LESS
            ? TreeTable.Mode.LESS
            : TreeTable.Mode.AT_MOST;
  }

  static String of(Node.TreeEnsemble ensemble, Value x, OnnxGraph graph) {
    boolean single = isSingle(ensemble);
    String input = single ? graph.cast(x.name(), TensorProto.DataType.FLOAT) : x.name();
    LevelSplits levels = new LevelSplits(ensemble, x.width());
    TreeLowering lowering = new TreeLowering(ensemble, levels);
    lowering.fill();
    String sums =
        graph.add(lowering.table.op(levels.columns(input, single, graph), ensemble.outputs()));
    if (ensemble.factor() != 1) {
      double[] factor = {ensemble.factor()};
      String times = graph.constant(single ? Tensors.floats(factor) : Tensors.doubles(factor));
      sums = graph.call("Mul", sums, times);
    }
    return single ? graph.toDouble(sums) : sums;
  }

  private static boolean isSingle(Node.TreeEnsemble ensemble) {
    return ensemble.precision() == Node.Precision.FLOAT;
  }

  private void fill() {
    for (int output = 0; output < ensemble.outputs(); output++) {
      double base = ensemble.base().get(output);
      if (base != 0) {
        table.stump(output, base);
      }
    }
    for (int tree = 0; tree < ensemble.trees().size(); tree++) {
      Tree source = ensemble.trees().get(tree);
      if (!ensemble.outputByTree().isEmpty()) {
        add(source, 0, ensemble.outputByTree().get(tree));
      } else {
        for (int output = 0; output < source.leafWidth(); output++) {
          add(source, output, output);
        }
      }
    }
    if (table.isEmpty()) {
      table.stump(0, 0);
    }
  }

  /** Adds a tree with one of the numbers of its leaves. */
  private void add(Tree tree, int number, int target) {
    if (tree.isLeaf(0)) {
      table.stump(target, tree.value(0, number));
      return;
    }
    table.root();
    int[] place = new int[tree.size()];
    for (int node = 0; node < tree.size(); node++) {
      place[node] =
          tree.isLeaf(node) ? table.leaf(target, tree.value(node, number)) : split(tree, node);
    }
    for (int node = 0; node < tree.size(); node++) {
      if (!tree.isLeaf(node)) {
        int left = tree.left(node);
        int right = tree.right(node);
        table.branch(place[node], true, place[left], tree.isLeaf(left));
        table.branch(place[node], false, place[right], tree.isLeaf(right));
      }
    }
  }

  private int split(Tree tree, int node) {
    return tree.isLevelSplit(node)
        ? table.split(levels.column(tree, node), mode, LevelSplits.THRESHOLD, false)
        : table.split(tree.feature(node), mode, tree.threshold(node), tree.missingLeft(node));
  }
}
