package org.sagekit.core.train.margin;

import java.util.Arrays;

/**
 * Minimises half a'Qa + p'a with 0 &lt;= a &lt;= c and y'a fixed, where Q is y_i y_j k(i, j), two
 * numbers at a time: Platt (1998) with the choice of the pair by second-order information of Fan,
 * Chen and Lin (2005), "Working set selection using second order information for training support
 * vector machines", WSS 2. Numbers that sit at a bound are left out for a while (Joachims, 1999,
 * "Making large-scale SVM learning practical", section 11.4), as LibSVM does.
 *
 * <p>Keeps f = y (Qa + p), the error of each number. There may be as many numbers as rows, or twice
 * as many: then the second half stands for the same rows. For one thread.
 */
final class PairDescent {
  private static final double FLAT = 1e-12;
  private static final int BETWEEN_STOPS = 256;
  private static final int BETWEEN_SHRINKS = 200;

  private final GaussianRows likeness;
  private final double[] signs;
  private final double[] bounds;
  private final double[] starts;
  private final double[] numbers;
  private final double[] errors;
  private final boolean[] rises;
  private final boolean[] falls;

  /** The numbers that take part, ascending. */
  private int[] active;

  private int size;
  private boolean whole;
  private long steps;

  /**
   * A problem.
   *
   * @param likeness k
   * @param signs y, 1 or -1
   * @param bounds c, zero or more
   * @param starts y p
   * @param numbers a at the start; changed
   */
  PairDescent(
      GaussianRows likeness, double[] signs, double[] bounds, double[] starts, double[] numbers) {
    this.likeness = likeness;
    this.signs = signs;
    this.bounds = bounds;
    this.starts = starts;
    this.numbers = numbers;
    this.errors = starts.clone();
    this.rises = new boolean[signs.length];
    this.falls = new boolean[signs.length];
    this.active = new int[signs.length];
  }

  /** How many pairs were moved. */
  long steps() {
    return steps;
  }

  /** The error of a number, had its own part p been 0. */
  double score(int number) {
    return errors[number] - starts[number];
  }

  /**
   * Searches the optimum.
   *
   * @return what makes the errors of the numbers between their bounds zero when it is added; else
   *     the middle of what is possible
   */
  double solve(Ending ending) {
    for (int i = 0; i < signs.length; i++) {
      moved(i);
    }
    activate();
    if (Arrays.stream(numbers).anyMatch(number -> number != 0)) {
      measure(Arrays.copyOf(active, size));
    }
    int up = mostToGain();
    while (steps < ending.steps()
        && !(steps % BETWEEN_STOPS == 0 && ending.stop().getAsBoolean())) {
      int down = up < 0 ? -1 : partner(up, ending.tolerance());
      if (down >= 0) {
        up = move(up, down);
        if (++steps % BETWEEN_SHRINKS == 0) {
          shrink();
        }
      } else if (whole) {
        break;
      } else {
        measure(inactive());
        activate();
        up = mostToGain();
      }
    }
    measure(inactive());
    return bias();
  }

  private void moved(int i) {
    boolean more = numbers[i] < bounds[i];
    boolean less = numbers[i] > 0;
    rises[i] = signs[i] > 0 ? more : less;
    falls[i] = signs[i] > 0 ? less : more;
  }

  /** Lets all numbers take part that may move at all. */
  private void activate() {
    size = 0;
    for (int i = 0; i < signs.length; i++) {
      if (bounds[i] > 0) {
        active[size++] = i;
      }
    }
    whole = true;
  }

  private int[] inactive() {
    boolean[] out = new boolean[signs.length];
    Arrays.fill(out, true);
    for (int i = 0; i < size; i++) {
      out[active[i]] = false;
    }
    int[] all = new int[signs.length - size];
    int count = 0;
    for (int i = 0; i < out.length; i++) {
      if (out[i]) {
        all[count++] = i;
      }
    }
    return all;
  }

  /** Computes errors from nothing but the numbers. */
  private void measure(int[] which) {
    int rows = likeness.size();
    int[] asked = Arrays.stream(which).map(i -> i % rows).sorted().distinct().toArray();
    double[] sums = new double[rows];
    for (int row = 0; row < rows && asked.length > 0; row++) {
      double weight = signs[row] * numbers[row];
      if (signs.length > rows) {
        weight += signs[rows + row] * numbers[rows + row];
      }
      if (weight != 0) {
        float[] likenesses = likeness.of(row);
        for (int other : asked) {
          sums[other] += weight * likenesses[other];
        }
      }
    }
    for (int i : which) {
      errors[i] = starts[i] + sums[i % rows];
    }
  }

  private int mostToGain() {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int at = 0; at < size; at++) {
      int i = active[at];
      if (rises[i] && errors[i] < least) {
        least = errors[i];
        best = i;
      }
    }
    return best;
  }

  /** Fan, Chen and Lin (2005), equation 3; -1 if none violates the optimum any more. */
  private int partner(int up, double tolerance) {
    int rows = likeness.size();
    float[] row = likeness.of(up % rows);
    double least = errors[up];
    double greatest = Double.NEGATIVE_INFINITY;
    double most = 0;
    int best = -1;
    for (int at = 0; at < size; at++) {
      int j = active[at];
      if (falls[j]) {
        double gap = errors[j] - least;
        greatest = Math.max(greatest, gap);
        double curvature = Math.max(FLAT, 2 - 2.0 * row[j < rows ? j : j - rows]);
        if (gap > 0 && gap * gap > most * curvature) {
          most = gap * gap / curvature;
          best = j;
        }
      }
    }
    return greatest < tolerance ? -1 : best;
  }

  /** Moves a pair, and returns what has most to gain next. */
  private int move(int up, int down) {
    int rows = likeness.size();
    float[] ofUp = likeness.of(up % rows);
    float[] ofDown = likeness.of(down % rows);
    double length = (errors[down] - errors[up]) / Math.max(FLAT, 2 - 2.0 * ofUp[down % rows]);
    double roomUp = signs[up] > 0 ? bounds[up] - numbers[up] : numbers[up];
    double roomDown = signs[down] > 0 ? numbers[down] : bounds[down] - numbers[down];
    length = Math.min(length, Math.min(roomUp, roomDown));
    numbers[up] = length == roomUp ? end(up, 1) : numbers[up] + signs[up] * length;
    numbers[down] = length == roomDown ? end(down, -1) : numbers[down] - signs[down] * length;
    moved(up);
    moved(down);
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int at = 0; at < size; at++) {
      int i = active[at];
      int row = i < rows ? i : i - rows;
      double error = errors[i] + length * (ofUp[row] - ofDown[row]);
      errors[i] = error;
      if (rises[i] && error < least) {
        least = error;
        best = i;
      }
    }
    return best;
  }

  /** Where a number ends that moves as far as it may. */
  private double end(int i, int direction) {
    return signs[i] * direction > 0 ? bounds[i] : 0;
  }

  /** Leaves out what is at a bound and would be last to leave it. */
  private void shrink() {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int at = 0; at < size; at++) {
      int i = active[at];
      if (rises[i]) {
        least = Math.min(least, errors[i]);
      }
      if (falls[i]) {
        greatest = Math.max(greatest, errors[i]);
      }
    }
    int kept = 0;
    for (int at = 0; at < size; at++) {
      int i = active[at];
      boolean stuck = falls[i] ? !rises[i] && errors[i] < least : errors[i] > greatest;
      if (!stuck) {
        active[kept++] = i;
      }
    }
    whole &= kept == size;
    size = kept;
  }

  private double bias() {
    double sum = 0;
    int free = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < errors.length; i++) {
      if (rises[i] && falls[i]) {
        sum += errors[i];
        free++;
      }
      if (rises[i]) {
        least = Math.min(least, errors[i]);
      }
      if (falls[i]) {
        greatest = Math.max(greatest, errors[i]);
      }
    }
    if (free > 0) {
      return -sum / free;
    }
    if (Double.isInfinite(least) || Double.isInfinite(greatest)) {
      return Double.isInfinite(least) ? -greatest : -least;
    }
    return -(least + greatest) / 2;
  }
}
