package org.sagekit.core.deploy.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.deploy.transform.RecordFormat;

/**
 * Cuts what a file has into batches of whole records. A record ends with its line, which ends with
 * LF, CR or both; a line end in the quotes of a CSV cell is part of the record. Empty lines are no
 * records, nor, in JSON lines, are blank ones. Works on bytes, as in UTF-8 none of the characters
 * that matter is part of another one. Holds two batches at most. For one thread.
 */
final class RecordSplitter {
  private static final int CHUNK = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** Where in a row of CSV the reading is. */
  private enum Place {
    START,
    PLAIN,
    QUOTED,
    CLOSED
  }

  private final String name;
  private final InputContent content;
  private final boolean isCsv;
  private final int mostBytes;
  private byte[] buffer = new byte[CHUNK];

  /** Where in the buffer the batch starts; all other places count from there. */
  private int base;

  private int size;
  private int at;
  private int recordFrom;
  private int recordEnd;
  private long recordLine;
  private long line = 1;
  private long row;

  RecordSplitter(String name, InputContent content, RecordFormat format, int mostBytes) {
    this.name = name;
    this.content = content;
    this.isCsv = format == RecordFormat.CSV;
    this.mostBytes = mostBytes;
  }

  /** Says how many rows come before the next record, and in which line it starts. */
  void startAt(long nextRow, long nextLine) {
    row = nextRow;
    line = nextLine;
  }

  /** Goes over the mark with which some programs start a text. */
  void skipByteOrderMark() {
    int length = BYTE_ORDER_MARK.length;
    while (size < length && more()) {
      // Fewer bytes may come than were asked for.
    }
    boolean isThere =
        size >= length && Arrays.equals(buffer, base, base + length, BYTE_ORDER_MARK, 0, length);
    at += isThere ? length : 0;
  }

  /**
   * The next batch.
   *
   * @param mostRecords how many records it has at most
   * @return without records if only empty lines were left; null if nothing was
   * @throws DataException if a record is too long, or the file can't be read
   */
  @Nullable Batch next(int mostRecords) {
    List<int[]> marks = new ArrayList<>();
    long firstLine = line;
    while (marks.size() < mostRecords) {
      int before = at;
      long lineBefore = line;
      if (!findRecord()) {
        break;
      }
      if (!marks.isEmpty() && recordEnd > mostBytes) {
        at = before;
        line = lineBefore;
        break;
      }
      marks.add(new int[] {recordFrom, recordEnd, Math.toIntExact(recordLine - firstLine)});
    }
    return at == 0 ? null : take(marks, firstLine);
  }

  private Batch take(List<int[]> marks, long firstLine) {
    byte[] bytes = Arrays.copyOfRange(buffer, base, base + at);
    Batch batch = new Batch(name, bytes, marks.toArray(int[][]::new), row, firstLine, line);
    row += marks.size();
    base += at;
    size -= at;
    at = 0;
    return batch;
  }

  /** Goes over a record and its line end; false if there is none left. */
  private boolean findRecord() {
    while (at < size || more()) {
      recordFrom = at;
      recordLine = line;
      boolean isEmpty = isCsv ? isEmptyRow() : isBlankLine();
      if (recordEnd - recordFrom > mostBytes) {
        throw tooLong();
      }
      if (!isEmpty) {
        return true;
      }
    }
    return false;
  }

  private boolean isBlankLine() {
    boolean isBlank = true;
    while (at < size || more()) {
      byte b = buffer[base + at];
      if (isEnd(b)) {
        endLine(b);
        return isBlank;
      }
      isBlank &= b == ' ' || b == '\t';
      at++;
    }
    recordEnd = at;
    return isBlank;
  }

  private boolean isEmptyRow() {
    Place place = Place.START;
    while (at < size || more()) {
      byte b = buffer[base + at];
      if (place != Place.QUOTED && isEnd(b)) {
        endLine(b);
        return recordEnd == recordFrom;
      }
      if (b == '\r' || (b == '\n' && buffer[base + at - 1] != '\r')) {
        line++;
      }
      place = after(place, b);
      at++;
    }
    recordEnd = at;
    return false;
  }

  /** What is behind a quote that closes is as plain as the reader will find it. */
  private static Place after(Place place, byte b) {
    if (b == '"') {
      return switch (place) {
        case START, CLOSED -> Place.QUOTED;
        case QUOTED -> Place.CLOSED;
        case PLAIN -> Place.PLAIN;
      };
    }
    if (place == Place.QUOTED) {
      return place;
    }
    return b == ',' ? Place.START : Place.PLAIN;
  }

  private static boolean isEnd(byte b) {
    return b == '\n' || b == '\r';
  }

  /** Goes over a line end now, so that no batch starts with the second half of one. */
  private void endLine(byte first) {
    recordEnd = at++;
    line++;
    if (first == '\r' && (at < size || more()) && buffer[base + at] == '\n') {
      at++;
    }
  }

  /** Reads on; false at the end of the file. */
  private boolean more() {
    if (at - recordFrom > mostBytes) {
      throw tooLong();
    }
    if (base + size == buffer.length) {
      byte[] room = size > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
      System.arraycopy(buffer, base, room, 0, size);
      buffer = room;
      base = 0;
    }
    int count = content.read(buffer, base + size, buffer.length - base - size);
    size += Math.max(0, count);
    return count > 0;
  }

  private DataException tooLong() {
    return new DataException(
        "%s: row %s (line %s) must have at most %s bytes, but goes on. Maybe %smaxPayload(...)."
            .formatted(
                name, row, recordLine, mostBytes, isCsv ? "a quote is not closed, or " : ""));
  }
}
