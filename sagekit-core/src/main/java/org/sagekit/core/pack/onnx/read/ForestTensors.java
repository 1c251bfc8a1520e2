package org.sagekit.core.pack.onnx.read;

import java.util.Arrays;

/**
 * Reads the trees of {@code TreeEnsemble}, version 5 of ai.onnx.ml: splits and leaves in lists of
 * their own. Here the leaves stand behind the splits.
 */
final class ForestTensors {
  private final OnnxNode node;
  private final int splits;
  private final int leaves;

  private ForestTensors(OnnxNode node, int splits, int leaves) {
    this.node = node;
    this.splits = splits;
    this.leaves = leaves;
  }

  /** Reads the trees. */
  static RawForest read(Call call, int outputs) {
    OnnxNode node = call.node();
    double[] values = node.numbers("nodes_splits");
    double[] weights = node.numbers("leaf_weights");
    node.require(values.length > 0, "nodes_splits", "at least one");
    node.require(weights.length > 0, "leaf_weights", "at least one");
    call.source().charge(8L * ((long) values.length + weights.length));
    return new ForestTensors(node, values.length, weights.length).read(outputs, values, weights);
  }

  private RawForest read(int outputs, double[] values, double[] weights) {
    int size = splits + leaves;
    Branch[] branches = new Branch[size];
    Arrays.fill(branches, Branch.LEAF);
    double[] modes = node.numbers("nodes_modes");
    requireSize("nodes_modes", modes.length);
    for (int i = 0; i < splits; i++) {
      node.require(
          modes[i] >= 0 && modes[i] < Branch.LEAF.ordinal(),
          "nodes_modes",
          "from 0 to 6",
          modes[i]);
      branches[i] = Branch.values()[(int) modes[i]];
    }
    int[] features = node.indices("nodes_featureids", Integer.MAX_VALUE);
    requireSize("nodes_featureids", features.length);
    boolean[] missingYes = new boolean[size];
    int[] tracks = node.indices("nodes_missing_value_tracks_true", 2);
    for (int i = 0; i < tracks.length; i++) {
      requireSize("nodes_missing_value_tracks_true", tracks.length);
      missingYes[i] = tracks[i] == 1;
    }
    return new RawForest(
        roots(),
        branches,
        Arrays.copyOf(features, size),
        Arrays.copyOf(values, size),
        sets(branches),
        children("true"),
        children("false"),
        missingYes,
        leaves(outputs, weights));
  }

  private void requireSize(String name, int size) {
    node.require(size == splits, name, "as many as nodes_splits, " + splits, size);
  }

  /** The roots; a tree of one leaf has a split whose two children are that leaf. */
  private int[] roots() {
    int[] roots = node.indices("tree_roots", splits);
    node.require(roots.length > 0, "tree_roots", "at least one");
    return roots;
  }

  private int[] children(String which) {
    String name = "nodes_" + which + "nodeids";
    int[] ids = node.indices(name, Math.max(splits, leaves));
    int[] isLeaf = node.indices("nodes_" + which + "leafs", 2);
    requireSize(name, ids.length);
    requireSize("nodes_" + which + "leafs", isLeaf.length);
    int[] children = new int[splits + leaves];
    Arrays.fill(children, -1);
    for (int i = 0; i < splits; i++) {
      int limit = isLeaf[i] == 1 ? leaves : splits;
      if (ids[i] >= limit) {
        node.require(false, name, "below " + limit, ids[i]);
      }
      children[i] = isLeaf[i] == 1 ? splits + ids[i] : ids[i];
    }
    return children;
  }

  /** The sets of members, which stand behind one another with NaN between them. */
  private double[][] sets(Branch[] branches) {
    double[][] sets = new double[branches.length][];
    double[] members =
        node.has("membership_values") ? node.numbers("membership_values") : new double[0];
    int at = 0;
    for (int i = 0; i < splits; i++) {
      if (branches[i] == Branch.BRANCH_MEMBER) {
        int end = at;
        while (end < members.length && !Double.isNaN(members[end])) {
          end++;
        }
        node.require(end < members.length, "membership_values", "a list for each BRANCH_MEMBER");
        sets[i] = Arrays.copyOfRange(members, at, end);
        at = end + 1;
      }
    }
    return sets;
  }

  private RawForest.Leaves leaves(int outputs, double[] weights) {
    int[] targets = node.indices("leaf_targetids", outputs);
    node.require(
        targets.length == leaves, "leaf_targetids", "as many as leaf_weights", targets.length);
    int[] nodes = new int[leaves];
    Arrays.setAll(nodes, i -> splits + i);
    return RawForest.Leaves.sorted(splits + leaves, nodes, targets, weights);
  }
}
