package org.sagekit.core.train.tree;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.model.Tree;

/** A tree while it grows; children come behind their parents. For one thread. */
final class GrownTree {
  private static final int FIRST = 64;

  private int size;
  private int[] feature = new int[FIRST];
  private double[] threshold = new double[FIRST];
  private double[] gain = new double[FIRST];
  private double[] cover = new double[FIRST];
  private int[] left = new int[FIRST];
  private int[] right = new int[FIRST];
  private double[] @Nullable [] values = new double[FIRST][];

  /** Adds a node that is neither leaf nor split yet and returns its number. */
  int node(double weight) {
    if (size == feature.length) {
      lengthen(size * 2);
    }
    feature[size] = Tree.LEAF;
    cover[size] = weight;
    return size++;
  }

  /** Says what a node predicts if it is a leaf. */
  void values(int node, double[] numbers) {
    values[node] = numbers;
  }

  /** Makes a node a split. */
  void split(int node, int column, double limit, double improvement) {
    feature[node] = column;
    threshold[node] = limit;
    gain[node] = improvement;
  }

  /** Says which the children of a split are, one after the other. */
  void child(int node, int child, boolean isLeft) {
    (isLeft ? left : right)[node] = child;
  }

  /**
   * Makes leaves of the splits whose subtrees save less than their leaves cost (CART, 1984, section
   * 3.2: the smallest subtree that minimises cost plus alpha times leaves). Every node needs its
   * values.
   *
   * @param alpha what a leaf costs
   */
  void prune(double alpha) {
    int[] leaves = new int[size];
    double[] saved = new double[size];
    for (int node = size - 1; node >= 0; node--) {
      leaves[node] = 1;
      if (feature[node] != Tree.LEAF) {
        int below = leaves[left[node]] + leaves[right[node]];
        double all = gain[node] + saved[left[node]] + saved[right[node]];
        if (all <= alpha * (below - 1)) {
          feature[node] = Tree.LEAF;
        } else {
          leaves[node] = below;
          saved[node] = all;
        }
      }
    }
  }

  /** Makes leaves of the splits whose two leaves predict the same. */
  void merge() {
    for (int node = size - 1; node >= 0; node--) {
      if (feature[node] != Tree.LEAF
          && feature[left[node]] == Tree.LEAF
          && feature[right[node]] == Tree.LEAF
          && Arrays.equals(values[left[node]], values[right[node]])) {
        feature[node] = Tree.LEAF;
        values[node] = values[left[node]];
      }
    }
  }

  /** The tree of the nodes that are still reached from the root. */
  Tree done(int leafWidth) {
    int[] number = new int[size];
    Arrays.fill(number, -1);
    number[0] = 0;
    Tree.Builder builder = Tree.builder(leafWidth);
    for (int node = 0; node < size; node++) {
      if (number[node] < 0) {
        continue;
      }
      if (feature[node] == Tree.LEAF) {
        number[node] = builder.leaf(cover[node], Objects.requireNonNull(values[node]));
      } else {
        number[node] = builder.split(feature[node], threshold[node], true, cover[node]);
        number[left[node]] = 0;
        number[right[node]] = 0;
      }
    }
    for (int node = 0; node < size; node++) {
      if (number[node] >= 0 && feature[node] != Tree.LEAF) {
        builder.children(number[node], number[left[node]], number[right[node]]);
      }
    }
    return builder.build();
  }

  private void lengthen(int length) {
    feature = Arrays.copyOf(feature, length);
    threshold = Arrays.copyOf(threshold, length);
    gain = Arrays.copyOf(gain, length);
    cover = Arrays.copyOf(cover, length);
    left = Arrays.copyOf(left, length);
    right = Arrays.copyOf(right, length);
    values = Arrays.copyOf(values, length);
  }
}
