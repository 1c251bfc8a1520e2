package org.sagekit.core.deploy.transform;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.sagekit.api.DataException;

/**
 * Whole records that follow one another in a file. Immutable but for its arrays, which nobody
 * changes.
 *
 * @param file its name, for messages
 * @param bytes all that was read, line ends and empty lines included
 * @param marks of each record where it starts, where it ends, and how many lines come before it
 * @param row of the file that the first record is, from 0
 * @param line of the file where the bytes start, from 1
 * @param nextLine where they end
 */
record Batch(String file, byte[] bytes, int[][] marks, long row, long line, long nextLine) {

  int size() {
    return marks.length;
  }

  /** The line in which a record starts. */
  long lineOf(int index) {
    return line + marks[index][2];
  }

  /** Where a record is, for messages. */
  String place(int index) {
    return "%s: row %s (line %s)".formatted(file, row + index, lineOf(index));
  }

  /**
   * The text of a record.
   *
   * @throws DataException if it is not in UTF-8
   */
  String text(int index) {
    int from = marks[index][0];
    int length = marks[index][1] - from;
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    try {
      CharBuffer text = strict.decode(ByteBuffer.wrap(bytes, from, length));
      return text.toString();
    } catch (CharacterCodingException e) {
      throw new DataException(
          place(index) + ": row must be text in UTF-8, but has other bytes.", e);
    }
  }

  /** The text of a record with a sign in place of each byte that is none of UTF-8. */
  String readableText(int index) {
    int from = marks[index][0];
    return new String(bytes, from, marks[index][1] - from, StandardCharsets.UTF_8);
  }
}
