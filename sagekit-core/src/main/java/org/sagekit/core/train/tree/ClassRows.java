package org.sagekit.core.train.tree;

import java.util.Arrays;

/**
 * Rows of three or more classes, which a split makes purer by Gini's index (CART, 1984, section
 * 4.3). A cut is judged by the sums of the squared weights of the classes, each over the weight of
 * its side: what the weighted index falls by, but for a constant.
 */
final class ClassRows extends NodeRows {
  private final int[] classes;
  private final int[] spareClasses;
  private final double[] totals;
  private final double[] left;

  /** By rank and class: the weight. */
  private final double[] cells;

  private double squares;
  private int present;

  ClassRows(Response response, int[] rows, double[] weights, int mostRanks) {
    super(rows, weights, mostRanks);
    classes = Arrays.stream(rows).map(row -> (int) response.values[row]).toArray();
    spareClasses = new int[rows.length];
    totals = new double[response.width()];
    left = new double[response.width()];
    long most = Math.min((long) mostRanks * response.width(), 4L * rows.length + 16);
    cells = new double[(int) Math.min(most, Integer.MAX_VALUE - 8)];
  }

  @Override
  void sum() {
    Arrays.fill(totals, 0);
    total = 0;
    for (int i = start; i < end; i++) {
      totals[classes[i]] += weights[i];
      total += weights[i];
    }
    squares = 0;
    present = 0;
    for (double weight : totals) {
      squares += weight * weight;
      present += weight > 0 ? 1 : 0;
    }
  }

  @Override
  boolean pure() {
    return present == 1;
  }

  @Override
  double[] leaf() {
    double[] shares = new double[totals.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = present == 1 && totals[i] > 0 ? 1 : totals[i] / total;
    }
    return shares;
  }

  @Override
  double cost() {
    return total - uncut();
  }

  @Override
  double uncut() {
    return squares / total;
  }

  @Override
  double best(double leafWeight) {
    long dense = (long) (greatest - least + 1) * totals.length;
    return dense <= Math.min(cells.length, 2L * size())
        ? bestCounted(leafWeight)
        : bestSorted(leafWeight);
  }

  private double bestCounted(double leafWeight) {
    int width = totals.length;
    int ranks = greatest - least + 1;
    count(ranks * width);
    Arrays.fill(left, 0);
    double best = NONE;
    double weight = 0;
    double leftSquares = 0;
    double rightSquares = squares;
    int last = -1;
    for (int rank = 0; rank < ranks; rank++) {
      double own = 0;
      double leftMore = 0;
      double rightLess = 0;
      for (int i = 0; i < width; i++) {
        double cell = cells[rank * width + i];
        own += cell;
        leftMore += cell * (2 * left[i] + cell);
        rightLess += cell * (2 * (totals[i] - left[i]) - cell);
        left[i] += cell;
      }
      if (own == 0) {
        continue;
      }
      double score = last < 0 ? NONE : score(weight, leftSquares, rightSquares, leafWeight);
      if (score > best) {
        best = score;
        cut = least + last;
        next = least + rank;
      }
      weight += own;
      leftSquares += leftMore;
      rightSquares -= rightLess;
      last = rank;
    }
    return best;
  }

  private void count(int used) {
    int width = totals.length;
    int size = size();
    Arrays.fill(cells, 0, used, 0);
    for (int i = 0; i < size; i++) {
      cells[(codes[i] - least) * width + classes[start + i]] += weights[start + i];
    }
  }

  private double bestSorted(double leafWeight) {
    int[] order = ordered();
    int size = size();
    Arrays.fill(left, 0);
    double best = NONE;
    double weight = 0;
    double leftSquares = 0;
    double rightSquares = squares;
    for (int i = 0; i < size - 1; i++) {
      int at = start + order[i];
      double own = weights[at];
      int type = classes[at];
      weight += own;
      leftSquares += own * (2 * left[type] + own);
      rightSquares -= own * (2 * (totals[type] - left[type]) - own);
      left[type] += own;
      int rank = codes[order[i]];
      int following = codes[order[i + 1]];
      if (rank == following) {
        continue;
      }
      double score = score(weight, leftSquares, rightSquares, leafWeight);
      if (score > best) {
        best = score;
        cut = rank;
        next = following;
      }
    }
    return best;
  }

  @Override
  double at(int rank, double leafWeight) {
    Arrays.fill(left, 0);
    int size = size();
    for (int i = 0; i < size; i++) {
      if (codes[i] <= rank) {
        left[classes[start + i]] += weights[start + i];
      }
    }
    double weight = 0;
    double leftSquares = 0;
    double rightSquares = 0;
    for (int i = 0; i < left.length; i++) {
      weight += left[i];
      leftSquares += left[i] * left[i];
      rightSquares += (totals[i] - left[i]) * (totals[i] - left[i]);
    }
    return score(weight, leftSquares, rightSquares, leafWeight);
  }

  private double score(double weight, double leftSquares, double rightSquares, double leafWeight) {
    double right = total - weight;
    return weight >= leafWeight && right >= leafWeight && right > 0
        ? leftSquares / weight + rightSquares / right
        : NONE;
  }

  @Override
  void move(int i, int leftPlace, int rightPlace) {
    int type = classes[i];
    classes[leftPlace] = type;
    spareClasses[rightPlace] = type;
  }

  @Override
  void moveBack(int from, int count) {
    System.arraycopy(spareClasses, 0, classes, from, count);
  }
}
