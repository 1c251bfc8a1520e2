package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.ColumnProfile;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Histogram;
import org.sagekit.api.data.Quantiles;

/**
 * What is known of a column while its rows pass by, in constant memory. It does not matter in what
 * pieces they come. For one thread.
 */
final class ColumnSketch {
  private final Field field;
  private final boolean counted;
  private final FrequentValues frequent = new FrequentValues();
  private final Moments moments = new Moments();
  private final Distinct distinct = new Distinct();
  private final KllSketch ranks;
  private final BinCounts bins;
  private long count;
  private long missing;

  ColumnSketch(Field field, long seed) {
    this.field = field;
    this.counted = !field.type().isNumber() || field.type() == FieldType.BOOLEAN;
    this.ranks = new KllSketch(seed);
    this.bins = field.type() == FieldType.NUMERIC ? BinCounts.ofReals() : BinCounts.ofWholes();
  }

  /** Adds rows. */
  void add(Column column) {
    count += column.size();
    missing += column.missing();
    if (counted) {
      frequent.add(column);
    }
    for (int row = 0; row < column.size() && field.type().isNumber(); row++) {
      double value = column.number(row);
      if (!Double.isNaN(value)) {
        add(value);
      }
    }
  }

  private void add(double value) {
    moments.add(value);
    ranks.add(value);
    if (Double.isFinite(value)) {
      bins.add(value);
    }
    if (!counted) {
      distinct.add(value);
    }
  }

  /** Counts exactly what could only be bounded, given the column of all rows. */
  void recount(Column column) {
    frequent.recount(column);
  }

  ColumnProfile profile() {
    return new ColumnProfile(
        field,
        count,
        missing,
        counted ? frequent.distinct() : distinct.count(),
        moments.mean(),
        moments.deviation(),
        moments.min(),
        moments.max(),
        quantiles(),
        field.type().isNumber() ? bins.histogram() : Histogram.empty(),
        counted ? frequent.top() : Map.of());
  }

  /** The ends are known exactly. */
  private Quantiles quantiles() {
    double[] shares = new double[101];
    for (int p = 0; p < shares.length; p++) {
      shares[p] = p / 100.0;
    }
    double[] found = ranks.quantiles(shares);
    List<Double> percentiles = new ArrayList<>();
    for (int p = 0; p < found.length; p++) {
      percentiles.add(p == 0 ? moments.min() : p == 100 ? moments.max() : found[p]);
    }
    return new Quantiles(percentiles);
  }
}
