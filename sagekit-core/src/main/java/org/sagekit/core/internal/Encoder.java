package org.sagekit.core.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.BiConsumer;

/**
 * Writes numbers and texts to bytes, big-endian; what {@link Decoder} reads. Equal content gives
 * equal bytes.
 */
public final class Encoder {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteBuffer eight = ByteBuffer.allocate(Long.BYTES);

  /** One byte. */
  public Encoder octet(int value) {
    out.write(value);
    return this;
  }

  /** One byte, 0 or 1. */
  public Encoder flag(boolean value) {
    return octet(value ? 1 : 0);
  }

  /** Four bytes. */
  public Encoder number(int value) {
    eight.putInt(0, value);
    out.write(eight.array(), 0, Integer.BYTES);
    return this;
  }

  /** Eight bytes. */
  public Encoder big(long value) {
    eight.putLong(0, value);
    out.write(eight.array(), 0, Long.BYTES);
    return this;
  }

  /** Eight bytes, bit for bit. */
  public Encoder real(double value) {
    return big(Double.doubleToRawLongBits(value));
  }

  /** Length in four bytes, then UTF-8. */
  public Encoder text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return number(utf8.length).bytes(utf8);
  }

  /** Length in four bytes, then the bytes. */
  public Encoder blob(byte[] value) {
    return number(value.length).bytes(value);
  }

  /** Bytes without their length. */
  public Encoder bytes(byte[] value) {
    out.write(value, 0, value.length);
    return this;
  }

  /** Length in four bytes, then each number. */
  public Encoder reals(double[] values) {
    number(values.length);
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Double.BYTES);
    for (double value : values) {
      buffer.putLong(Double.doubleToRawLongBits(value));
    }
    return bytes(buffer.array());
  }

  /** Length in four bytes, then each number. */
  public Encoder numbers(int[] values) {
    number(values.length);
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Integer.BYTES);
    buffer.asIntBuffer().put(values);
    return bytes(buffer.array());
  }

  /** Count in four bytes, then each element as {@code one} writes it. */
  public <T> Encoder list(Collection<T> elements, BiConsumer<Encoder, ? super T> one) {
    number(elements.size());
    elements.forEach(element -> one.accept(this, element));
    return this;
  }

  /** Count in four bytes, then each text. */
  public Encoder texts(Collection<String> values) {
    return list(values, Encoder::text);
  }

  /** What was written so far. */
  public byte[] toBytes() {
    return out.toByteArray();
  }
}
