package org.sagekit.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import org.jspecify.annotations.Nullable;

/**
 * Reads text in a charset strictly. Unlike the JDK's reader it hands out all that stands before a
 * fault first, so that whoever parses the text knows in which line and column the fault is.
 */
final class StrictReader extends Reader {
  private static final int CHUNK = 1 << 14;
  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK).flip();
  private CharBuffer pair = CharBuffer.allocate(0);
  private @Nullable IOException fault;
  private boolean ended;

  StrictReader(InputStream in, Charset charset) {
    this.in = in;
    this.decoder = charset.newDecoder();
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (pair.hasRemaining() || length < 2) {
      return readPair(target, offset, length);
    }
    CharBuffer chars = CharBuffer.wrap(target, offset, length).slice();
    while (chars.position() == 0 && fault == null && !ended) {
      decode(chars);
    }
    int count = chars.position();
    if (count == 0 && fault != null) {
      throw fault;
    }
    return count == 0 ? -1 : count;
  }

  /** A character outside the basic plane takes two places; where there is one, it waits here. */
  private int readPair(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!pair.hasRemaining()) {
      char[] two = new char[2];
      int count = read(two, 0, 2);
      if (count < 0) {
        return -1;
      }
      pair = CharBuffer.wrap(two, 0, count);
    }
    target[offset] = pair.get();
    return 1;
  }

  private void decode(CharBuffer chars) {
    CoderResult result = decoder.decode(bytes, chars, false);
    if (result.isError()) {
      fail();
    } else if (result.isUnderflow()) {
      fill();
    }
  }

  private void fill() {
    bytes.compact();
    try {
      int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
      bytes.position(bytes.position() + Math.max(count, 0)).flip();
      ended = count < 0;
      if (ended && bytes.hasRemaining()) {
        fail();
      }
    } catch (IOException e) {
      bytes.flip();
      fault = e;
    }
  }

  private void fail() {
    fault = new WrongBytesException(decoder.charset().name());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
