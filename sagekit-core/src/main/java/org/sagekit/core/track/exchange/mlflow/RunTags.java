package org.sagekit.core.track.exchange.mlflow;

/** The tags that an import sets itself. */
final class RunTags {
  /** What MLflow calls the run. By it a run is known again. */
  static final String RUN_ID = "mlflow.runId";

  /** What MLflow calls its experiment. */
  static final String EXPERIMENT_ID = "mlflow.experimentId";

  /** How MLflow says that it stands. */
  static final String STATUS = "mlflow.status";

  /** That it is marked as deleted. */
  static final String LIFECYCLE = "mlflow.lifecycleStage";

  private RunTags() {}
}
