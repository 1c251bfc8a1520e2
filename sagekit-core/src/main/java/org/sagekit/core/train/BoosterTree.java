package org.sagekit.core.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.sagekit.api.model.Tree;

/**
 * One tree of a booster's JSON.
 *
 * <p>A child's number is not always greater than its parent's there, so nodes are numbered anew, in
 * pre-order. A split by set sends its levels to the right there, so its children are swapped; an
 * index that is no level then goes where a missing value goes.
 */
final class BoosterTree {
  private static final int SET = 1;

  private final int[] left;
  private final int[] right;
  private final int[] feature;
  private final float[] condition;
  private final int[] defaultLeft;
  private final float[] cover;
  private final int[] type;
  private final Map<Integer, long[]> setByNode;

  /**
   * Reads a tree.
   *
   * @param categories the features that are indices of levels, with the count of their levels
   */
  BoosterTree(JsonObject tree, Map<Integer, Integer> categories) {
    left = integers(tree, "left_children");
    right = integers(tree, "right_children");
    feature = integers(tree, "split_indices");
    condition = reals(tree, "split_conditions");
    defaultLeft = integers(tree, "default_left");
    cover = reals(tree, "sum_hessian");
    type = integers(tree, "split_type");
    setByNode = sets(tree, categories);
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
    boolean missingLeft = defaultLeft[node] != 0;
    boolean bySet = type[node] == SET;
    int own =
        bySet
            ? builder.levelSplit(
                feature[node],
                Objects.requireNonNull(setByNode.get(node)),
                !missingLeft,
                cover[node])
            : builder.split(feature[node], condition[node], missingLeft, cover[node]);
    int first = add(builder, bySet ? right[node] : left[node]);
    int second = add(builder, bySet ? left[node] : right[node]);
    builder.children(own, first, second);
    return own;
  }

  private Map<Integer, long[]> sets(JsonObject tree, Map<Integer, Integer> categories) {
    int[] nodes = integers(tree, "categories_nodes");
    int[] segments = integers(tree, "categories_segments");
    int[] sizes = integers(tree, "categories_sizes");
    int[] all = integers(tree, "categories");
    Map<Integer, long[]> sets = new HashMap<>();
    for (int i = 0; i < nodes.length; i++) {
      int levels = categories.getOrDefault(feature[nodes[i]], 0);
      long[] bits = new long[(levels + Long.SIZE - 1) / Long.SIZE];
      for (int j = segments[i]; j < segments[i] + sizes[i]; j++) {
        bits[all[j] / Long.SIZE] |= 1L << (all[j] % Long.SIZE);
      }
      sets.put(nodes[i], bits);
    }
    return sets;
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
