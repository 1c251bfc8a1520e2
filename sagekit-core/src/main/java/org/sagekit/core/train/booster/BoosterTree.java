package org.sagekit.core.train.booster;

import java.io.IOException;
import java.util.Arrays;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;

/**
 * One tree of a booster as it stands in the file: its nodes are not in the order of a {@link Tree},
 * some may be deleted, and sets of levels tell who goes right. Immutable.
 */
public final class BoosterTree {
  private static final int[] NONE = {};
  private static final int LARGEST_CODE = 1 << 24;

  private int[] left = NONE;
  private int[] right = NONE;
  private int[] feature = NONE;
  private float[] condition = {};
  private int[] defaultLeft = NONE;
  private float[] cover = {};
  private int[] splitType = NONE;
  private int[] categories = NONE;
  private int[] setNodes = NONE;
  private int[] setStarts = NONE;
  private int[] setSizes = NONE;
  private int[] setOf = NONE;

  private BoosterTree() {}

  /** Reads a tree. */
  static BoosterTree read(BoosterSource in) throws IOException {
    BoosterTree tree = new BoosterTree();
    in.object(
        name -> {
          switch (name) {
            case "left_children" -> tree.left = in.integers();
            case "right_children" -> tree.right = in.integers();
            case "split_indices" -> tree.feature = in.integers();
            case "split_conditions" -> tree.condition = in.reals();
            case "default_left" -> tree.defaultLeft = in.integers();
            case "sum_hessian" -> tree.cover = in.reals();
            case "split_type" -> tree.splitType = in.integers();
            case "categories" -> tree.categories = in.integers();
            case "categories_nodes" -> tree.setNodes = in.integers();
            case "categories_segments" -> tree.setStarts = in.integers();
            case "categories_sizes" -> tree.setSizes = in.integers();
            case "tree_param" -> readParameters(in);
            default -> in.skip();
          }
        });
    tree.check(in);
    return tree;
  }

  private static void readParameters(BoosterSource in) throws IOException {
    in.object(
        name -> {
          String text = in.text();
          in.require(
              !name.equals("size_leaf_vector") || text.equals("0") || text.equals("1"),
              "size_leaf_vector",
              "1, as trees of several outputs (multi_strategy=multi_output_tree) are not read",
              text);
        });
  }

  private void check(BoosterSource in) {
    int size = left.length;
    if (splitType.length == 0) { // before XGBoost 1.3 there was but one type
      splitType = new int[size];
    }
    in.require(size > 0, "left_children", "one a node", "none");
    sized(in, "right_children", right.length, size);
    sized(in, "split_indices", feature.length, size);
    sized(in, "split_conditions", condition.length, size);
    sized(in, "default_left", defaultLeft.length, size);
    sized(in, "sum_hessian", cover.length, size);
    sized(in, "split_type", splitType.length, size);
    sized(in, "categories_segments", setStarts.length, setNodes.length);
    sized(in, "categories_sizes", setSizes.length, setNodes.length);
    placeSets(in);
    checkNodes(in);
  }

  private static void sized(BoosterSource in, String name, int actual, int expected) {
    in.require(actual == expected, name, expected + " numbers", actual);
  }

  private void placeSets(BoosterSource in) {
    setOf = new int[left.length];
    long codes = 0;
    for (int set = 0; set < setNodes.length; set++) {
      int node = setNodes[set];
      boolean free = node >= 0 && node < setOf.length && setOf[node] == 0;
      in.require(free, "categories_nodes", "other nodes below " + setOf.length, node);
      long end = (long) setStarts[set] + setSizes[set];
      boolean inside = setStarts[set] >= 0 && setSizes[set] >= 0 && end <= categories.length;
      in.require(inside, "end of a set", "at most " + categories.length, end);
      setOf[node] = set + 1;
      codes += setSizes[set];
    }
    in.require(codes <= categories.length, "categories", "those of the sets", codes);
    for (int code : categories) {
      in.require(code >= 0 && code < LARGEST_CODE, "category", "below " + LARGEST_CODE, code);
    }
  }

  /** Each node has one parent, so that every walk ends. */
  private void checkNodes(BoosterSource in) {
    boolean[] hasParent = new boolean[left.length];
    for (int node = 0; node < left.length; node++) {
      in.require(Float.isFinite(cover[node]), "sum_hessian of node " + node, "finite", cover[node]);
      if (isLeaf(node)) {
        in.require(left[node] == -1, "child of node " + node, "a node or -1", left[node]);
        float value = condition[node];
        in.require(Float.isFinite(value), "leaf value of node " + node, "finite", value);
      } else {
        checkSplit(in, node);
        adopt(in, hasParent, left[node]);
        adopt(in, hasParent, right[node]);
      }
    }
    in.require(!hasParent[0], "node 0", "the root", "a child");
  }

  private void checkSplit(BoosterSource in, int node) {
    boolean known = feature[node] >= 0 && feature[node] < ScoringGraph.MAX_WIDTH;
    in.require(known, "split_indices of node " + node, "a feature", feature[node]);
    boolean bySet = splitType[node] == 1;
    in.require(bySet || splitType[node] == 0, "split_type", "0 or 1", splitType[node]);
    in.require(bySet == setOf[node] > 0, "node " + node, "with a set if it splits by one", "not");
    in.require(
        bySet || !Float.isNaN(condition[node]),
        "split_conditions of node " + node,
        "a number",
        condition[node]);
  }

  private static void adopt(BoosterSource in, boolean[] hasParent, int child) {
    boolean free = child > 0 && child < hasParent.length && !hasParent[child];
    in.require(free, "child", "a node of the tree that no other node has", child);
    hasParent[child] = true;
  }

  private boolean isLeaf(int node) {
    return left[node] < 0;
  }

  /** One more than the greatest feature that a split asks for. */
  int features() {
    int most = 0;
    for (int node = 0; node < left.length; node++) {
      most = isLeaf(node) ? most : Math.max(most, feature[node] + 1);
    }
    return most;
  }

  /** Takes the sets of a tree. */
  @FunctionalInterface
  public interface SetVisitor {

    /**
     * Takes one set.
     *
     * @param feature that is asked for
     * @param codes the levels that go right
     */
    void visit(int feature, int[] codes);
  }

  /**
   * Shows all sets by which the tree splits.
   *
   * @param visitor takes each
   */
  public void visitSets(SetVisitor visitor) {
    for (int node = 0; node < left.length; node++) {
      if (setOf[node] > 0) {
        visitor.visit(feature[node], codes(node));
      }
    }
  }

  private int[] codes(int node) {
    int set = setOf[node] - 1;
    return Arrays.copyOfRange(categories, setStarts[set], setStarts[set] + setSizes[set]);
  }

  /**
   * The tree in a graph's form, its nodes in pre-order.
   *
   * @param columns where the graph has the features
   * @param factor what each leaf is multiplied by, in float
   * @return a tree with one number a leaf
   */
  public Tree toTree(BoosterColumns columns, float factor) {
    Tree.Builder builder = Tree.builder(1);
    int[] numberOf = new int[left.length];
    int[] parentOf = new int[left.length];
    int[] waiting = new int[left.length];
    int top = 0;
    waiting[top++] = 0;
    parentOf[0] = -1;
    while (top > 0) { // not recursive: a tree may be as deep as its file is long
      int node = waiting[--top];
      numberOf[node] = add(builder, node, columns, factor);
      int parent = parentOf[node];
      if (parent >= 0 && right[parent] == node) {
        builder.children(numberOf[parent], numberOf[left[parent]], numberOf[node]);
      }
      if (!isLeaf(node)) {
        parentOf[left[node]] = node;
        parentOf[right[node]] = node;
        waiting[top++] = right[node];
        waiting[top++] = left[node];
      }
    }
    return builder.build();
  }

  private int add(Tree.Builder builder, int node, BoosterColumns columns, float factor) {
    if (isLeaf(node)) {
      return builder.leaf(cover[node], condition[node] * factor);
    }
    boolean missingLeft = defaultLeft[node] != 0;
    if (splitType[node] == 0) {
      int column = columns.number(feature[node]);
      return builder.split(column, condition[node], missingLeft, cover[node]);
    }
    return builder.levelSplit(
        columns.level(feature[node]),
        columns.others(feature[node], codes(node)),
        missingLeft,
        cover[node]);
  }
}
