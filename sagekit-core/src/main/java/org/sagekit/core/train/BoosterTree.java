package org.sagekit.core.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
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

  BoosterTree(JsonObject tree) {
    left = integers(tree, "left_children");
    right = integers(tree, "right_children");
    feature = integers(tree, "split_indices");
    condition = reals(tree, "split_conditions");
    defaultLeft = integers(tree, "default_left");
    cover = reals(tree, "sum_hessian");
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
    int own = builder.split(feature[node], condition[node], defaultLeft[node] != 0, cover[node]);
    int less = add(builder, left[node]);
    builder.children(own, less, add(builder, right[node]));
    return own;
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
