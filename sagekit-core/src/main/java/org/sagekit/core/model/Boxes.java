package org.sagekit.core.model;

import java.util.Arrays;

/**
 * The boxes of a {@link BoxTree}: halves of halves of points, and how far each reaches in every
 * column. The first half of box b is box b + 1. Built once by one thread, then only read.
 */
final class Boxes {
  /** Up to twice as many as a search looks at together. */
  private static final int LEAF = BoxTree.BLOCK;

  /** A half must have this share of the points, or equal numbers go to both halves. */
  private static final int LEAST_SHARE = 8;

  private final int numbers;
  private final int codes;
  private float[][] columns;
  private char[][] codeColumns;

  private int size;
  private int[] begin = new int[16];
  private int[] end = new int[16];
  private int[] right = new int[16];
  private float[] low;
  private float[] high;
  private char[] lowCodes;
  private char[] highCodes;

  /**
   * No boxes yet.
   *
   * @param columns of numbers
   * @param codeColumns of codes
   */
  Boxes(float[][] columns, char[][] codeColumns) {
    this.columns = columns;
    this.codeColumns = codeColumns;
    this.numbers = columns.length;
    this.codes = codeColumns.length;
    this.low = new float[16 * numbers];
    this.high = new float[16 * numbers];
    this.lowCodes = new char[16 * codes];
    this.highCodes = new char[16 * codes];
  }

  /** Puts points into boxes, and returns which point stands where. */
  int[] build(int count) {
    int[] ids = new int[count];
    Arrays.setAll(ids, i -> i);
    new Building(ids).box(0, count);
    columns = new float[0][];
    codeColumns = new char[0][];
    return ids;
  }

  int begin(int box) {
    return begin[box];
  }

  int end(int box) {
    return end[box];
  }

  /** The second half, or 0 if there are no halves. */
  int right(int box) {
    return right[box];
  }

  /** No point of a box has a lesser sum of squares. */
  float bound(int box, PointQuery query) {
    float sum = 0;
    int at = box * numbers;
    for (int i = 0; i < numbers; i++) {
      float x = query.numbers[i];
      float gap = Math.max(low[at + i] - x, x - high[at + i]);
      if (gap > 0) {
        sum += gap * gap;
      }
    }
    at = box * codes;
    for (int i = 0; i < codes; i++) {
      int nearest = query.nearestCodes[i];
      boolean inside = lowCodes[at + i] <= nearest && nearest <= highCodes[at + i];
      sum += inside ? query.least[i] : query.others[i];
    }
    return sum;
  }

  /** Divides points. They lie still, their numbers move. */
  private final class Building {
    private final int[] ids;
    private final float[] keys;

    Building(int[] ids) {
      this.ids = ids;
      this.keys = new float[ids.length];
    }

    void box(int from, int to) {
      int box = added(from, to);
      int widest = to - from > LEAF ? widest(from, to) : -1;
      if (widest < 0) {
        return;
      }
      for (int i = from; i < to; i++) {
        keys[i] = key(widest, ids[i]);
      }
      int middle = halved(from, to);
      box(from, middle);
      right[box] = size;
      box(middle, to);
    }

    private float key(int column, int point) {
      return column < numbers ? columns[column][point] : codeColumns[column - numbers][point];
    }

    private int added(int from, int to) {
      if (size == begin.length) {
        grow(2 * size);
      }
      begin[size] = from;
      end[size] = to;
      for (int column = 0; column < numbers + codes; column++) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
          float key = key(column, ids[i]);
          least = Math.min(least, key);
          most = Math.max(most, key);
        }
        if (column < numbers) {
          low[size * numbers + column] = least;
          high[size * numbers + column] = most;
        } else {
          lowCodes[size * codes + column - numbers] = (char) least;
          highCodes[size * codes + column - numbers] = (char) most;
        }
      }
      return size++;
    }

    private void grow(int room) {
      begin = Arrays.copyOf(begin, room);
      end = Arrays.copyOf(end, room);
      right = Arrays.copyOf(right, room);
      low = Arrays.copyOf(low, room * numbers);
      high = Arrays.copyOf(high, room * numbers);
      lowCodes = Arrays.copyOf(lowCodes, room * codes);
      highCodes = Arrays.copyOf(highCodes, room * codes);
    }

    /** The column in which points are farthest from each other, -1 if they are all alike. */
    private int widest(int from, int to) {
      int widest = -1;
      double most = 0;
      for (int column = 0; column < numbers + codes; column++) {
        double spread = column < numbers ? variance(column, from, to) : variety(column, from, to);
        if (spread > most && spread < Double.POSITIVE_INFINITY) {
          most = spread;
          widest = column;
        }
      }
      return widest;
    }

    /** Half the mean squared difference of two points. */
    private double variance(int column, int from, int to) {
      double first = columns[column][ids[from]];
      double sum = 0;
      double squares = 0;
      for (int i = from; i < to; i++) {
        double value = columns[column][ids[i]] - first;
        sum += value;
        squares += value * value;
      }
      return (squares - sum * sum / (to - from)) / (to - from);
    }

    /** The share of pairs that differ; the squared distance of a pair that does is 2. */
    private double variety(int column, int from, int to) {
      char[] own = codeColumns[column - numbers];
      int most = 0;
      for (int i = from; i < to; i++) {
        most = Math.max(most, own[ids[i]]);
      }
      int[] counts = new int[most + 1];
      for (int i = from; i < to; i++) {
        counts[own[ids[i]]]++;
      }
      double same = 0;
      for (int count : counts) {
        double share = (double) count / (to - from);
        same += share * share;
      }
      return 1 - same;
    }

    /** Where the greater half begins; equal keys stay together unless a half got too small. */
    private int halved(int from, int to) {
      int middle = (from + to) >>> 1;
      select(from, to - 1, middle);
      float pivot = keys[middle];
      int less = from;
      for (int i = from; i < middle; i++) {
        if (keys[i] < pivot) {
          swap(i, less++);
        }
      }
      int upTo = middle;
      for (int i = middle; i < to; i++) {
        if (keys[i] <= pivot) {
          swap(i, upTo++);
        }
      }
      int best = middle - less < upTo - middle ? less : upTo;
      int least = Math.max(1, (to - from) / LEAST_SHARE);
      return best - from < least || to - best < least ? middle : best;
    }

    /** Hoare (1961), "Algorithm 65: find": what is less than the middle one goes before it. */
    private void select(int first, int last, int middle) {
      int lower = first;
      int upper = last;
      while (lower < upper) {
        float pivot = keys[(lower + upper) >>> 1];
        int i = lower;
        int j = upper;
        while (i <= j) {
          while (keys[i] < pivot) {
            i++;
          }
          while (keys[j] > pivot) {
            j--;
          }
          if (i <= j) {
            swap(i++, j--);
          }
        }
        if (middle <= j) {
          upper = j;
        } else if (middle >= i) {
          lower = i;
        } else {
          return;
        }
      }
    }

    private void swap(int i, int j) {
      float key = keys[i];
      keys[i] = keys[j];
      keys[j] = key;
      int id = ids[i];
      ids[i] = ids[j];
      ids[j] = id;
    }
  }
}
