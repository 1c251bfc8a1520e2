package org.sagekit.core.track.points;

import org.sagekit.api.track.run.MetricSummary;

/**
 * A series in short. Where there are no numbers, the figures are NaN.
 *
 * @param points how many there are
 * @param numbers how many of them are not NaN
 * @param first the first number that was logged
 * @param last the number of the greatest step; of several the one logged last
 * @param lastStep its step
 * @param least the least number
 * @param greatest the greatest number
 * @param total the sum of the numbers, in the order in which they were logged
 */
public record Tally(
    long points,
    long numbers,
    double first,
    double last,
    long lastStep,
    double least,
    double greatest,
    double total) {

  /** Of no points. */
  public static Tally empty() {
    return new Tally(0, 0, Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN, 0);
  }

  /** Of these points and more, which were logged after them. */
  public Tally plus(PointBuffer added) {
    long count = numbers;
    double start = first;
    double end = last;
    long endStep = lastStep;
    double low = least;
    double high = greatest;
    double sum = total;
    for (int i = 0; i < added.size(); i++) {
      double value = added.value(i);
      if (Double.isNaN(value)) {
        continue;
      }
      if (count == 0) {
        start = value;
        low = value;
        high = value;
      }
      if (count == 0 || added.step(i) >= endStep) {
        end = value;
        endStep = added.step(i);
      }
      low = Math.min(low, value);
      high = Math.max(high, value);
      sum += value;
      count++;
    }
    return new Tally(points + added.size(), count, start, end, endStep, low, high, sum);
  }

  /** Whether another tally is of equal points. Databases don't tell the two zeros apart. */
  public boolean agrees(Tally other) {
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

  /** As it is told of a run. */
  public MetricSummary summary() {
    double mean = numbers == 0 ? Double.NaN : total / numbers;
    return new MetricSummary(points, first, last, least, greatest, mean, lastStep);
  }
}
