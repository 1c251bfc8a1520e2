package org.sagekit.core.track.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.StoreException;

/**
 * The checksum of a row: what is not what was written is found on the next read, wherever a disk or
 * a hand has changed it. To be used by one thread.
 */
final class Crc {
  private static final byte NOTHING = 0;
  private static final byte NUMBER = 1;
  private static final byte REAL = 2;
  private static final byte TEXT = 3;
  private static final byte BYTES = 4;

  private final CRC32C sum = new CRC32C();
  private final ByteBuffer word = ByteBuffer.allocate(1 + Long.BYTES);

  Crc number(long value) {
    return word(NUMBER, value);
  }

  Crc number(@Nullable Long value) {
    return value == null ? word(NOTHING, 0) : word(NUMBER, value);
  }

  /** All NaN are one, and the two zeros too: databases don't tell them apart. */
  Crc real(double value) {
    return word(REAL, Double.doubleToLongBits(value == 0 ? 0 : value));
  }

  Crc text(@Nullable String value) {
    if (value == null) {
      return word(NOTHING, 0);
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    word(TEXT, utf8.length);
    sum.update(utf8);
    return this;
  }

  Crc bytes(byte[] value) {
    word(BYTES, value.length);
    sum.update(value);
    return this;
  }

  private Crc word(byte kind, long value) {
    word.clear();
    word.put(kind).putLong(value);
    sum.update(word.array());
    return this;
  }

  long value() {
    return sum.getValue();
  }

  /**
   * Compares with what the row says.
   *
   * @throws StoreException if they differ
   */
  void check(long written, String row) {
    if (value() != written) {
      throw new StoreException("%s is damaged: its checksum does not fit.".formatted(row));
    }
  }
}
