package org.sagekit.api.pack;

import java.util.List;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Doubles;

/**
 * What a model computes on rows that were chosen to be hard: numbers beside the thresholds of its
 * trees, missing ones, infinities, both zeros, categories that it has never seen. Whatever scores
 * the model elsewhere is held to it. Immutable.
 *
 * @param rows the inputs, one column each; numbers of any kind are plain numbers
 * @param margins row by row the numbers of the graph's {@link
 *     org.sagekit.api.model.ScoringGraph#marginNode() margin node}
 * @param outputs row by row the predictions
 * @param verdicts what was found of each target when the certificate was made, the engines of this
 *     library first
 */
public record Certificate(Dataset rows, Doubles margins, Doubles outputs, List<Verdict> verdicts) {

  /**
   * Copies the verdicts and checks that the numbers fill the rows.
   *
   * @throws IllegalArgumentException if they don't
   */
  public Certificate {
    verdicts = List.copyOf(verdicts);
    int size = rows.size();
    Problems.of("Certificate")
        .require(fills(margins.size(), size), "margins", "as many in each row", margins.size())
        .require(fills(outputs.size(), size), "outputs", "as many in each row", outputs.size())
        .throwIfAny();
  }

  private static boolean fills(int numbers, int rows) {
    return rows == 0 ? numbers == 0 : numbers > 0 && numbers % rows == 0;
  }

  /**
   * A certificate of no rows, which proves nothing.
   *
   * @return the value
   */
  public static Certificate empty() {
    return new Certificate(
        Dataset.of("certificate", Schema.of(List.of()), List.of()),
        Doubles.of(),
        Doubles.of(),
        List.of());
  }

  /**
   * The same rows, with other verdicts.
   *
   * @param others one a target
   * @return a new value
   */
  public Certificate with(List<Verdict> others) {
    return new Certificate(rows, margins, outputs, others);
  }

  /**
   * How many margins a row has.
   *
   * @return at least 1; 0 if there are no rows
   */
  public int marginsARow() {
    return rows.size() == 0 ? 0 : margins.size() / rows.size();
  }

  /**
   * How many predictions a row has.
   *
   * @return at least 1; 0 if there are no rows
   */
  public int outputsARow() {
    return rows.size() == 0 ? 0 : outputs.size() / rows.size();
  }
}
