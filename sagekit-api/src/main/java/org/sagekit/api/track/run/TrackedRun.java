package org.sagekit.api.track.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.sagekit.api.PipelineRun;

/**
 * A run as it is remembered. A stage, trial or candidate is a run of its own, nested in the run
 * that called it. Immutable.
 *
 * @param id unique in the workspace
 * @param experiment what it belongs to
 * @param parent the run that it is nested in, empty at the top
 * @param name of the stage, line or run
 * @param kind how it came about
 * @param path where it stands: the names from the outermost stage on, joined by {@code /}
 * @param status how it stands; one whose process ended without a word is {@code FAILED} where that
 *     is certain: on the same machine, in the same container, since its last start; elsewhere it
 *     stays {@code RUNNING}
 * @param started when it began
 * @param ended when it ended, empty if it has not
 * @param reason why it did not complete, in words
 * @param seed of its randomness, if it has one
 * @param restored whether its output came from a checkpoint, so that the work was not done again
 * @param params the settings by name, sorted
 * @param tags by name, sorted
 * @param metrics each series in short, by name, sorted
 */
public record TrackedRun(
    String id,
    String experiment,
    Optional<String> parent,
    String name,
    RunKind kind,
    String path,
    PipelineRun.Status status,
    Instant started,
    Optional<Instant> ended,
    Optional<String> reason,
    OptionalLong seed,
    boolean restored,
    Map<String, String> params,
    Map<String, String> tags,
    Map<String, MetricSummary> metrics) {

  /**
   * How long it worked.
   *
   * @return from beginning to end, empty if it has not ended
   */
  public Optional<Duration> took() {
    return ended.map(end -> Duration.between(started, end));
  }
}
