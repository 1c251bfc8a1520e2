package org.sagekit.api.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Traced;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.pack.ModelPackage;

/**
 * Models that answer requests, in process. Thread-safe. Every answer is captured; capturing never
 * delays or fails a prediction.
 *
 * <p>An endpoint has one or more variants with weights, each a package at work. A request is
 * answered by one of them: the one that the {@link Invocation} names, the one that its key sticks
 * to, or one by the weights. While variants come, go and change, no request fails for it: one that
 * has begun is finished by the model that it began with.
 *
 * <p>What the variants are is kept in the workspace, with the history of how it came, and survives
 * the death of the process.
 */
public interface Endpoint extends Predictor, Captured, Traced, AutoCloseable {

  /**
   * The endpoint by its name, and the package of its main variant. What it has captured is not
   * read.
   */
  @Override
  default Lineage lineage() {
    return new Lineage(
        "endpoint", name(), Fingerprint.of("endpoint", name()), List.of(modelPackage().lineage()));
  }

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

  /**
   * Answers many rows later, in another thread.
   *
   * @param invocation what the caller says of the request
   * @param rows have every input
   * @return completed with the answer, or with what {@link #invoke(Invocation, Dataset)} throws
   * @throws OverloadedException if too many requests are waiting already
   * @throws IllegalStateException if the endpoint is closed
   */
  CompletableFuture<Inference> invokeAsync(Invocation invocation, Dataset rows);

  /**
   * The package of the main variant: the one with the greatest weight, of equal ones the first.
   *
   * @return a package; during a rollout the former one
   */
  @Override
  ModelPackage modelPackage();

  /**
   * What the package of the main variant was asked and said.
   *
   * @return the records so far
   */
  @Override
  Capture capture();

  /**
   * A variant as monitoring and review look at it.
   *
   * @param name of a variant
   * @return its package, during a rollout the former one, and the records of that package
   * @throws IllegalArgumentException if there is no such variant
   */
  Captured variant(String name);

  /**
   * What each variant has done since it was put to work, in the order of the variants. During a
   * rollout the former model comes first, the new one second, both under the variant's name.
   *
   * @return one at least
   */
  List<VariantMetrics> metrics();

  /**
   * What the shadow has done.
   *
   * @return empty if there is none
   */
  Optional<ShadowMetrics> shadow();

  /**
   * Gives variants other weights; the others keep theirs. SageMaker's {@code
   * UpdateEndpointWeightsAndCapacities}.
   *
   * @param weightByVariant 0 or more and finite; not all variants may have 0
   * @param reason why, for the history; may be empty
   * @throws IllegalArgumentException if a weight is out of range or there is no such variant
   * @throws IllegalStateException if a rollout is going on, or the endpoint is closed
   */
  void weights(Map<String, Double> weightByVariant, String reason);

  /**
   * Takes a variant or the shadow away. Its requests go to the others.
   *
   * @param variant its name
   * @param reason why, for the history; may be empty
   * @throws IllegalArgumentException if there is no such variant, or no other with a weight
   * @throws IllegalStateException if a rollout is going on, or the endpoint is closed
   */
  void remove(String variant, String reason);

  /**
   * All that ever happened to the endpoint of this name in the workspace.
   *
   * @return the oldest first
   */
  List<EndpointEvent> history();

  /**
   * Closes the endpoint and gives it up: the workspace no longer opens it. Its history and its
   * captures stay.
   *
   * @param reason why, for the history; may be empty
   * @throws IllegalStateException if a rollout is going on, or the endpoint is closed
   */
  void delete(String reason);

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
   * @return captured + dropped = served, if nothing is left out by sampling and nothing waits
   */
  long dropped();

  /**
   * How many answers the sampling of the capture has left out.
   *
   * @return 0 if all are to be captured
   */
  default long sampledOut() {
    return captureCounts().sampledOut();
  }

  /**
   * What became of all answers since the endpoint was opened, at one moment.
   *
   * @return the counts of all variants and their former packages, without the shadow
   */
  default CaptureCounts captureCounts() {
    return new CaptureCounts(served(), served() - dropped(), dropped(), 0, 0);
  }

  /**
   * Ends the endpoint when the requests that have begun are answered; the capture stays readable,
   * and the workspace can open it again. A rollout that is going on is rolled back. Closing twice
   * does nothing.
   */
  @Override
  void close();
}
