package org.sagekit.core.model;

import java.util.Arrays;
import java.util.List;

/**
 * Points in boxes within boxes (Bentley, 1975, "Multidimensional binary search trees used for
 * associative searching"; leaves after Friedman, Bentley and Finkel, 1977), so that a search leaves
 * out each box that is farther away than the farthest neighbour so far. In many dimensions no box
 * is: then the search is a look at all points, which is why leaves are large and lie column by
 * column, numbers in 32 bits and one-hot categories as codes. Points that these can't exclude are
 * measured exactly, so what is found depends neither on boxes nor on rounding. Immutable.
 */
final class BoxTree {
  /** So many points are measured at once. */
  static final int BLOCK = 256;

  private final SparsePoints points;
  private final int[] numbers;
  private final double[] greatest;
  private final float[][] columns;
  private final CodeColumn[] codes;
  private final int[] ids;
  private final Boxes boxes;

  /**
   * Builds the boxes.
   *
   * @param all point by point
   * @param width numbers a point
   */
  BoxTree(double[] all, int width) {
    points = new SparsePoints(all, width);
    CodeColumns found = new CodeColumns(points);
    numbers = found.numbers();
    greatest = new double[numbers.length];
    columns = new float[numbers.length][points.count];
    for (int i = 0; i < numbers.length; i++) {
      for (int point = 0; point < points.count; point++) {
        double value = all[point * width + numbers[i]];
        columns[i][point] = (float) value;
        greatest[i] = Math.max(greatest[i], Math.abs(value));
      }
    }
    List<CodeColumn> coded = found.codes();
    boxes = new Boxes(columns, coded.stream().map(CodeColumn::codes).toArray(char[][]::new));
    ids = boxes.build(points.count);
    codes = coded.stream().map(column -> column.inOrder(ids)).toArray(CodeColumn[]::new);
    float[] moved = new float[points.count];
    for (float[] column : columns) {
      for (int i = 0; i < moved.length; i++) {
        moved[i] = column[ids[i]];
      }
      System.arraycopy(moved, 0, column, 0, moved.length);
    }
  }

  int width() {
    return points.width;
  }

  /** The columns that are no codes, ascending. */
  int[] numbers() {
    return numbers;
  }

  /** How far from 0 each of them goes. */
  double[] greatest() {
    return greatest;
  }

  CodeColumn[] codes() {
    return codes;
  }

  /** Offers all points that may be among the nearest. */
  void search(PointQuery query, NearestPoints nearest) {
    search(0, boxes.bound(0, query), query, nearest);
  }

  private void search(int box, float bound, PointQuery query, NearestPoints nearest) {
    if (bound > query.bound(nearest.limit())) {
      return;
    }
    int right = boxes.right(box);
    if (right == 0) {
      for (int from = boxes.begin(box); from < boxes.end(box); from += BLOCK) {
        block(from, Math.min(BLOCK, boxes.end(box) - from), query, nearest);
      }
      return;
    }
    int left = box + 1;
    float leftBound = boxes.bound(left, query);
    float rightBound = boxes.bound(right, query);
    if (leftBound <= rightBound) {
      search(left, leftBound, query, nearest);
      search(right, rightBound, query, nearest);
    } else {
      search(right, rightBound, query, nearest);
      search(left, leftBound, query, nearest);
    }
  }

  private void block(int from, int count, PointQuery query, NearestPoints nearest) {
    float[] sums = query.sums;
    Arrays.fill(sums, 0, count, 0);
    for (int i = 0; i < columns.length; i++) {
      addSquares(sums, columns[i], from, count, query.numbers[i]);
    }
    for (int i = 0; i < codes.length; i++) {
      addParts(sums, codes[i].codes(), from, count, query.tables[i]);
    }
    double limit = nearest.limit();
    float bound = query.bound(limit);
    for (int i = 0; i < count; i++) {
      if (!(sums[i] > bound)) {
        int point = ids[from + i];
        nearest.offer(point, points.squares(query.place, point));
        if (nearest.limit() != limit) {
          limit = nearest.limit();
          bound = query.bound(limit);
        }
      }
    }
  }

  private static void addSquares(float[] sums, float[] column, int from, int count, float x) {
    for (int i = 0; i < count; i++) {
      float difference = x - column[from + i];
      sums[i] += difference * difference;
    }
  }

  private static void addParts(float[] sums, char[] codes, int from, int count, float[] table) {
    for (int i = 0; i < count; i++) {
      sums[i] += table[codes[from + i] & (table.length - 1)];
    }
  }
}
