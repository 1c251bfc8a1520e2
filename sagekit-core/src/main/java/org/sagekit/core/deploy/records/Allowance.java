package org.sagekit.core.deploy.records;

import org.sagekit.api.deploy.capture.DamagedLine.Damage;

/**
 * How much the rows of one record may take. A short line can ask for much: a long name over many
 * values, or values beside many rows.
 */
final class Allowance {
  private static final long MOST = 1L << 26;
  private static final int LONGEST_NAME = 1_000;
  private static final int A_CELL = 16;
  private long spent;

  /**
   * Takes a cell.
   *
   * @param name of its column
   * @throws RecordFault if the name is too long, or the record's cells are too many
   */
  void spend(String name) throws RecordFault {
    spent += name.length() + A_CELL;
    if (name.length() > LONGEST_NAME) {
      throw new RecordFault(
          Damage.UNREADABLE_DATA,
          "the name of a column must have at most %s characters, but has more: %s"
              .formatted(LONGEST_NAME, RecordFormat.brief(name, 60)));
    }
    if (spent > MOST) {
      throw new RecordFault(
          Damage.UNREADABLE_DATA,
          "the rows of its data must take at most %s characters, but take more.".formatted(MOST));
    }
  }
}
