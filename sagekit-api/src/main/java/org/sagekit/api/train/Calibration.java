package org.sagekit.api.train;

import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;

/**
 * Makes probabilities of what a model says: of the rows that it calls 0.8 probable, eight in ten
 * are then right. Immutable and thread-safe.
 */
public interface Calibration {

  /**
   * The method's name.
   *
   * @return such as {@code isotonic}
   */
  String name();

  /**
   * Appends the correction to a graph.
   *
   * @param graph predicts classes
   * @param predictions what the graph says of the rows, one a row
   * @param rows with a target, which the graph has not learnt from; they count by their weights
   * @return a graph of the same inputs, task and classes
   * @throws IllegalArgumentException if the graph does not predict classes, or the predictions are
   *     of other classes or not one a row
   * @throws org.sagekit.api.DataException if the rows can't be calibrated by
   */
  ScoringGraph calibrate(ScoringGraph graph, Predictions predictions, Dataset rows);

  /**
   * The fingerprint of method and version.
   *
   * @return empty by default: a job with a user's own method that gives none is never checkpointed
   */
  default Optional<Fingerprint> fingerprint() {
    return Optional.empty();
  }
}
