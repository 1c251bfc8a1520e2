package org.sagekit.core.track.exchange.mlflow;

import java.util.Optional;
import org.sagekit.api.PipelineRun.Status;

/** How a run stands, in the order of MLflow's numbers from 1 on. */
enum RunStatus {
  RUNNING(Status.STOPPED, "It was running when it was brought in."),
  SCHEDULED(Status.STOPPED, "It was scheduled when it was brought in."),
  FINISHED(Status.COMPLETED, ""),
  FAILED(Status.FAILED, "It failed. MLflow keeps no reason."),
  KILLED(Status.STOPPED, "It was killed.");

  private final Status ours;
  private final String reason;

  RunStatus(Status ours, String reason) {
    this.ours = ours;
    this.reason = reason;
  }

  /** By number, or by name as some versions wrote it. */
  static Optional<RunStatus> of(String text) {
    for (RunStatus status : values()) {
      if (text.equals(Integer.toString(status.ordinal() + 1)) || text.equals(status.name())) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  Status ours() {
    return ours;
  }

  String reason() {
    return reason;
  }
}
