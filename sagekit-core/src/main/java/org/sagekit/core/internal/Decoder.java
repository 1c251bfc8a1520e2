package org.sagekit.core.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.ModelFormatException;

/**
 * Reads what {@link Encoder} wrote, and trusts nothing: a length is checked against what is left
 * before anything of that length is made, and every fault is a {@link ModelFormatException}.
 */
public final class Decoder {
  private final String subject;
  private final ByteBuffer in;

  /**
   * @param subject what is read, for messages
   * @param bytes all of it
   */
  public Decoder(String subject, byte[] bytes) {
    this.subject = subject;
    this.in = ByteBuffer.wrap(bytes);
  }

  /** One byte, from 0 to 255. */
  public int octet() {
    return checked(() -> in.get() & 0xff);
  }

  /** One byte that must be 0 or 1. */
  public boolean flag() {
    int value = octet();
    require(value <= 1, "a flag of 0 or 1", value);
    return value == 1;
  }

  /** Four bytes. */
  public int number() {
    return checked(in::getInt);
  }

  /** Four bytes that must be in a range. */
  public int number(int least, int greatest) {
    int value = number();
    require(
        value >= least && value <= greatest, "a number from " + least + " to " + greatest, value);
    return value;
  }

  /** Eight bytes. */
  public long big() {
    return checked(in::getLong);
  }

  /** Eight bytes, bit for bit. */
  public double real() {
    return Double.longBitsToDouble(big());
  }

  /** A text. */
  public String text() {
    byte[] utf8 = bytes(count(1));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw refused("text in UTF-8", "other bytes", e);
    }
  }

  /** Bytes behind their length. */
  public byte[] blob() {
    return bytes(count(1));
  }

  /** Bytes of a given length. */
  public byte[] bytes(int length) {
    require(
        length >= 0 && length <= in.remaining(), "at most " + in.remaining() + " bytes", length);
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  /** A count of elements of which each takes at least so many bytes; 1 or more. */
  public int count(int leastBytesEach) {
    int count = number();
    require(
        count >= 0 && (long) count * leastBytesEach <= in.remaining(),
        "a count that fits in the " + in.remaining() + " bytes left",
        count);
    return count;
  }

  /** Numbers behind their count. */
  public double[] reals() {
    double[] values = new double[count(Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.longBitsToDouble(in.getLong());
    }
    return values;
  }

  /** Numbers behind their count. */
  public int[] numbers() {
    int[] values = new int[count(Integer.BYTES)];
    in.asIntBuffer().get(values);
    in.position(in.position() + values.length * Integer.BYTES);
    return values;
  }

  /** Elements behind their count, each read by {@code one}, which must take at least a byte. */
  public <T> List<T> list(Function<Decoder, ? extends T> one) {
    int count = count(1);
    List<T> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elements.add(one.apply(this));
    }
    return elements;
  }

  /** Texts behind their count. */
  public List<String> texts() {
    return list(Decoder::text);
  }

  /** One of an enum's constants, written as one byte. */
  public <E extends Enum<E>> E constant(Class<E> type) {
    E[] constants = type.getEnumConstants();
    int ordinal = octet();
    require(ordinal < constants.length, type.getSimpleName(), ordinal);
    return constants[ordinal];
  }

  /** Ends the reading: nothing may be left. */
  public void end() {
    require(!in.hasRemaining(), "the end", in.remaining() + " more bytes");
  }

  /** Refuses unless something holds. */
  public void require(boolean holds, String expected, Object actual) {
    if (!holds) {
      throw refused(expected, actual, null);
    }
  }

  /** Makes a value out of what was read; what its constructor refuses is a fault of the format. */
  public <T> T valid(Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new ModelFormatException("%s: %s".formatted(subject, e.getMessage()), e);
    }
  }

  private <T> T checked(Supplier<T> read) {
    try {
      return read.get();
    } catch (BufferUnderflowException e) {
      throw refused("more bytes", "the end", e);
    }
  }

  private ModelFormatException refused(String expected, Object actual, @Nullable Throwable cause) {
    return new ModelFormatException(
        "%s: byte %s must be %s, but was %s.".formatted(subject, in.position(), expected, actual),
        cause);
  }
}
