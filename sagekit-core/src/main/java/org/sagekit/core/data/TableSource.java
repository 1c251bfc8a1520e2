package org.sagekit.core.data;

import java.io.IOException;
import org.sagekit.api.data.Dataset;

/** A table that is being read, row by row. For one thread. */
interface TableSource extends AutoCloseable {

  /**
   * Reads a row.
   *
   * @return false if there is none left
   */
  boolean next() throws IOException;

  /**
   * Reads rows.
   *
   * @param most how many at most, 1 or more
   * @return how many, 0 if there is none left
   */
  default int next(int most) throws IOException {
    return next() ? 1 : 0;
  }

  /** The rows since the last call, or since the start. */
  Dataset take();

  /** How many columns are known so far. */
  int columns();

  /** Where the reading is, for messages. */
  String here();

  @Override
  void close() throws IOException;
}
