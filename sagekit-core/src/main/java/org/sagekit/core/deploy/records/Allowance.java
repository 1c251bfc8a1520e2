package org.sagekit.core.deploy.records;

import org.sagekit.api.deploy.capture.DamagedLine.Damage;

/**
 * How much the rows of one record may take. A short line can ask for much: millions of rows of one
 * digit, a long name over many values, or values beside many rows. For one record.
 */
final class Allowance {
  /** Cells if nobody says otherwise; a record takes some 200 MB of heap then at most. */
  static final int STANDARD = 1_000_000;

  /** A row takes as much memory as so many cells. */
  private static final int A_ROW = 4;

  /** Elements that take no memory to speak of; a record has some beside its data. */
  private static final int SMALL = 1_000;

  private static final long MOST_NAME_CHARACTERS = 1L << 26;
  private static final int LONGEST_NAME = 1_000;
  private final int most;
  private long spent;
  private long characters;

  /**
   * @param most how many cells, of which a row takes some beside its own
   */
  Allowance(int most) {
    this.most = most;
  }

  static Allowance standard() {
    return new Allowance(STANDARD);
  }

  /** As much again, for who reads anew. */
  Allowance again() {
    return new Allowance(most);
  }

  /**
   * Takes a row.
   *
   * @throws RecordFault if the record takes too much
   */
  void row() throws RecordFault {
    spend(A_ROW);
  }

  /**
   * Takes a cell.
   *
   * @param name of its column
   * @throws RecordFault if the name is too long, or the record takes too much
   */
  void cell(String name) throws RecordFault {
    if (name.length() > LONGEST_NAME) {
      throw fault(
          "the name of a column must have at most %s characters, but has more: %s"
              .formatted(LONGEST_NAME, RecordFormat.brief(name, 60)));
    }
    characters += name.length();
    if (characters > MOST_NAME_CHARACTERS) {
      throw fault(
          "the names of its columns must have at most %s characters in all rows together, but have more."
              .formatted(MOST_NAME_CHARACTERS));
    }
    spend(1);
  }

  private void spend(int cells) throws RecordFault {
    spent += cells;
    if (spent > most) {
      throw tooMany();
    }
  }

  /**
   * Looks whether a document of JSON, or some, can fit, before memory is taken for it.
   *
   * @throws RecordFault if it takes too much
   */
  void require(String json) throws RecordFault {
    if (elements(json) > Math.max(most, SMALL)) {
      throw tooMany();
    }
  }

  /** An element has a comma before it, or the bracket of what it is the first of. */
  private static long elements(String json) {
    long elements = 1;
    boolean quoted = false;
    for (int at = 0; at < json.length(); at++) {
      char letter = json.charAt(at);
      if (letter == '"') {
        quoted = !quoted;
      } else if (quoted) {
        at += letter == '\\' ? 1 : 0;
      } else if (letter == ',' || letter == '[' || letter == '{') {
        elements++;
      }
    }
    return elements;
  }

  private RecordFault tooMany() {
    return fault(
        "its rows must have at most %s cells, a row counting as %s more, but have more. Maybe maxCells(...)."
            .formatted(most, A_ROW));
  }

  private static RecordFault fault(String what) {
    return new RecordFault(Damage.UNREADABLE_DATA, what);
  }
}
