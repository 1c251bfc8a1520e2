package org.sagekit.api.data;

import java.util.Iterator;

/**
 * Rows that come some at a time, so that a table may be larger than the memory: profiles and scores
 * are made of them in constant memory. To be read once, by one thread, and closed.
 *
 * <p>All batches have the fields of {@link #schema()}; a column of categories has in each batch the
 * levels that occur there. {@link #next()} throws {@link org.sagekit.api.DataException} if what
 * comes can't be read or does not fit the schema.
 */
public interface Batches extends Iterator<Dataset>, AutoCloseable {

  /**
   * Where the rows come from.
   *
   * @return for messages, such as a file's name
   */
  String name();

  /**
   * The fields of every batch.
   *
   * @return the schema, known before the first batch
   */
  Schema schema();

  @Override
  void close();
}
