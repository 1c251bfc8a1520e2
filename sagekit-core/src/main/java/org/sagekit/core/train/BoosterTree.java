package org.sagekit.core.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.sagekit.api.model.Tree;

/**
 * One tree of a booster's JSON. A child's number is not always greater than its parent's there, so
 * nodes are numbered anew, in pre-order.
 */
final class BoosterTree {
  private final int[] left;
  private final int[] right;
  private final int[] feature;
  private final float[] condition;
  private final int[] defaultLeft;
  private final float[] cover;
  private final int[] splitType;
  private final Map<Integer, long[]> rightLevels = new HashMap<>();
  private final int[] levels;

  /**
   * Reads a tree.
   *
   * @param tree as the library writes it
   * @param levels of each feature how many levels it has; 0 for a quantity
   */
  BoosterTree(JsonObject tree, int[] levels) {
    this.levels = levels;
    left = integers(tree, "left_children");
    right = integers(tree, "right_children");
    feature = integers(tree, "split_indices");
    condition = reals(tree, "split_conditions");
    defaultLeft = integers(tree, "default_left");
    cover = reals(tree, "sum_hessian");
    splitType = integers(tree, "split_type");
    readLevelSets(
        integers(tree, "categories"),
        integers(tree, "categories_nodes"),
        integers(tree, "categories_segments"),
        integers(tree, "categories_sizes"));
  }

  private void readLevelSets(int[] categories, int[] nodes, int[] starts, int[] sizes) {
    for (int i = 0; i < nodes.length; i++) {
      long[] bits = new long[words(levels[feature[nodes[i]]])];
      for (int at = starts[i]; at < starts[i] + sizes[i]; at++) {
        bits[categories[at] >> 6] |= 1L << categories[at];
      }
      rightLevels.put(nodes[i], bits);
    }
  }

  private static int words(int levels) {
    return (levels + Long.SIZE - 1) / Long.SIZE;
  }

  Tree tree() {
    Tree.Builder builder = Tree.builder(1);
    add(builder, 0);
    return builder.build();
  }

  /** Depth is bounded by the hyperparameter, so the recursion is too. */
  private int add(Tree.Builder builder, int node) {
    if (left[node] < 0) {
      return builder.leaf(cover[node], condition[node]);
    }
    int own =
        splitType[node] == 0
            ? builder.split(feature[node], condition[node], defaultLeft[node] != 0, cover[node])
            : builder.levelSplit(
                feature[node], leftLevels(node), defaultLeft[node] != 0, cover[node]);
    int less = add(builder, left[node]);
    builder.children(own, less, add(builder, right[node]));
    return own;
  }

  /** The library keeps the levels that go right. */
  private long[] leftLevels(int node) {
    int count = levels[feature[node]];
    long[] bits = Objects.requireNonNull(rightLevels.get(node)).clone();
    for (int i = 0; i < bits.length; i++) {
      bits[i] = ~bits[i];
    }
    if (count % Long.SIZE != 0) {
      bits[bits.length - 1] &= (1L << count) - 1;
    }
    return bits;
  }

  private static int[] integers(JsonObject tree, String name) {
    JsonArray array = tree.getAsJsonArray(name);
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).getAsInt();
    }
    return values;
  }

  /** Parsed as the 32 bits that were written. */
  private static float[] reals(JsonObject tree, String name) {
    JsonArray array = tree.getAsJsonArray(name);
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(array.get(i).getAsString());
    }
    return values;
  }
}
