package org.sagekit.monitor.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.quality.ColumnConstraints;

/**
 * What is counted of a column's values while they pass, in a size that does not grow with their
 * number. For one thread.
 */
final class ColumnTally {
  private final NumberTally numbers;
  private final DomainTally domain;
  private final @Nullable TimeTally times;
  private final @Nullable Repeats repeats;
  private final CodeShape shape = new CodeShape();
  private long present;
  private long missing;

  private ColumnTally(ColumnConstraints constraints, boolean countsRepeats) {
    numbers = new NumberTally(constraints.min(), constraints.max());
    domain = new DomainTally(constraints.domain());
    times = constraints.freshness().isPresent() ? new TimeTally() : null;
    repeats = countsRepeats ? new Repeats() : null;
  }

  /** Counts what the constraints ask for. */
  static ColumnTally of(ColumnConstraints constraints) {
    return new ColumnTally(constraints, constraints.uniqueness().isPresent());
  }

  /** Counts what a suggestion of constraints needs. */
  static ColumnTally ofBaseline(String name) {
    return new ColumnTally(ColumnConstraints.of(name, InferredType.UNKNOWN), true);
  }

  void add(Column column) {
    if (column.type() == FieldType.NUMERIC || column.type() == FieldType.INTEGER) {
      addNumbers(column);
    } else if (column instanceof CategoricalColumn categories && repeats == null) {
      addLevels(categories);
    } else {
      addTexts(column);
    }
  }

  private void addNumbers(Column column) {
    for (int row = 0; row < column.size(); row++) {
      double number = column.number(row);
      if (Double.isNaN(number)) {
        missing++;
        continue;
      }
      present++;
      numbers.add(number, 1);
      if (domain.limits()) {
        domain.add(String.valueOf(column.text(row)), 1);
      }
      if (repeats != null) {
        repeats.add(number);
      }
      if (times != null) {
        times.addOther();
      }
    }
  }

  private void addLevels(CategoricalColumn column) {
    int[] counts = column.counts();
    for (int level = 0; level < counts.length; level++) {
      if (counts[level] > 0) {
        addText(column.levels().get(level), counts[level]);
      }
    }
    missing += column.missing();
  }

  private void addTexts(Column column) {
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      if (text == null) {
        missing++;
        continue;
      }
      addText(text, 1);
      if (times != null && column.type() == FieldType.DATETIME) {
        times.add(Instant.ofEpochMilli((long) column.number(row)));
      }
    }
  }

  private void addText(String text, long count) {
    present += count;
    numbers.add(text, count);
    domain.add(text, count);
    if (repeats != null) {
      repeats.add(text);
      shape.add(text);
    }
    if (times != null) {
      times.add(text);
    }
  }

  /** Counts rows that don't have the column. */
  void addMissing(long rows) {
    missing += rows;
  }

  long present() {
    return present;
  }

  long rows() {
    return present + missing;
  }

  NumberTally numbers() {
    return numbers;
  }

  DomainTally domain() {
    return domain;
  }

  /** Null if no freshness is asked. */
  @Nullable TimeTally times() {
    return times;
  }

  /** How many values are different from each other; all, if no uniqueness is asked. */
  long distinct() {
    return repeats == null ? present : present - repeats.count();
  }

  /** Of all texts of a baseline. */
  CodeShape shape() {
    return shape;
  }
}
