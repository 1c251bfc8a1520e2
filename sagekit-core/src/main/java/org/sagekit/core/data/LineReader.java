package org.sagekit.core.data;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;

/** Reads a file line by line, none longer than a limit. Lines count from 1. */
final class LineReader implements AutoCloseable {
  private static final int CHUNK = 1 << 14;
  private final Reader in;
  private final String name;
  private final int longest;
  private final char[] chunk = new char[CHUNK];
  private char[] line = new char[256];
  private int at;
  private int end;
  private int length;
  private long number;
  private boolean wasReturn;

  LineReader(ReadOptions options) throws IOException {
    this.in = new TextLanes(TextInput.open(options));
    this.name = options.name;
    this.longest = options.limits.cell();
  }

  /** The next line without its end, or null if there is none. */
  @Nullable String next() throws IOException {
    length = 0;
    boolean any = false;
    while (at < end || fill()) {
      if (!any) {
        any = true;
        number++;
      }
      char c = chunk[at++];
      boolean second = wasReturn && c == '\n';
      wasReturn = c == '\r';
      if (second) {
        any = false;
        number--;
      } else if (c == '\n' || c == '\r') {
        return new String(line, 0, length);
      } else {
        append(c);
      }
    }
    return any ? new String(line, 0, length) : null;
  }

  private void append(char c) {
    if (length == longest) {
      throw new DataException(
          name
              + ": line "
              + number
              + " must have at most "
              + longest
              + " characters, but has more. Maybe maxLine(...).");
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, Math.min(longest, 2 * length));
    }
    line[length++] = c;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(chunk, 0, CHUNK));
    return end > 0;
  }

  /** The number of the line that was read last. */
  long number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
