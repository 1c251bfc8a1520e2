package org.sagekit.core.track.search;

import org.sagekit.core.track.store.CheckedRows;

/** What is asked of the tables. */
final class RunSql {
  /** Runs in no order: so the index of changes is used. */
  static final String RUNS = "SELECT " + CheckedRows.RUN + ", changed FROM run WHERE changed > ?";

  /** The name of the column with the number of the last change. */
  static final String CHANGED = "changed";

  private RunSql() {}

  /**
   * Parameters.
   *
   * @param all of all runs, or else of those that have changed
   */
  static String params(boolean all) {
    return "SELECT " + CheckedRows.TEXT + " FROM param" + ofRuns(all);
  }

  /**
   * Tags.
   *
   * @param all of all runs, or else of those that have changed
   */
  static String tags(boolean all) {
    return "SELECT " + CheckedRows.TEXT + " FROM tag" + ofRuns(all);
  }

  /**
   * Series in short.
   *
   * @param all of all runs, or else of those that have changed
   */
  static String series(boolean all) {
    return "SELECT " + CheckedRows.SERIES + " FROM series" + ofRuns(all);
  }

  private static String ofRuns(boolean all) {
    return all
        ? " ORDER BY run"
        : " WHERE run IN (SELECT id FROM run WHERE changed > ?) ORDER BY run";
  }
}
