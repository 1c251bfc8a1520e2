package org.sagekit.api.track;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.Settings;

/**
 * A run as it is remembered.
 *
 * @param id of the run
 * @param name of the stage or line that was run
 * @param status how it ended; {@code RUNNING} also if its process died
 * @param started when it began
 * @param ended when it ended, empty if it has not
 * @param stages what was run in it, in the order in which the stages began
 */
public record TrackedRun(
    String id,
    String name,
    PipelineRun.Status status,
    Instant started,
    Optional<Instant> ended,
    List<TrackedStage> stages) {

  /** Copies the stages. */
  public TrackedRun {
    stages = List.copyOf(stages);
  }

  /**
   * A stage as it is remembered.
   *
   * @param path where it stands in the run
   * @param status how it ended
   * @param restored whether its output came from a checkpoint
   * @param seconds how long it worked, NaN if it has not ended
   * @param settings its settings
   * @param metrics the figures it reported, in their order
   * @param output the fingerprint of what it returned, if that has one
   */
  public record TrackedStage(
      String path,
      PipelineRun.Status status,
      boolean restored,
      double seconds,
      Settings settings,
      List<TrackedMetric> metrics,
      Optional<Fingerprint> output) {

    /** Copies the metrics. */
    public TrackedStage {
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * A figure as it is remembered.
   *
   * @param name of the figure
   * @param step the epoch, round or fold, from 0
   * @param value the figure
   */
  public record TrackedMetric(String name, long step, double value) {}
}
