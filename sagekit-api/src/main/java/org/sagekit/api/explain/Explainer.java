package org.sagekit.api.explain;

import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.model.ScoringGraph;

/**
 * Shares predictions out among the fields of the rows by their Shapley values (Shapley, 1953;
 * Strumbelj and Kononenko, 2014; Lundberg and Lee, 2017). Immutable and thread-safe; the same row
 * always gets the same explanation, bit for bit, alone or among others.
 *
 * <p>Columns are found by name; others are ignored. A missing value and an unseen category are
 * explained as they are scored; a missing column is refused.
 */
public interface Explainer {

  /**
   * What is explained.
   *
   * @return the graph
   */
  ScoringGraph graph();

  /**
   * Explains one row.
   *
   * @param row has every input of the graph
   * @return what each field contributes
   * @throws IllegalArgumentException if an input is not there, or is text where a number is wanted
   */
  Explanation explain(Row row);

  /**
   * Explains many rows.
   *
   * @param rows have every input of the graph; may be none
   * @return one explanation a row
   * @throws IllegalArgumentException if an input is not there, or is text where a number is wanted
   */
  Explanations explain(Dataset rows);
}
