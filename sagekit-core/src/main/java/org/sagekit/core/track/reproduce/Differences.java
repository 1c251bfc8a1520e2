package org.sagekit.core.track.reproduce;

import java.util.function.IntToDoubleFunction;

/** How far numbers are apart. */
final class Differences {
  private Differences() {}

  /** In proportion to the greater of the two; infinite if just one is a finite number. */
  static double relative(double before, double after) {
    double scale = Math.max(Math.abs(before), Math.abs(after));
    return of(before, after, scale);
  }

  /**
   * The greatest difference in a column, in proportion to its greatest number: what is small only
   * because greater numbers cancelled out is not held against the rounding.
   */
  static double ofColumn(int size, IntToDoubleFunction before, IntToDoubleFunction after) {
    double scale = 0;
    for (int i = 0; i < size; i++) {
      scale =
          Math.max(scale, Math.max(size(before.applyAsDouble(i)), size(after.applyAsDouble(i))));
    }
    double greatest = 0;
    for (int i = 0; i < size; i++) {
      greatest = Math.max(greatest, of(before.applyAsDouble(i), after.applyAsDouble(i), scale));
    }
    return greatest;
  }

  private static double size(double value) {
    return Double.isFinite(value) ? Math.abs(value) : 0;
  }

  private static double of(double before, double after, double scale) {
    if (before == after || (Double.isNaN(before) && Double.isNaN(after))) {
      return 0;
    }
    boolean finite = Double.isFinite(before) && Double.isFinite(after);
    // divided first, for the difference of two great numbers may be beyond all numbers
    return finite ? Math.abs(before / scale - after / scale) : Double.POSITIVE_INFINITY;
  }
}
