package org.sagekit.core.pack.onnx.read;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the trees of {@code TreeEnsembleClassifier} and {@code TreeEnsembleRegressor}: parallel
 * lists in which nodes are named by tree and number.
 */
final class ForestAttributes {
  private final OnnxNode node;
  private final long[] trees;
  private final Map<Key, Integer> indexByKey = new HashMap<>();

  /** The name of a node. Comparable, so that a map bears names whose hashes are made to collide. */
  private record Key(long tree, long node) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      return tree == other.tree ? Long.compare(node, other.node) : Long.compare(tree, other.tree);
    }

    /** The record's own would give the nodes of many small trees the same few numbers. */
    @Override
    public int hashCode() {
      return Long.hashCode((tree * 0x9E3779B97F4A7C15L + node) * 0xC2B2AE3D27D4EB4FL);
    }
  }

  private ForestAttributes(Source source, OnnxNode node) {
    this.node = node;
    trees = node.wholes("nodes_treeids");
    long[] numbers = node.wholes("nodes_nodeids");
    source.charge(8L * trees.length);
    node.require(trees.length > 0, "nodes_treeids", "at least one");
    requireSize("nodes_nodeids", numbers.length);
    for (int i = 0; i < trees.length; i++) {
      Integer before = indexByKey.put(new Key(trees[i], numbers[i]), i);
      if (before != null) {
        node.require(false, "nodes_nodeids", "distinct in a tree", numbers[i] + " twice");
      }
    }
  }

  /** Reads trees whose leaves are listed under a prefix, {@code class} or {@code target}. */
  static RawForest read(Call call, String prefix, int outputs) {
    return new ForestAttributes(call.source(), call.node()).read(call.source(), prefix, outputs);
  }

  private RawForest read(Source source, String prefix, int outputs) {
    int size = trees.length;
    Branch[] branches = branches();
    int[] yes = children("nodes_truenodeids", branches);
    int[] no = children("nodes_falsenodeids", branches);
    int[] features = node.indices("nodes_featureids", Integer.MAX_VALUE);
    requireSize("nodes_featureids", features.length);
    double[] values = node.realsOrTensor("nodes_values");
    requireSize("nodes_values", values.length);
    boolean[] missingYes = new boolean[size];
    int[] tracks = node.indices("nodes_missing_value_tracks_true", 2);
    if (tracks.length > 0) {
      requireSize("nodes_missing_value_tracks_true", tracks.length);
      for (int i = 0; i < size; i++) {
        missingYes[i] = tracks[i] == 1;
      }
    }
    return new RawForest(
        roots(branches, yes, no),
        branches,
        features,
        values,
        new double[size][],
        yes,
        no,
        missingYes,
        leaves(source, prefix, outputs));
  }

  private void requireSize(String name, int size) {
    node.require(size == trees.length, name, "as many as nodes_treeids, " + trees.length, size);
  }

  private Branch[] branches() {
    List<String> names = node.texts("nodes_modes");
    requireSize("nodes_modes", names.size());
    Branch[] branches = new Branch[names.size()];
    for (int i = 0; i < branches.length; i++) {
      Branch branch = Branch.of(names.get(i));
      if (branch == null || branch == Branch.BRANCH_MEMBER) {
        node.require(
            false, "nodes_modes", "LEAF or BRANCH_ with LEQ, LT, GTE, GT, EQ or NEQ", names.get(i));
        throw new IllegalStateException();
      }
      branches[i] = branch;
    }
    return branches;
  }

  private int[] children(String name, Branch[] branches) {
    long[] numbers = node.wholes(name);
    requireSize(name, numbers.length);
    int[] children = new int[numbers.length];
    for (int i = 0; i < children.length; i++) {
      children[i] = branches[i] == Branch.LEAF ? -1 : index(name, trees[i], numbers[i]);
    }
    return children;
  }

  private int index(String name, long tree, long number) {
    Integer index = indexByKey.get(new Key(tree, number));
    if (index == null) {
      node.require(false, name, "nodes of the tree " + tree, number);
      throw new IllegalStateException();
    }
    return index;
  }

  /** The one node of each tree that is no child. */
  private int[] roots(Branch[] branches, int[] yes, int[] no) {
    boolean[] child = new boolean[branches.length];
    for (int i = 0; i < branches.length; i++) {
      if (branches[i] != Branch.LEAF) {
        child[yes[i]] = true;
        child[no[i]] = true;
      }
    }
    Map<Long, Integer> rootByTree = new LinkedHashMap<>();
    for (int i = 0; i < branches.length; i++) {
      rootByTree.putIfAbsent(trees[i], -1);
      if (!child[i] && rootByTree.put(trees[i], i) != -1) {
        node.require(false, "roots of the tree " + trees[i], "one", "more");
      }
    }
    int[] roots = rootByTree.values().stream().mapToInt(Integer::intValue).toArray();
    node.require(
        Arrays.stream(roots).allMatch(root -> root >= 0), "roots of a tree", "one", "none");
    return roots;
  }

  private RawForest.Leaves leaves(Source source, String prefix, int outputs) {
    long[] treeOf = node.wholes(prefix + "_treeids");
    long[] numbers = node.wholes(prefix + "_nodeids");
    int[] ids = node.indices(prefix + "_ids", outputs);
    double[] weights = node.realsOrTensor(prefix + "_weights");
    boolean fit =
        numbers.length == treeOf.length
            && ids.length == treeOf.length
            && weights.length == treeOf.length;
    node.require(
        fit,
        prefix + "_treeids, _nodeids, _ids and _weights",
        "equally many",
        List.of(treeOf.length, numbers.length, ids.length, weights.length));
    int[] nodeOf = new int[source.charge(2L * treeOf.length) / 2];
    for (int i = 0; i < nodeOf.length; i++) {
      nodeOf[i] = index(prefix + "_nodeids", treeOf[i], numbers[i]);
    }
    return RawForest.Leaves.sorted(trees.length, nodeOf, ids, weights);
  }
}
