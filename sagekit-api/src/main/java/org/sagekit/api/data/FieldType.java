package org.sagekit.api.data;

/** What the values of a column are. Any of them may be missing. */
public enum FieldType {
  /** Real numbers. NaN is read as missing. */
  NUMERIC,
  /** Whole numbers of 64 bits. */
  INTEGER,
  /** True or false. */
  BOOLEAN,
  /** One of a list of levels. */
  CATEGORICAL,
  /** Free text. */
  TEXT,
  /** A point in time, to the millisecond, in UTC. */
  DATETIME;

  /**
   * Whether the values can be used as numbers: booleans as 0 and 1, times as milliseconds since
   * 1970.
   *
   * @return true for all but categories and text
   */
  public boolean isNumber() {
    return this != CATEGORICAL && this != TEXT;
  }
}
