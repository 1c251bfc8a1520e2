package org.sagekit.api.track.series;

import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.sagekit.api.Problems;

/**
 * Points of one metric of one run, by step; points of one step are in the order in which they were
 * logged. Immutable.
 */
public final class Series {
  private final String metric;
  private final long[] steps;
  private final long[] times;
  private final double[] values;
  private final long of;

  /**
   * A point.
   *
   * @param step the epoch, round or fold
   * @param time when it was logged, to the millisecond
   * @param value the figure, may be NaN or infinite
   */
  public record Point(long step, Instant time, double value) {}

  private Series(String metric, long[] steps, long[] times, double[] values, long of) {
    this.metric = metric;
    this.steps = steps;
    this.times = times;
    this.values = values;
    this.of = of;
  }

  /**
   * A series of some points.
   *
   * @param metric its name
   * @param points by step
   * @param of how many points the window has in all
   */
  public Series(String metric, List<Point> points, long of) {
    this(
        metric,
        points.stream().mapToLong(Point::step).toArray(),
        points.stream().mapToLong(point -> point.time().toEpochMilli()).toArray(),
        points.stream().mapToDouble(Point::value).toArray(),
        of);
  }

  /**
   * A series of some points.
   *
   * @param metric its name
   * @param steps of the points, ascending
   * @param times of the points in milliseconds since 1970, as many
   * @param values of the points, as many
   * @param of how many points the window has in all
   * @return the series
   * @throws IllegalArgumentException if there are more of one than of another
   */
  public static Series of(String metric, long[] steps, long[] times, double[] values, long of) {
    Problems.of("Series '" + metric + "'")
        .require(times.length == steps.length, "times", "one a step", times.length)
        .require(values.length == steps.length, "values", "one a step", values.length)
        .throwIfAny();
    return new Series(metric, steps.clone(), times.clone(), values.clone(), of);
  }

  /**
   * The metric's name.
   *
   * @return as it was logged
   */
  public String metric() {
    return metric;
  }

  /**
   * How many points are here.
   *
   * @return 0 or more
   */
  public int size() {
    return steps.length;
  }

  /**
   * How many points the window has in all.
   *
   * @return more than {@link #size} if the series was thinned
   */
  public long of() {
    return of;
  }

  /**
   * The step of a point.
   *
   * @param index from 0
   * @return any number
   */
  public long step(int index) {
    return steps[index];
  }

  /**
   * When a point was logged.
   *
   * @param index from 0
   * @return to the millisecond
   */
  public Instant time(int index) {
    return Instant.ofEpochMilli(times[index]);
  }

  /**
   * The figure of a point.
   *
   * @param index from 0
   * @return may be NaN or infinite
   */
  public double value(int index) {
    return values[index];
  }

  /**
   * The points as values; each is made when it is asked for.
   *
   * @return a view that can't be changed
   */
  public List<Point> points() {
    return new Points();
  }

  private final class Points extends AbstractList<Point> implements RandomAccess {
    @Override
    public Point get(int index) {
      return new Point(step(index), time(index), value(index));
    }

    @Override
    public int size() {
      return steps.length;
    }
  }

  @Override
  public String toString() {
    return "%s: %s of %s points".formatted(metric, size(), of);
  }
}
