package org.sagekit.api.deploy;

import java.util.List;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;

/**
 * A model that answers requests, in process. Thread-safe. Every answer is captured; capturing never
 * delays or fails a prediction.
 */
public interface Endpoint extends Predictor, Captured, AutoCloseable {

  /**
   * Answers a request under a new event id.
   *
   * @param row has every input of the model
   * @return the prediction
   * @throws IllegalArgumentException if an input is not there
   * @throws IllegalStateException if the endpoint is closed
   */
  Prediction predict(Row row);

  /**
   * Answers a request under the caller's event id. A repeated id is answered again but counts once
   * in the capture.
   *
   * @param eventId names the request, not blank
   * @param row has every input of the model
   * @return the prediction
   * @throws IllegalArgumentException if the id is blank or an input is not there
   * @throws IllegalStateException if the endpoint is closed
   */
  Prediction predict(String eventId, Row row);

  /**
   * Answers many requests.
   *
   * @param eventIds one a row, not blank
   * @param rows have every input of the model
   * @return one prediction a row
   * @throws IllegalArgumentException if an id is blank, ids are more or fewer than rows, or an
   *     input is not there
   * @throws IllegalStateException if the endpoint is closed
   */
  Predictions predict(List<String> eventIds, Dataset rows);

  /** Waits until everything that was answered so far is in the capture, or counted as dropped. */
  void flush();

  /**
   * How many requests were answered since the endpoint was opened.
   *
   * @return the number of rows
   */
  long served();

  /**
   * How many answers could not be captured, because the disk was slow or full.
   *
   * @return captured + dropped = served
   */
  long dropped();

  /**
   * What each variant has done since it was put to work, in the order of the variants.
   *
   * @return one a variant, of one moment
   */
  List<VariantMetrics> metrics();

  /** Ends the endpoint; the capture stays readable. Closing twice does nothing. */
  @Override
  void close();
}
