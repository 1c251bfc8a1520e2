package org.sagekit.studio.serve.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV from bytes by RFC 4180: UTF-8, commas, cells in quotes where needed, lines that end
 * with LF or CRLF. A byte order mark and empty lines at the end are passed over. Blanks round a
 * bare cell are not part of it. For one thread.
 */
public final class CsvReader {
  private final byte[] bytes;
  private final int end;
  private int at;
  private int line = 1;

  private CsvReader(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
    boolean marked =
        end >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    this.at = marked ? 3 : 0;
  }

  /**
   * Reads all lines.
   *
   * @param bytes where they stand
   * @param end behind the last byte
   * @return the cells of each line
   * @throws IllegalArgumentException if a quote is not closed, lines are not of one length or it is
   *     not UTF-8; the message has the line
   */
  public static List<String[]> read(byte[] bytes, int end) {
    CsvReader reader = new CsvReader(bytes, end);
    List<String[]> lines = new ArrayList<>();
    while (reader.at < end) {
      int begun = reader.line;
      String[] cells = reader.line(lines.isEmpty() ? 16 : lines.get(0).length);
      boolean blank = cells.length == 1 && cells[0].isEmpty();
      if (!lines.isEmpty() && cells.length != lines.get(0).length && !(blank && reader.at >= end)) {
        throw new IllegalArgumentException(
            "CSV: line %s must have %s cells as the first, but had %s."
                .formatted(begun, lines.get(0).length, cells.length));
      }
      if (!(blank && reader.at >= end)) {
        lines.add(cells);
      }
    }
    return lines;
  }

  private String[] line(int expected) {
    List<String> cells = new ArrayList<>(expected);
    do {
      cells.add(at < end && bytes[at] == '"' ? quoted() : bare());
    } while (takesComma());
    return cells.toArray(String[]::new);
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
      throw new IllegalArgumentException(
          "CSV: line %s must have a comma or the line's end behind a closing quote."
              .formatted(line));
    }
    at++;
    line++;
    return false;
  }

  private String bare() {
    int from = at;
    while (at < end && bytes[at] != ',' && bytes[at] != '\n') {
      at++;
    }
    int to = at;
    if (to > from && to < end && bytes[to] == '\n' && bytes[to - 1] == '\r') {
      to--;
    }
    while (from < to && (bytes[from] == ' ' || bytes[from] == '\t')) {
      from++;
    }
    while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == '\t')) {
      to--;
    }
    return text(from, to);
  }

  private String quoted() {
    int begun = line;
    StringBuilder text = new StringBuilder();
    int from = ++at;
    while (at < end) {
      byte b = bytes[at];
      line += b == '\n' ? 1 : 0;
      if (b == '"') {
        text.append(text(from, at));
        at++;
        if (at >= end || bytes[at] != '"') {
          return text.toString();
        }
        text.append('"');
        from = at + 1;
      }
      at++;
    }
    throw new IllegalArgumentException(
        "CSV: line %s has a quote that is not closed.".formatted(begun));
  }

  private String text(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return utf8(from, to);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private String utf8(int from, int to) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("CSV: line %s must be UTF-8.".formatted(line), e);
    }
  }
}
