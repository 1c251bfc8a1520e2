package org.sagekit.api.model;

import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;

/**
 * Computes a graph: raw rows in, predictions out. Thread-safe; needs no native library.
 *
 * <p>Columns are found by name, so their order does not matter and others are ignored. An unseen
 * category and a missing value are tolerated everywhere; a missing column is not.
 */
public interface Scorer {

  /**
   * What is computed.
   *
   * @return the graph
   */
  ScoringGraph graph();

  /**
   * Scores one row.
   *
   * @param row has every input of the graph
   * @return the prediction
   * @throws IllegalArgumentException if an input is not there, or is text where a number is wanted
   */
  Prediction score(Row row);

  /**
   * Scores many rows; bit for bit what {@link #score(Row)} says of each.
   *
   * @param rows have every input of the graph
   * @return one prediction a row
   * @throws IllegalArgumentException if an input is not there, or is text where a number is wanted
   */
  Predictions score(Dataset rows);

  /**
   * Scores rows that are arrays: one number an input of the graph, in the order of {@link
   * ScoringGraph#inputs()}, row by row. A category is the index of its level in the first {@link
   * Node.CategoryInput} that reads it, any other number a level that was never seen; NaN is a
   * missing value. The call makes no garbage, and one row is scored as fast as an array can be.
   *
   * @param rows whole rows; not changed
   * @param predictions where the predictions go: row by row one number a class, or one number
   * @throws IllegalArgumentException if the numbers don't fill rows, the predictions have room for
   *     more or fewer, or the graph reads a text
   */
  void score(double[] rows, double[] predictions);

  /**
   * Scores rows that are arrays of float; bit for bit what {@link #score(double[], double[])} says
   * of the same numbers.
   *
   * @param rows whole rows; not changed
   * @param predictions where the predictions go: row by row one number a class, or one number
   * @throws IllegalArgumentException if the numbers don't fill rows, the predictions have room for
   *     more or fewer, or the graph reads a text
   */
  void score(float[] rows, double[] predictions);
}
