package org.sagekit.core.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** Whole numbers in as many bytes each as the greatest of them needs. */
final class Wholes {
  private Wholes() {}

  static void write(Encoder out, long[] values) {
    int width = Arrays.stream(values).mapToInt(Wholes::width).max().orElse(Byte.BYTES);
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, width));
    for (long value : values) {
      put(bytes, width, value);
    }
    out.octet(width).number(values.length).bytes(bytes.array());
  }

  private static int width(long value) {
    if (value == (byte) value) {
      return Byte.BYTES;
    }
    if (value == (short) value) {
      return Short.BYTES;
    }
    return value == (int) value ? Integer.BYTES : Long.BYTES;
  }

  private static void put(ByteBuffer bytes, int width, long value) {
    switch (width) {
      case Byte.BYTES -> bytes.put((byte) value);
      case Short.BYTES -> bytes.putShort((short) value);
      case Integer.BYTES -> bytes.putInt((int) value);
      default -> bytes.putLong(value);
    }
  }

  static long[] read(Decoder in) {
    int width = in.octet();
    in.require(
        width >= 1 && width <= 8 && Integer.bitCount(width) == 1, "a width of 1, 2, 4 or 8", width);
    int count = in.count(width);
    ByteBuffer bytes = ByteBuffer.wrap(in.bytes(count * width));
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = get(bytes, width);
    }
    return values;
  }

  private static long get(ByteBuffer bytes, int width) {
    return switch (width) {
      case Byte.BYTES -> bytes.get();
      case Short.BYTES -> bytes.getShort();
      case Integer.BYTES -> bytes.getInt();
      default -> bytes.getLong();
    };
  }
}
