package org.sagekit.core.data;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.sagekit.api.DataException;

/**
 * Takes separated values apart (RFC 4180) in one pass: a cell that stands in a column of numbers is
 * read where it stands, before anyone looks for its end. A line ends with LF, CR or both, also in
 * quotes; a quote counts only at the start of a cell, and doubled in quotes for itself. Empty lines
 * are skipped, comments too. Held to FastCSV by a test.
 */
final class CsvScanner {
  /** Where the cells of a row go. */
  interface Rows {
    /** Says in which line the next row starts, if there is one. */
    void line(long number);

    /** Starts a row. */
    void startRow();

    /**
     * Takes a cell that is what its column had so far, without looking for its end first.
     *
     * @param from where the cell starts
     * @param to how far the buffer is filled; there stands a zero
     * @return the place behind it, or -1 if it is something else or does not end here
     */
    int addExpected(char[] buffer, int from, int to);

    /** Takes a cell, without its quotes. */
    void add(char[] buffer, int offset, int length, boolean quoted);

    /** Ends a row; false if it does not count. */
    boolean endRow();

    /** What is wrong with the cell that comes. */
    DataException refused(String what);
  }

  private static final int FIRST_BUFFER = 1 << 15;

  /** What is read beyond the longest cell, before it is refused. */
  private static final int MARGIN = 1 << 16;

  private final Reader text;
  private final Rows rows;
  private final char separator;
  private final char quote;
  private final char comment;
  private final int mostChars;
  private char[] buffer = new char[FIRST_BUFFER + 1];
  private int end;

  /** Where the cell starts, and in the end the character behind it. */
  private int at;

  private long line = 1;
  private boolean isAfterReturn;

  CsvScanner(Reader text, CsvStyle style, int longest, Rows rows) {
    this.text = text;
    this.rows = rows;
    this.separator = style.separator();
    this.quote = style.quote();
    this.comment = style.comment();
    this.mostChars = longest + MARGIN;
  }

  /** Hands the cells of a row over; false if there is none left. */
  boolean next() throws IOException {
    do {
      if (!startRow()) {
        return false;
      }
      do {
        takeCell();
      } while (!endsRow());
    } while (!rows.endRow());
    return true;
  }

  /** How many lines were gone over. */
  long lines() {
    return line - 1;
  }

  /** Whether all that was given out so far are whole rows. */
  boolean isBetweenRows() {
    if (at < end && isAfterReturn && buffer[at] == '\n') {
      isAfterReturn = false;
      at++;
    }
    return at == end && !isAfterReturn;
  }

  /** Goes over lines that were read by another. */
  void skipLines(long count) {
    line += count;
  }

  private boolean startRow() throws IOException {
    do {
      rows.line(line);
    } while (skipLine());
    if (at == end) {
      return false;
    }
    rows.startRow();
    return true;
  }

  private void takeCell() throws IOException {
    int stop = rows.addExpected(buffer, at, end);
    if (stop >= 0) {
      at = stop;
    } else if ((at < end || more()) && buffer[at] == quote) {
      quoted();
    } else {
      plain();
    }
  }

  /** Goes over an empty line or a comment. */
  private boolean skipLine() throws IOException {
    if (at == end && !more()) {
      return false;
    }
    char first = buffer[at];
    if (first == '\n' && isAfterReturn) {
      isAfterReturn = false;
      at++;
      return true;
    }
    isAfterReturn = false;
    if (first == comment && comment != CsvStyle.NONE) {
      int length = 1;
      while (at + length < end || more()) {
        if (isEnd(buffer[at + length])) {
          break;
        }
        length++;
      }
      at += length;
      return at == end || endsRow();
    }
    return isEnd(first) && endsRow();
  }

  private static boolean isEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Goes over what stands behind a cell. */
  private boolean endsRow() {
    if (at == end) {
      return true;
    }
    char c = buffer[at++];
    if (c == separator) {
      return false;
    }
    line++;
    isAfterReturn = c == '\r';
    return true;
  }

  /** A cell without quotes. */
  private void plain() throws IOException {
    int length = 0;
    do {
      length = afterPlain(at + length) - at;
    } while (at + length == end && more());
    rows.add(buffer, at, length, false);
    at += length;
  }

  private int afterPlain(int from) {
    char[] chars = buffer;
    int to = end;
    char mark = separator;
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c == mark || c == '\n' || c == '\r') {
        return i;
      }
    }
    return to;
  }

  /** A cell in quotes, whose doubled quotes become single ones on the spot. */
  private void quoted() throws IOException {
    int from = 1;
    int to = 1;
    while (true) {
      if (at + from == end && !more()) {
        throw rows.refused(" must end, but its quote is not closed. Maybe quote(...).");
      }
      char c = buffer[at + from++];
      if (c == quote) {
        if ((at + from == end && !more()) || buffer[at + from] != quote) {
          break;
        }
        from++;
      } else if (c == '\r' || (c == '\n' && buffer[at + to - 1] != '\r')) {
        line++;
      }
      buffer[at + to++] = c;
    }
    rows.add(buffer, at + 1, to - 1, true);
    at += from;
    requireEnd();
  }

  private void requireEnd() {
    if (at < end && buffer[at] != separator && !isEnd(buffer[at])) {
      throw rows.refused(
          " must have a separator or a line's end behind its closing quote, but has '"
              + buffer[at]
              + "'. Maybe quote(...).");
    }
  }

  /** Reads on; the cell moves to the start of the buffer. False at the end of the text. */
  private boolean more() throws IOException {
    if (at > 0) {
      System.arraycopy(buffer, at, buffer, 0, end - at);
      end -= at;
      at = 0;
    }
    if (end == buffer.length - 1) {
      if (end == mostChars) {
        throw rows.refused(
            " must end, but goes on and on. Maybe a quote is not closed, or maxCell(...).");
      }
      buffer = Arrays.copyOf(buffer, Math.min(2 * end, mostChars) + 1);
    }
    int count = text.read(buffer, end, buffer.length - 1 - end);
    end += Math.max(count, 0);
    buffer[end] = 0;
    return count > 0;
  }
}
