package org.sagekit.core.data;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** A text whose beginning was looked at before it is read. */
final class PrefixReader extends Reader {
  private final Reader rest;
  private final char[] prefix;
  private @Nullable IOException fault;
  private int length;
  private int at;

  /** Reads the beginning; a fault in it comes up again where it is met in reading. */
  PrefixReader(Reader text, int most) {
    rest = text;
    prefix = new char[most];
    try {
      int count = text.read(prefix, 0, most);
      while (count >= 0 && length < most) {
        length += count;
        count = length < most ? text.read(prefix, length, most - length) : -1;
      }
    } catch (IOException e) {
      fault = e;
    }
  }

  String prefix() {
    return new String(prefix, 0, length);
  }

  /** Whether there is no more than the prefix. */
  boolean isWhole() {
    return length < prefix.length;
  }

  @Override
  public int read(char[] target, int offset, int count) throws IOException {
    if (at < length) {
      int some = Math.min(count, length - at);
      System.arraycopy(prefix, at, target, offset, some);
      at += some;
      return some;
    }
    if (fault != null) {
      throw fault;
    }
    return rest.read(target, offset, count);
  }

  @Override
  public void close() throws IOException {
    rest.close();
  }
}
