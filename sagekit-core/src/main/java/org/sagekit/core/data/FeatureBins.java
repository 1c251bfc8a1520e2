package org.sagekit.core.data;

import java.util.Arrays;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;

/** The values of a column in some bins; 0 is what is missing or was not there in training. */
final class FeatureBins {
  private static final int BINS = 64;
  private final Column column;
  private final double[] lowerEnds;
  private final int[] codes;
  private final int count;

  private FeatureBins(Column column, double[] lowerEnds, int[] codes, int count) {
    this.column = column;
    this.lowerEnds = lowerEnds;
    this.codes = codes;
    this.count = count;
  }

  static FeatureBins of(Column column, int[] train) {
    boolean number = column.type().isNumber() && column.type() != FieldType.BOOLEAN;
    return number ? ofNumbers(column, train) : ofValues(column, train);
  }

  private static FeatureBins ofNumbers(Column column, int[] train) {
    double[] sorted =
        Arrays.stream(train)
            .mapToDouble(column::number)
            .filter(v -> !Double.isNaN(v))
            .sorted()
            .toArray();
    int bins = Math.min(BINS, sorted.length);
    double[] ends = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      ends[bin] = sorted[(int) ((long) bin * sorted.length / bins)];
    }
    double[] distinct = Arrays.stream(ends).distinct().toArray();
    return new FeatureBins(column, distinct, new int[0], distinct.length + 1);
  }

  private static FeatureBins ofValues(Column column, int[] train) {
    int[] codes = Strata.codes(column);
    int count = 2 + Arrays.stream(codes).max().orElse(-1);
    boolean[] known = new boolean[count];
    for (int row : train) {
      known[codes[row] + 1] = true;
    }
    int[] shifted = Arrays.stream(codes).map(code -> known[code + 1] ? code + 1 : 0).toArray();
    return new FeatureBins(column, new double[0], shifted, count);
  }

  int count() {
    return count;
  }

  int of(int row) {
    if (codes.length > 0) {
      return codes[row];
    }
    double value = column.number(row);
    if (Double.isNaN(value)) {
      return 0;
    }
    int at = Arrays.binarySearch(lowerEnds, value);
    return Math.max(1, at >= 0 ? at + 1 : -at - 1);
  }

  /** The number that a line goes over; 0 where the values are no numbers. */
  double number(int row) {
    double value = codes.length > 0 ? 0 : column.number(row);
    return Double.isFinite(value) ? value : 0;
  }
}
