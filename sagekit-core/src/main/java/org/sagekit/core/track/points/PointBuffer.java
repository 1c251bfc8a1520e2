package org.sagekit.core.track.points;

import java.util.Arrays;

/** Points of a series in the order in which they were logged. To be used by one thread. */
public final class PointBuffer {
  private long[] steps;
  private long[] times;
  private double[] values;
  private int size;

  /** An empty one, with room for so many before it grows. */
  public PointBuffer(int room) {
    steps = new long[room];
    times = new long[room];
    values = new double[room];
  }

  /** An empty one. */
  public PointBuffer() {
    this(16);
  }

  /** Adds a point. */
  public void add(long step, long time, double value) {
    if (size == steps.length) {
      grow(size + 1);
    }
    steps[size] = step;
    times[size] = time;
    values[size] = value;
    size++;
  }

  /** Adds all points of another one. */
  public void addAll(PointBuffer other) {
    if (steps.length - size < other.size) {
      grow(size + other.size);
    }
    System.arraycopy(other.steps, 0, steps, size, other.size);
    System.arraycopy(other.times, 0, times, size, other.size);
    System.arraycopy(other.values, 0, values, size, other.size);
    size += other.size;
  }

  private void grow(int least) {
    int room = Math.max(least, size + (size >> 1) + 16);
    steps = Arrays.copyOf(steps, room);
    times = Arrays.copyOf(times, room);
    values = Arrays.copyOf(values, room);
  }

  /** Leaves it empty, with the room that it has. */
  public void clear() {
    size = 0;
  }

  /** How many points there are. */
  public int size() {
    return size;
  }

  /** The step of a point. */
  public long step(int index) {
    return steps[index];
  }

  /** When a point was logged, in milliseconds since 1970. */
  public long time(int index) {
    return times[index];
  }

  /** The figure of a point. */
  public double value(int index) {
    return values[index];
  }
}
