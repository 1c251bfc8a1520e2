package org.sagekit.core.track.store;

import org.sagekit.api.track.run.MetricSummary;

/** A series in short, kept up point by point. To be used by one thread. */
final class Tally {
  long points;
  long numbers;
  double first = Double.NaN;
  double last = Double.NaN;
  long lastStep;
  double least = Double.NaN;
  double greatest = Double.NaN;
  double total;

  void addAll(PointBuffer added) {
    for (int i = 0; i < added.size(); i++) {
      add(added.step(i), added.value(i));
    }
  }

  private void add(long step, double value) {
    points++;
    if (Double.isNaN(value)) {
      return;
    }
    if (numbers == 0) {
      first = value;
      least = value;
      greatest = value;
    }
    if (numbers == 0 || step >= lastStep) {
      last = value;
      lastStep = step;
    }
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    total += value;
    numbers++;
  }

  /** Whether another tally is of equal points. Databases don't tell the two zeros apart. */
  boolean agrees(Tally other) {
    return points == other.points
        && numbers == other.numbers
        && lastStep == other.lastStep
        && same(first, other.first)
        && same(last, other.last)
        && same(least, other.least)
        && same(greatest, other.greatest)
        && same(total, other.total);
  }

  private static boolean same(double one, double other) {
    return one == other || Double.isNaN(one) && Double.isNaN(other);
  }

  MetricSummary summary() {
    return new MetricSummary(
        points,
        first,
        last,
        least,
        greatest,
        numbers == 0 ? Double.NaN : total / numbers,
        lastStep);
  }
}
