package org.sagekit.api.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sagekit.api.Problems;

/**
 * One decision tree. Its nodes are numbered from 0, the root; a child always has a greater number
 * than its parent, so a walk ends. Immutable.
 *
 * <p>A split compares one feature with a threshold, or asks whether the feature, an index of a
 * level, is in a set. The cover of a node is the weight of the training rows that came to it, as
 * TreeSHAP needs it.
 */
public final class Tree {
  /** What {@link #feature} says of a leaf. */
  public static final int LEAF = -1;

  private final int[] feature;
  private final double[] threshold;
  private final int[] left;
  private final int[] right;
  private final boolean[] missingLeft;
  private final double[] cover;
  private final List<long[]> levelSets;
  private final int[] levelSet;
  private final int leafWidth;
  private final double[] values;

  private Tree(Builder builder) {
    int size = builder.size;
    feature = Arrays.copyOf(builder.feature, size);
    threshold = Arrays.copyOf(builder.threshold, size);
    left = Arrays.copyOf(builder.left, size);
    right = Arrays.copyOf(builder.right, size);
    missingLeft = Arrays.copyOf(builder.missingLeft, size);
    cover = Arrays.copyOf(builder.cover, size);
    levelSet = Arrays.copyOf(builder.levelSet, size);
    levelSets = List.copyOf(builder.levelSets);
    leafWidth = builder.leafWidth;
    values = Arrays.copyOf(builder.values, builder.valueCount);
  }

  /**
   * Starts a tree.
   *
   * @param leafWidth how many numbers each leaf holds, at least 1
   * @return an empty builder; the first node that it is given is the root
   */
  public static Builder builder(int leafWidth) {
    return new Builder(leafWidth);
  }

  /**
   * How many nodes there are.
   *
   * @return at least 1
   */
  public int size() {
    return feature.length;
  }

  /**
   * How many numbers each leaf holds.
   *
   * @return at least 1
   */
  public int leafWidth() {
    return leafWidth;
  }

  /**
   * One more than the greatest feature that is asked for.
   *
   * @return 0 if the root is a leaf
   */
  public int features() {
    int most = LEAF;
    for (int index : feature) {
      most = Math.max(most, index);
    }
    return most + 1;
  }

  /**
   * Whether a node is a leaf.
   *
   * @param node its number
   * @return true if it has values and no children
   */
  public boolean isLeaf(int node) {
    return feature[node] == LEAF;
  }

  /**
   * The feature that a split asks for.
   *
   * @param node its number
   * @return an index into the input, or {@link #LEAF}
   */
  public int feature(int node) {
    return feature[node];
  }

  /**
   * The threshold of a split by number.
   *
   * @param node its number
   * @return the threshold, 0 for a leaf or a split by set
   */
  public double threshold(int node) {
    return threshold[node];
  }

  /**
   * The child for values that pass the comparison or are in the set.
   *
   * @param node the number of a split
   * @return the number of its left child
   */
  public int left(int node) {
    return left[node];
  }

  /**
   * The child for the other values.
   *
   * @param node the number of a split
   * @return the number of its right child
   */
  public int right(int node) {
    return right[node];
  }

  /**
   * Where a missing value goes; for a split by set also an index that is not a level.
   *
   * @param node the number of a split
   * @return true for left
   */
  public boolean missingLeft(int node) {
    return missingLeft[node];
  }

  /**
   * The weight of the training rows that came to a node.
   *
   * @param node its number
   * @return zero or more
   */
  public double cover(int node) {
    return cover[node];
  }

  /**
   * Whether a split asks for a set of levels.
   *
   * @param node its number
   * @return false for a leaf or a split by number
   */
  public boolean isLevelSplit(int node) {
    return levelSet[node] >= 0;
  }

  /**
   * The levels that go to the left.
   *
   * @param node the number of a split by set
   * @return a copy of the bits, level i being bit i % 64 of word i / 64
   */
  public long[] levelBits(int node) {
    return levelSets.get(levelSet[node]).clone();
  }

  /**
   * A number of a leaf.
   *
   * @param node the number of a leaf
   * @param index from 0
   * @return the number
   */
  public double value(int node, int index) {
    return values[left[node] + Objects.checkIndex(index, leafWidth)];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tree tree
        && leafWidth == tree.leafWidth
        && Arrays.equals(feature, tree.feature)
        && Arrays.equals(threshold, tree.threshold)
        && Arrays.equals(left, tree.left)
        && Arrays.equals(right, tree.right)
        && Arrays.equals(missingLeft, tree.missingLeft)
        && Arrays.equals(cover, tree.cover)
        && Arrays.equals(levelSet, tree.levelSet)
        && Arrays.deepEquals(levelSets.toArray(), tree.levelSets.toArray())
        && Arrays.equals(values, tree.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values) + 31 * Arrays.hashCode(threshold);
  }

  @Override
  public String toString() {
    return "tree of " + size() + " nodes";
  }

  /** Puts a tree together, node by node. For one thread. */
  public static final class Builder {
    private static final int FIRST = 16;
    private final int leafWidth;
    private int size;
    private int[] feature = new int[FIRST];
    private double[] threshold = new double[FIRST];
    private int[] left = new int[FIRST];
    private int[] right = new int[FIRST];
    private boolean[] missingLeft = new boolean[FIRST];
    private double[] cover = new double[FIRST];
    private int[] levelSet = new int[FIRST];
    private final List<long[]> levelSets = new ArrayList<>();
    private double[] values = new double[FIRST];
    private int valueCount;

    private Builder(int leafWidth) {
      Problems.of("Tree").require(leafWidth > 0, "leafWidth", "at least 1", leafWidth).throwIfAny();
      this.leafWidth = leafWidth;
    }

    /**
     * Adds a split by number. Its children are set later with {@link #children}.
     *
     * @param index the feature, from 0
     * @param limit the threshold
     * @param missingGoesLeft where a missing value goes
     * @param weight the cover
     * @return the number of the node
     */
    public int split(int index, double limit, boolean missingGoesLeft, double weight) {
      int node = node(Objects.checkIndex(index, Integer.MAX_VALUE), weight);
      threshold[node] = limit;
      missingLeft[node] = missingGoesLeft;
      return node;
    }

    /**
     * Adds a split by set. Its children are set later with {@link #children}.
     *
     * @param index the feature, from 0
     * @param levelBits the levels that go left, level i being bit i % 64 of word i / 64; copied
     * @param missingGoesLeft where a missing value, and one that is no level, goes
     * @param weight the cover
     * @return the number of the node
     */
    public int levelSplit(int index, long[] levelBits, boolean missingGoesLeft, double weight) {
      int node = split(index, 0, missingGoesLeft, weight);
      levelSet[node] = levelSets.size();
      levelSets.add(levelBits.clone());
      return node;
    }

    /**
     * Adds a leaf.
     *
     * @param weight the cover
     * @param numbers as many as each leaf holds
     * @return the number of the node
     * @throws IllegalArgumentException if the numbers are more or fewer
     */
    public int leaf(double weight, double... numbers) {
      if (numbers.length != leafWidth) { // asked first: a forest has millions of leaves
        Problems.of("Tree")
            .require(false, "numbers of a leaf", "" + leafWidth, numbers.length)
            .throwIfAny();
      }
      int node = node(LEAF, weight);
      left[node] = valueCount;
      right[node] = 0;
      if (valueCount + leafWidth > values.length) {
        values = Arrays.copyOf(values, Math.max(values.length * 2, valueCount + leafWidth));
      }
      System.arraycopy(numbers, 0, values, valueCount, leafWidth);
      valueCount += leafWidth;
      return node;
    }

    /**
     * Sets the children of a split.
     *
     * @param node the number of a split
     * @param leftChild greater than {@code node}
     * @param rightChild greater than {@code node}, not equal to the other
     * @return this
     */
    public Builder children(int node, int leftChild, int rightChild) {
      left[node] = leftChild;
      right[node] = rightChild;
      return this;
    }

    /**
     * Ends the tree.
     *
     * @return the tree
     * @throws IllegalArgumentException if it has no node, or if not every node but the root is the
     *     child of exactly one node with a lesser number
     */
    public Tree build() {
      Problems.of("Tree").require(size > 0, "nodes", "at least 1", size).throwIfAny();
      boolean[] hasParent = new boolean[size];
      for (int node = 0; node < size; node++) {
        if (feature[node] != LEAF) {
          adopt(hasParent, node, left[node]);
          adopt(hasParent, node, right[node]);
        }
      }
      for (int node = 1; node < size; node++) {
        if (!hasParent[node]) {
          Problems.of("Tree")
              .require(false, "node " + node, "the child of a split", "an orphan")
              .throwIfAny();
        }
      }
      return new Tree(this);
    }

    private void adopt(boolean[] hasParent, int parent, int child) {
      if (child <= parent || child >= size || hasParent[child]) {
        throw new IllegalArgumentException(
            "Tree: child of node %s must be a node from %s to %s that no other has, but was %s."
                .formatted(parent, parent + 1, size - 1, child));
      }
      hasParent[child] = true;
    }

    private int node(int index, double weight) {
      if (size == feature.length) {
        int more = size * 2;
        feature = Arrays.copyOf(feature, more);
        threshold = Arrays.copyOf(threshold, more);
        left = Arrays.copyOf(left, more);
        right = Arrays.copyOf(right, more);
        missingLeft = Arrays.copyOf(missingLeft, more);
        cover = Arrays.copyOf(cover, more);
        levelSet = Arrays.copyOf(levelSet, more);
      }
      feature[size] = index;
      levelSet[size] = -1;
      cover[size] = weight;
      return size++;
    }
  }
}
