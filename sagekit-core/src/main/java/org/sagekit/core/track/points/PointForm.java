package org.sagekit.core.track.points;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.sagekit.api.StoreException;

/**
 * Points as bytes: their number, then of each the step and the time as differences from the point
 * before, zigzag and of seven bits a byte, and the value's eight bytes. A point whose step is one
 * more and whose time is about the same takes ten.
 */
public final class PointForm {
  private static final int MOST_A_POINT = 10 + 10 + Double.BYTES;
  private static final int MOST_A_NUMBER = 10;

  private PointForm() {}

  /** Writes a range of points. */
  public static byte[] encode(PointBuffer points, int from, int to) {
    ByteBuffer out = ByteBuffer.allocate(MOST_A_NUMBER + (to - from) * MOST_A_POINT);
    put(out, to - from);
    long step = 0;
    long time = 0;
    for (int i = from; i < to; i++) {
      put(out, points.step(i) - step);
      put(out, points.time(i) - time);
      out.putDouble(points.value(i));
      step = points.step(i);
      time = points.time(i);
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /**
   * Adds what was written.
   *
   * @throws StoreException if the bytes are none that were written here
   */
  public static void decode(byte[] bytes, PointBuffer into, String what) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      long count = get(in);
      long step = 0;
      long time = 0;
      for (long i = 0; i < count; i++) {
        step += get(in);
        time += get(in);
        into.add(step, time, in.getDouble());
      }
    } catch (BufferUnderflowException e) {
      throw new StoreException(what + " is damaged: its points end too early.", e);
    }
    if (in.hasRemaining()) {
      throw new StoreException(what + " is damaged: it goes on after its points.");
    }
  }

  private static void put(ByteBuffer out, long value) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      out.put((byte) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static long get(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      value |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return (value >>> 1) ^ -(value & 1);
  }
}
