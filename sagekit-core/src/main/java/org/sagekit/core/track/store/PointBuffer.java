package org.sagekit.core.track.store;

import java.util.Arrays;

/** Points of a series in the order in which they were logged. To be used by one thread. */
final class PointBuffer {
  private long[] steps;
  private long[] times;
  private double[] values;
  private int size;

  PointBuffer(int room) {
    steps = new long[room];
    times = new long[room];
    values = new double[room];
  }

  PointBuffer() {
    this(16);
  }

  void add(long step, long time, double value) {
    if (size == steps.length) {
      grow(size + 1);
    }
    steps[size] = step;
    times[size] = time;
    values[size] = value;
    size++;
  }

  void addAll(PointBuffer other) {
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

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  long step(int index) {
    return steps[index];
  }

  long time(int index) {
    return times[index];
  }

  double value(int index) {
    return values[index];
  }
}
