package org.sagekit.studio.serve.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow: what an answer is written into. For one thread. */
public final class Bytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] content;
  private int size;

  /**
   * Starts empty.
   *
   * @param expected how many bytes are likely to come
   */
  public Bytes(int expected) {
    content = new byte[Math.max(16, expected)];
  }

  /**
   * Adds a byte.
   *
   * @param value an ASCII character, or one byte of another
   * @return this
   */
  public Bytes add(char value) {
    room(1);
    content[size++] = (byte) value;
    return this;
  }

  /**
   * Adds bytes as they are.
   *
   * @param bytes such as text that was rendered before
   * @return this
   */
  public Bytes add(byte[] bytes) {
    return add(bytes, 0, bytes.length);
  }

  /**
   * Adds a part of some bytes.
   *
   * @param bytes where they are
   * @param from the first one
   * @param count how many
   * @return this
   */
  public Bytes add(byte[] bytes, int from, int count) {
    room(count);
    System.arraycopy(bytes, from, content, size, count);
    size += count;
    return this;
  }

  /**
   * Adds what a buffer has left, and leaves it empty.
   *
   * @param buffer read to its end
   * @return this
   */
  public Bytes add(ByteBuffer buffer) {
    int count = buffer.remaining();
    room(count);
    buffer.get(content, size, count);
    size += count;
    return this;
  }

  /**
   * Adds a text in UTF-8.
   *
   * @param text any
   * @return this
   */
  public Bytes add(String text) {
    room(text.length());
    int start = size;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        size = start;
        return add(text.getBytes(StandardCharsets.UTF_8));
      }
      content[size++] = (byte) c;
    }
    return this;
  }

  /**
   * Adds a whole number.
   *
   * @param value any
   * @return this
   */
  public Bytes add(long value) {
    return add(Long.toString(value));
  }

  /**
   * Adds a number as JSON; those that JSON does not know as the texts {@code "NaN"}, {@code
   * "Infinity"} and {@code "-Infinity"}.
   *
   * @param value any
   * @return this
   */
  public Bytes addNumber(double value) {
    return Double.isFinite(value)
        ? add(Double.toString(value))
        : add('"').add(Double.toString(value)).add('"');
  }

  /**
   * Adds a text as a JSON string.
   *
   * @param text any
   * @return this
   */
  public Bytes addString(String text) {
    add('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\' || c == 0x7f || Character.isSurrogate(c)) {
        add(text.substring(plain, i));
        i += escape(text, i);
        plain = i + 1;
      }
    }
    return add(text.substring(plain)).add('"');
  }

  /** Adds what must not stand as it is, and says how many further characters it took. */
  private int escape(String text, int at) {
    char c = text.charAt(at);
    if (c == '"' || c == '\\') {
      add('\\').add(c);
    } else if (Character.isHighSurrogate(c)
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1))) {
      add(text.substring(at, at + 2));
      return 1;
    } else {
      add("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        add((char) HEX[c >> shift & 15]);
      }
    }
    return 0;
  }

  private void room(int more) {
    if (content.length - size < more) {
      int least = Math.addExact(size, more);
      content = Arrays.copyOf(content, Math.max(least, (int) Math.min(2L * size, 1 << 30)));
    }
  }

  /**
   * How many there are.
   *
   * @return zero or more
   */
  public int size() {
    return size;
  }

  /**
   * The array that holds the bytes, with room behind {@link #size()}.
   *
   * @return not copied: neither side may write to it from now on
   */
  public byte[] array() {
    return content;
  }

  /**
   * The bytes.
   *
   * @return a copy of exactly their size
   */
  public byte[] toArray() {
    return Arrays.copyOf(content, size);
  }

  @Override
  public String toString() {
    return new String(content, 0, size, StandardCharsets.UTF_8);
  }
}
