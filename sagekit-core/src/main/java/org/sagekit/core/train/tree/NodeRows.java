package org.sagekit.core.train.tree;

import java.util.Arrays;

/**
 * The rows of one tree, those of a node side by side and in ascending order, and the search for the
 * best cut of one column among the rows of one node. For one thread.
 */
abstract sealed class NodeRows permits NumberRows, ClassRows {
  static final double NONE = Double.NEGATIVE_INFINITY;
  private static final int PLACE_BITS = 15;
  private static final int INSERTION = 40;

  final int[] rows;
  final double[] weights;
  private final int[] spareRows;
  private final double[] spareWeights;

  /** The ranks of the node's rows in the column that is looked at, from 0. */
  final char[] codes;

  private final int[] order;
  private final int[] begins;

  int start;
  int end;

  /** The weight of the node's rows. */
  double total;

  int least;
  int greatest;

  /** The greatest rank that goes left by the cut that was found, and the least that does not. */
  int cut;

  int next;

  NodeRows(int[] rows, double[] weights, int mostRanks) {
    this.rows = rows;
    this.weights = weights;
    spareRows = new int[rows.length];
    spareWeights = new double[rows.length];
    codes = new char[rows.length];
    order = new int[rows.length];
    begins = new int[mostRanks + 1];
  }

  /** Goes to a node. */
  final void enter(int from, int to) {
    start = from;
    end = to;
    sum();
  }

  final int size() {
    return end - start;
  }

  /** Looks at a column; whether it varies. */
  final boolean look(RankedColumn column) {
    char[] all = column.codes;
    int size = size();
    int low = Character.MAX_VALUE;
    int high = 0;
    for (int i = 0; i < size; i++) {
      char code = all[rows[start + i]];
      codes[i] = code;
      low = Math.min(low, code);
      high = Math.max(high, code);
    }
    least = low;
    greatest = high;
    return low < high;
  }

  /** Sums the node's rows. */
  abstract void sum();

  /** Whether all rows of the node have the same response. */
  abstract boolean pure();

  /** The response's values for the node. */
  abstract double[] leaf();

  /** The weighted impurity of the node: the squared error, or the weight times Gini's index. */
  abstract double cost();

  /** How good the node is without a cut, on the scale of the cuts. */
  abstract double uncut();

  /**
   * Finds the best cut of the column.
   *
   * @return how good it is, {@link #NONE} if there is no cut with so much weight on each side
   */
  abstract double best(double leafWeight);

  /** How good it is to send ranks up to one to the left; {@link #NONE} as above. */
  abstract double at(int rank, double leafWeight);

  /** The places of the node's rows, counted from 0, in ascending order of their ranks. */
  final int[] ordered() {
    int ranks = greatest - least + 1;
    return sparse(ranks) ? orderedBySorting() : orderedByCounting(ranks);
  }

  /** Whether counting by rank is dearer than sorting. */
  final boolean sparse(int ranks) {
    return ranks > 4 * size() + 16;
  }

  /** Sparse nodes have fewer than 2^14 rows, so rank and place fit in one number. */
  private int[] orderedBySorting() {
    int size = size();
    for (int i = 0; i < size; i++) {
      order[i] = codes[i] << PLACE_BITS | i;
    }
    sort(order, size);
    for (int i = 0; i < size; i++) {
      order[i] &= (1 << PLACE_BITS) - 1;
    }
    return order;
  }

  private static void sort(int[] keys, int size) {
    if (size > INSERTION) {
      Arrays.sort(keys, 0, size);
      return;
    }
    for (int i = 1; i < size; i++) {
      int key = keys[i];
      int j = i - 1;
      while (j >= 0 && keys[j] > key) {
        keys[j + 1] = keys[j];
        j--;
      }
      keys[j + 1] = key;
    }
  }

  private int[] orderedByCounting(int ranks) {
    int size = size();
    Arrays.fill(begins, 0, ranks + 1, 0);
    for (int i = 0; i < size; i++) {
      begins[codes[i] - least + 1]++;
    }
    for (int rank = 0; rank < ranks; rank++) {
      begins[rank + 1] += begins[rank];
    }
    for (int i = 0; i < size; i++) {
      order[begins[codes[i] - least]++] = i;
    }
    return order;
  }

  /**
   * Puts the rows that go left before the others.
   *
   * @return where the others begin
   */
  final int partition(RankedColumn column, int lastLeft) {
    char[] all = column.codes;
    int left = start;
    int right = 0;
    for (int i = start; i < end; i++) {
      int row = rows[i];
      double weight = weights[i];
      rows[left] = row;
      weights[left] = weight;
      spareRows[right] = row;
      spareWeights[right] = weight;
      move(i, left, right);
      int goesLeft = (all[row] - lastLeft - 1) >>> 31;
      left += goesLeft;
      right += 1 - goesLeft;
    }
    System.arraycopy(spareRows, 0, rows, left, right);
    System.arraycopy(spareWeights, 0, weights, left, right);
    moveBack(left, right);
    return left;
  }

  /** Moves the response of place {@code i} as its row is moved. */
  abstract void move(int i, int left, int right);

  abstract void moveBack(int left, int count);
}
