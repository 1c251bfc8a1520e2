package org.sagekit.core.model;

/**
 * A place whose nearest points are wanted, prepared for quick bounds in 32 bits. What the bounds
 * let through is measured in 64 bits, so rounding costs time at most. For one thread.
 */
final class PointQuery {
  /** Half of the least step between numbers of 32 bits about 1. */
  private static final double ROUNDING = 1.0 / (1 << 24);

  /** Squares of greater numbers might leave the range of 32 bits. */
  private static final double FAR = 1e15;

  private static final double CANCELLATION = 1e-12;

  final SparsePoints.Place place;

  /** The numbers that are no codes. */
  final float[] numbers;

  /** For each column of codes, the part of each code in the squared distance. */
  final float[][] tables;

  /** The code that has the least part, the least part, and the least of the others. */
  final int[] nearestCodes;

  final float[] least;
  final float[] others;

  /** Room for the sums of a block of points. */
  final float[] sums = new float[BoxTree.BLOCK];

  private final BoxTree tree;
  private final double relative;
  private double error;
  private double slack;

  PointQuery(BoxTree tree) {
    this.tree = tree;
    int codes = tree.codes().length;
    place = new SparsePoints.Place(tree.width());
    numbers = new float[tree.numbers().length];
    nearestCodes = new int[codes];
    least = new float[codes];
    others = new float[codes];
    tables = new float[codes][];
    for (int i = 0; i < codes; i++) {
      // a power of two, so that a mask keeps codes inside without a test
      tables[i] = new float[Integer.highestOneBit(Math.max(1, 2 * tree.codes()[i].states() - 1))];
    }
    relative = 1 + 4 * ROUNDING * (numbers.length + codes + 8);
  }

  /** Takes the place's numbers from an array. */
  void read(double[] x, int at) {
    place.read(x, at);
    double reach = 0;
    for (int i = 0; i < place.size; i++) {
      reach += Math.abs(place.values[i]);
    }
    double errors = 0;
    for (int i = 0; i < numbers.length; i++) {
      double own = x[at + tree.numbers()[i]];
      numbers[i] = (float) own;
      reach += tree.greatest()[i];
      double rounded = ROUNDING * (Math.abs(own) + tree.greatest()[i]);
      errors += rounded * rounded;
    }
    error = reach < FAR ? Math.sqrt(errors) : Double.POSITIVE_INFINITY;
    slack = 0;
    for (int i = 0; i < tables.length; i++) {
      slack += CANCELLATION * tree.codes()[i].fill(x, at, tables[i]);
      rank(i, tree.codes()[i].states());
    }
  }

  private void rank(int column, int states) {
    float[] table = tables[column];
    int nearest = 0;
    float second = Float.POSITIVE_INFINITY;
    for (int code = 1; code < states; code++) {
      if (table[code] < table[nearest]) {
        second = table[nearest];
        nearest = code;
      } else {
        second = Math.min(second, table[code]);
      }
    }
    nearestCodes[column] = nearest;
    least[column] = table[nearest];
    others[column] = second;
  }

  /**
   * No point whose squared distance is up to the limit has a sum of squares in 32 bits beyond this:
   * rounding the numbers moves both ends of the distance, adding rounds in proportion.
   */
  float bound(double limit) {
    double distance = Math.sqrt(limit) + error;
    return (float) (distance * distance * relative + slack);
  }
}
