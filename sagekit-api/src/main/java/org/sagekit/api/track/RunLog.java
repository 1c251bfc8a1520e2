package org.sagekit.api.track;

import java.nio.file.Path;
import java.time.Instant;
import org.sagekit.api.Lineage;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.Settings;
import org.sagekit.api.train.EvaluationReport;
import org.sagekit.api.train.TrainedModel;

/**
 * Where a run is written down while it works.
 *
 * <pre>{@code
 * try (RunLog run = kit.tracker().begin("churn", "by hand")) {
 *   run.param("rate", 0.1);
 *   for (int step = 0; step < 100; step++) {
 *     run.log("loss", step, loss(step));
 *   }
 * }
 * }</pre>
 *
 * <p>What is logged is gathered in memory and durable when {@link #flush}, {@link #end} or {@link
 * #close} returns; it is also written whenever a second has passed since the last time or 262,144
 * points, or texts of that size, have come together, by the next call that logs something. If the
 * process dies in between, what was not yet written is lost, and nothing else. Files are durable at
 * once; their entries with the rest. If the workspace can't be written, what was gathered stays for
 * the next attempt, a second later at the earliest, and is not to be logged again; once that much
 * has come together, nothing more is taken.
 *
 * <p>Names are 1 to 500 characters without control characters, values of parameters and tags up to
 * 100,000 characters. Every method but {@link #close} throws an {@link IllegalStateException} once
 * the run has ended, and a {@link org.sagekit.api.StoreException} if the workspace can't be
 * written. Thread-safe.
 */
public interface RunLog extends AutoCloseable {

  /**
   * The run's identity.
   *
   * @return unique in the workspace
   */
  String id();

  /**
   * Notes a parameter. Once noted it stays: a run's settings are what it was begun with.
   *
   * @param name of the parameter
   * @param value a text, number, boolean, enum, duration, fingerprint or a list of these
   * @return this
   * @throws IllegalArgumentException if the value is of another type or too long
   * @throws IllegalStateException if the parameter has another value already
   */
  RunLog param(String name, Object value);

  /**
   * Notes parameters.
   *
   * @param settings each becomes a parameter
   * @return this
   * @throws IllegalStateException if one has another value already
   */
  RunLog params(Settings settings);

  /**
   * Sets a tag, in the place of an earlier one of this name.
   *
   * @param name of the tag
   * @param value any text
   * @return this
   */
  RunLog tag(String name, String value);

  /**
   * Logs a point of a metric's series, at the present time.
   *
   * @param metric its name
   * @param step the epoch, round or fold; any number, in any order
   * @param value the figure, may be NaN or infinite
   * @return this
   */
  RunLog log(String metric, long step, double value);

  /**
   * Logs a point of a metric's series.
   *
   * @param metric its name
   * @param step the epoch, round or fold
   * @param value the figure
   * @param time when it was measured
   * @return this
   */
  RunLog log(String metric, long step, double value, Instant time);

  /**
   * Logs a figure that has no steps, or the next point of a series: at step 0 first, then at 1 more
   * than the step that was logged last by this object.
   *
   * @param metric its name
   * @param value the figure
   * @return this
   */
  RunLog log(String metric, double value);

  /**
   * Keeps a file with the run.
   *
   * @param name unique in the run, parts joined by {@code /}; another file of this name is replaced
   * @param file what is copied into the workspace
   * @return this
   * @throws IllegalArgumentException if it is no readable file
   */
  RunLog artifact(String name, Path file);

  /**
   * Keeps bytes with the run as a file.
   *
   * @param name unique in the run, parts joined by {@code /}
   * @param bytes its content
   * @param mediaType what they are, such as {@code text/plain}
   * @return this
   */
  RunLog artifact(String name, byte[] bytes, String mediaType);

  /**
   * Keeps how well something predicts: its metrics as metrics; the confusion matrix, the ROC,
   * precision-recall, gain and calibration curves and the residuals as a file of JSON, {@code
   * NAME/evaluation.json}, which {@link Tracker#evaluation} reads.
   *
   * @param name such as {@code test}
   * @param report what was measured
   * @return this
   */
  RunLog evaluation(String name, EvaluationReport report);

  /**
   * Notes that the run has used a value.
   *
   * @param value its past
   * @return this
   */
  RunLog input(Lineage value);

  /**
   * Notes that the run has made a value.
   *
   * @param value its past
   * @return this
   */
  RunLog output(Lineage value);

  /**
   * Notes that the run has made a model: keeps it in the workspace under its fingerprint, its past
   * as an output, its evaluation as metrics.
   *
   * @param model what was made
   * @return this
   */
  RunLog model(TrainedModel model);

  /**
   * Begins a run inside this one. Durable at once.
   *
   * @param name of the inner run
   * @return where it is written down; to be ended before this one
   */
  RunLog begin(String name);

  /**
   * Makes all that was logged so far durable.
   *
   * @return this
   */
  RunLog flush();

  /**
   * Ends the run. Durable at once.
   *
   * @param status how it ended, not {@code RUNNING}
   * @param reason why it did not complete; empty if it did
   * @throws IllegalStateException if it has ended before
   */
  void end(PipelineRun.Status status, String reason);

  /**
   * Ends the run as of a time that is told.
   *
   * @param status how it ended, not {@code RUNNING}
   * @param reason why it did not complete; empty if it did
   * @param when it ended
   * @throws IllegalStateException if it has ended before
   */
  void end(PipelineRun.Status status, String reason, Instant when);

  /**
   * Ends the run as {@code COMPLETED}, unless it has ended before. Whether an exception is on its
   * way is not known here: {@link Tracker#record} tells the difference.
   */
  @Override
  void close();
}
