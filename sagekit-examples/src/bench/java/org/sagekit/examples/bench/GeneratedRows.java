package org.sagekit.examples.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Rows of 30 floats and a class, the same for the same seed: Friedman's first function (1991,
 * "Multivariate adaptive regression splines", section 4.3) with interactions and noise added; some
 * columns are skewed, some have few values, some say nothing.
 */
final class GeneratedRows {
  static final int COLUMNS = 30;
  private static final int FEW_VALUES = 24;
  private static final int SKEWED = 18;
  private static final double MIDDLE = 15.5;

  private final SplittableRandom random;
  private final float[] rows;
  private final float[] classes;

  private GeneratedRows(int count, long seed) {
    random = new SplittableRandom(seed);
    rows = new float[count * COLUMNS];
    classes = new float[count];
    for (int row = 0; row < count; row++) {
      fill(row * COLUMNS);
      classes[row] = response(row * COLUMNS) + 2 * noise() > MIDDLE ? 1 : 0;
    }
  }

  static GeneratedRows of(int count, long seed) {
    return new GeneratedRows(count, seed);
  }

  /** Row behind row. */
  float[] flat() {
    return rows;
  }

  float[][] oneByOne() {
    float[][] each = new float[classes.length][];
    for (int row = 0; row < each.length; row++) {
      each[row] = Arrays.copyOfRange(rows, row * COLUMNS, (row + 1) * COLUMNS);
    }
    return each;
  }

  /** The class of each row, 0 or 1. */
  float[] classes() {
    return classes;
  }

  int count() {
    return classes.length;
  }

  private void fill(int at) {
    for (int column = 0; column < COLUMNS; column++) {
      double x = random.nextDouble();
      if (column % 10 == 9) {
        x = Math.floor(x * (column - FEW_VALUES / 4)) / 10;
      } else if (column >= SKEWED && column < FEW_VALUES) {
        x = -Math.log(1 - x);
      }
      rows[at + column] = (float) x;
    }
  }

  private double response(int at) {
    double friedman =
        10 * Math.sin(Math.PI * rows[at] * rows[at + 1])
            + 20 * Math.pow(rows[at + 2] - 0.5, 2)
            + 10 * rows[at + 3]
            + 5 * rows[at + 4];
    double pairs =
        6 * (rows[at + 5] - 0.5) * (rows[at + SKEWED] - 1)
            + 4 * rows[at + 9] * rows[at + 6]
            + (rows[at + 7] > rows[at + 8] ? rows[at + SKEWED + 1] : -rows[at + SKEWED + 2]);
    return friedman + pairs;
  }

  /** The sum of twelve uniform numbers is near enough to a normal one. */
  private double noise() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}
