package org.sagekit.core.data;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows that a database has. */
@FunctionalInterface
interface SqlQuery {

  /**
   * Asks for the rows.
   *
   * @param memory how many bytes a database of SageKit's own may take
   */
  Answer run(long memory) throws SQLException;

  /** The rows, and what ends when they were read. */
  record Answer(ResultSet rows, AutoCloseable closing) {}
}
