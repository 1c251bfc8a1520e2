package org.sagekit.studio.serve.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * CSV in bytes, by RFC 4180: UTF-8, commas, cells in quotes where needed, lines that end with LF or
 * CRLF. A byte order mark and empty lines at the end are passed over. Blanks round a bare cell are
 * not part of it; round a cell in quotes they are refused. Only where the cells are is kept, so
 * that many small ones take little memory. Immutable once it is read.
 */
public final class CsvTable {
  /** How many cells a line may have. */
  public static final int WIDEST = 100_000;

  private final byte[] bytes;
  private final int end;

  /** Of each cell where it begins and ends; one in quotes begins with its quote. */
  private int[] cells = new int[64];

  private int count;
  private int width;
  private int rows;
  private int at;

  private CsvTable(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
    boolean marked =
        end >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    this.at = marked ? 3 : 0;
  }

  /**
   * Reads all lines.
   *
   * @param bytes where they stand; not to be changed any more
   * @param end behind the last byte
   * @return the cells of each line
   * @throws IllegalArgumentException if a quote is not closed or stands behind blanks, or lines are
   *     not of one length; the message has the line
   */
  public static CsvTable read(byte[] bytes, int end) {
    CsvTable table = new CsvTable(bytes, end);
    while (table.at < end) {
      table.line();
    }
    return table;
  }

  private void line() {
    int first = count;
    do {
      if (count - first == 2 * WIDEST) {
        throw wrong("must have at most " + WIDEST + " cells.");
      }
      cell();
    } while (takesComma());
    int here = (count - first) / 2;
    boolean blank = here == 1 && cells[first] == cells[first + 1];
    if (blank && at >= end) {
      count = first;
      return;
    }
    width = rows == 0 ? here : width;
    if (here != width) {
      throw wrong("must have %s cells as the first, but had %s.".formatted(width, here));
    }
    rows++;
  }

  private void cell() {
    if (count + 2 > cells.length) {
      cells = Arrays.copyOf(cells, cells.length + (cells.length >> 1));
    }
    if (at < end && bytes[at] == '"') {
      quoted();
    } else {
      bare();
    }
  }

  private boolean takesComma() {
    if (at >= end) {
      return false;
    }
    if (bytes[at] == ',') {
      at++;
      return true;
    }
    at += bytes[at] == '\r' && at + 1 < end && bytes[at + 1] == '\n' ? 1 : 0;
    if (bytes[at] != '\n') {
      throw wrong("must have a comma or the line's end behind a closing quote.");
    }
    at++;
    return false;
  }

  private void bare() {
    int from = at;
    while (at < end && bytes[at] != ',' && bytes[at] != '\n') {
      at++;
    }
    int to = at;
    to -= to > from && to < end && bytes[to] == '\n' && bytes[to - 1] == '\r' ? 1 : 0;
    while (from < to && isBlank(bytes[from])) {
      from++;
    }
    while (to > from && isBlank(bytes[to - 1])) {
      to--;
    }
    if (from < to && bytes[from] == '"') {
      throw wrong("must have no blanks before the quote of a cell.");
    }
    add(from, to);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private void quoted() {
    int from = at++;
    while (at < end) {
      if (bytes[at] == '"') {
        at++;
        if (at >= end || bytes[at] != '"') {
          add(from, at);
          return;
        }
      }
      at++;
    }
    throw wrong("has a quote that is not closed.");
  }

  private void add(int from, int to) {
    cells[count++] = from;
    cells[count++] = to;
  }

  /** Lines are counted as they are read, so one that a quote spans counts once. */
  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("CSV: line %s %s".formatted(rows + 1, what));
  }

  /**
   * How many lines there are.
   *
   * @return zero or more
   */
  public int rows() {
    return rows;
  }

  /**
   * How many cells a line has.
   *
   * @return zero if there is no line
   */
  public int width() {
    return width;
  }

  /**
   * A cell.
   *
   * @param row from 0
   * @param column from 0
   * @return its text without quotes
   * @throws IllegalArgumentException if it is not UTF-8; the message has the line
   */
  public String cell(int row, int column) {
    int place = 2 * (Objects.checkIndex(row, rows) * width + Objects.checkIndex(column, width));
    int from = cells[place];
    int to = cells[place + 1];
    if (from == to) {
      return "";
    }
    return bytes[from] == '"'
        ? text(from + 1, to - 1, row).replace("\"\"", "\"")
        : text(from, to, row);
  }

  private String text(int from, int to, int row) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return utf8(from, to, row);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private String utf8(int from, int to, int row) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("CSV: line %s must be UTF-8.".formatted(row + 1), e);
    }
  }
}
