package org.sagekit.core.data;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Split;

/** Rows in the order of time, divided between moments only. */
final class TimeOrder {
  private final Dataset dataset;
  private final String field;
  private final int[] order;

  /** For each place in the order the first place of the same moment; one more for the end. */
  private final int[] firstOfMoment;

  private TimeOrder(Dataset dataset, String field, int[] order) {
    Column time = dataset.column(field);
    this.dataset = dataset;
    this.field = field;
    this.order = order;
    this.firstOfMoment = new int[order.length + 1];
    firstOfMoment[order.length] = order.length;
    for (int at = 1; at < order.length; at++) {
      boolean same = time.number(order[at]) == time.number(order[at - 1]);
      firstOfMoment[at] = same ? firstOfMoment[at - 1] : at;
    }
  }

  static TimeOrder of(Dataset dataset, String field) {
    Column time = dataset.column(field);
    boolean fits = time.type().isNumber() && time.type() != FieldType.BOOLEAN;
    Splits.subject(dataset)
        .require(fits, "column '" + field + "'", "of times or numbers", time.type())
        .require(
            time.missing() == 0,
            "column '" + field + "'",
            "known in each row",
            "missing in " + time.missing())
        .throwIfAny();
    return new TimeOrder(dataset, field, RowOrder.of(dataset, List.of(field), false));
  }

  Split holdout(double testShare) {
    requireRows(1);
    int test = (int) Math.max(1, Math.round(testShare * order.length));
    int from = firstOfMoment[order.length - test];
    return split(0, from, order.length);
  }

  List<Split> folds(Windows windows) {
    requireRows(windows.folds() + 1);
    requireTimes(windows.pause());
    int length = order.length / (windows.folds() + 1);
    List<Split> splits = new ArrayList<>();
    for (int fold = 0; fold < windows.folds(); fold++) {
      int begin = order.length - (windows.folds() - fold) * length;
      int test = firstOfMoment[begin];
      int end =
          windows.pause().isZero()
              ? firstOfMoment[Math.max(0, test - windows.gap())]
              : until(test, windows.pause());
      int start = firstOfMoment[Math.max(0, end - windows.longest())];
      splits.add(split(start, end, test, firstOfMoment[begin + length]));
    }
    return List.copyOf(splits);
  }

  private void requireTimes(Duration pause) {
    FieldType type = dataset.column(field).type();
    Splits.subject(dataset)
        .require(
            pause.isZero() || type == FieldType.DATETIME,
            "gap",
            "a number of rows where column '" + field + "' is " + type,
            pause,
            "Windows.gap(rows), or Datasets.retyped(dataset, \""
                + field
                + "\", FieldType.DATETIME)")
        .throwIfAny();
  }

  /** How many rows are at least so much earlier than that at a place. */
  private int until(int test, Duration pause) {
    Column time = dataset.column(field);
    double millis = pause.getSeconds() * 1e3 + Math.ceil(pause.getNano() / 1e6);
    double latest = time.number(order[test]) - millis;
    int from = 0;
    int to = test;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (time.number(order[middle]) <= latest) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private void requireRows(int least) {
    Splits.subject(dataset)
        .require(order.length >= least, "rows", "at least " + least, order.length)
        .throwIfAny();
  }

  private Split split(int start, int end, int to) {
    return split(start, end, end, to);
  }

  private Split split(int start, int end, int test, int to) {
    Split split = new Split(rows(start, end), rows(test, to));
    String advice = "fewer or shorter folds, a smaller gap, or rows of more moments";
    Splits.subject(dataset)
        .require(split.train().size() > 0, "training rows", "one at least", "none", advice)
        .require(split.test().size() > 0, "test rows", "one at least", "none", advice)
        .throwIfAny();
    return split;
  }

  private Dataset rows(int from, int to) {
    return dataset.rows(Arrays.stream(order, from, to).sorted().toArray());
  }
}
