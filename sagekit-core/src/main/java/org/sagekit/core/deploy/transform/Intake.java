package org.sagekit.core.deploy.transform;

import org.sagekit.core.data.CellRows;

/**
 * How records become rows for the model. For any number of threads.
 *
 * @param <R> a record that was taken apart
 */
interface Intake<R> {

  /**
   * Takes a record apart.
   *
   * @throws IllegalArgumentException if it is no record; the message goes behind its place
   * @throws org.sagekit.api.ModelFormatException as above
   */
  R parse(String text);

  /** Starts rows of the model's inputs. */
  CellRows rows(String file);

  /**
   * Adds what of a record the model is given, all but the row's start and end.
   *
   * @throws IllegalArgumentException if it does not fit; the message goes behind its place
   * @throws org.sagekit.api.DataException if a value is not of its input's type, with its place
   */
  void add(R record, CellRows rows);
}
