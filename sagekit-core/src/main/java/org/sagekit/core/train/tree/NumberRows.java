package org.sagekit.core.train.tree;

import java.util.Arrays;

/**
 * Rows with a number each, which a split brings nearer to the means of its sides (CART, 1984,
 * section 8.4). A cut is judged by left sum^2 / left weight + right sum^2 / right weight: what the
 * squared error falls by, but for a constant.
 */
final class NumberRows extends NodeRows {
  private final Response response;

  /** Weight times number of each row. */
  private final double[] parts;

  private final double[] spareParts;

  /** By rank: weight and sum. */
  private final double[] cells;

  private double sum;
  private boolean pure;

  NumberRows(Response response, int[] rows, double[] weights, int mostRanks) {
    super(rows, weights, mostRanks);
    this.response = response;
    parts = new double[rows.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = weights[i] * response.values[rows[i]];
    }
    spareParts = new double[rows.length];
    cells = new double[2 * mostRanks];
  }

  @Override
  void sum() {
    double weight = 0;
    double all = 0;
    double first = response.values[rows[start]];
    boolean same = true;
    for (int i = start; i < end; i++) {
      weight += weights[i];
      all += parts[i];
    }
    for (int i = start; same && i < end; i++) {
      same = response.values[rows[i]] == first;
    }
    total = weight;
    sum = all;
    pure = same;
  }

  @Override
  boolean pure() {
    return pure;
  }

  @Override
  double[] leaf() {
    return response.leaf(pure ? response.values[rows[start]] : sum / total);
  }

  @Override
  double cost() {
    double squares = 0;
    for (int i = start; i < end; i++) {
      squares += parts[i] * response.values[rows[i]];
    }
    return squares - uncut();
  }

  @Override
  double uncut() {
    return sum * sum / total;
  }

  @Override
  double best(double leafWeight) {
    return sparse(greatest - least + 1) ? bestSorted(leafWeight) : bestCounted(leafWeight);
  }

  private double bestCounted(double leafWeight) {
    count();
    double best = NONE;
    double weight = 0;
    double part = 0;
    int last = -1;
    int ranks = greatest - least + 1;
    for (int rank = 0; rank < ranks; rank++) {
      double own = cells[2 * rank];
      if (own == 0) {
        continue;
      }
      if (last >= 0) {
        double score = score(weight, part, leafWeight);
        if (score > best) {
          best = score;
          cut = least + last;
          next = least + rank;
        }
      }
      weight += own;
      part += cells[2 * rank + 1];
      last = rank;
    }
    return best;
  }

  private void count() {
    int size = size();
    Arrays.fill(cells, 0, 2 * (greatest - least + 1), 0);
    for (int i = 0; i < size; i++) {
      int cell = 2 * (codes[i] - least);
      cells[cell] += weights[start + i];
      cells[cell + 1] += parts[start + i];
    }
  }

  private double bestSorted(double leafWeight) {
    int[] order = ordered();
    int size = size();
    double best = NONE;
    double weight = 0;
    double part = 0;
    for (int i = 0; i < size - 1; i++) {
      int at = start + order[i];
      weight += weights[at];
      part += parts[at];
      int rank = codes[order[i]];
      int following = codes[order[i + 1]];
      if (rank == following) {
        continue;
      }
      double score = score(weight, part, leafWeight);
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
    double weight = 0;
    double part = 0;
    int size = size();
    for (int i = 0; i < size; i++) {
      if (codes[i] <= rank) {
        weight += weights[start + i];
        part += parts[start + i];
      }
    }
    return score(weight, part, leafWeight);
  }

  /** One division: it is the slowest part. */
  private double score(double left, double leftSum, double leafWeight) {
    double right = total - left;
    double rightSum = sum - leftSum;
    return left >= leafWeight && right >= leafWeight && right > 0
        ? (leftSum * leftSum * right + rightSum * rightSum * left) / (left * right)
        : NONE;
  }

  @Override
  void move(int i, int left, int right) {
    double part = parts[i];
    parts[left] = part;
    spareParts[right] = part;
  }

  @Override
  void moveBack(int left, int count) {
    System.arraycopy(spareParts, 0, parts, left, count);
  }
}
