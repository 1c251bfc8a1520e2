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
}
