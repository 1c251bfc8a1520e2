package org.sagekit.core.data;

import java.util.HashSet;
import java.util.Set;
import org.sagekit.api.data.Column;

/** How many different values a column has: exact up to 10,000, estimated beyond it. */
final class Distinct {
  private Distinct() {}

  static long count(Column column) {
    Set<Double> values = new HashSet<>();
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        values.add(column.number(row));
      }
      if (values.size() > FrequentValues.EXACT) {
        return estimate(column);
      }
    }
    return values.size();
  }

  private static long estimate(Column column) {
    HyperLogLog sketch = new HyperLogLog();
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        sketch.add(column.number(row));
      }
    }
    return sketch.estimate();
  }

  /** The same of texts, where it is known already that there are more than 10,000. */
  static long estimateTexts(Column column) {
    HyperLogLog sketch = new HyperLogLog();
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      if (text != null) {
        sketch.add(text);
      }
    }
    return sketch.estimate();
  }
}
