package org.sagekit.studio.serve.invocations;

import java.util.List;

/** Whose shape a request has, and so its answer. */
enum Form {
  /** SageMaker's JSON. */
  SAGEMAKER(Body.JSON),
  /** SageMaker's CSV, which has no header. */
  SAGEMAKER_CSV(Body.CSV),
  /** SageMaker's lines of JSON. */
  SAGEMAKER_LINES(Body.LINES),
  /** MLflow's JSON or CSV with a header; the predictions are labels or numbers. */
  MLFLOW(Body.JSON),
  /** MLflow's, the predictions being the probabilities of the classes. */
  MLFLOW_PROBABILITIES(Body.JSON);

  private static final List<String> CSV_FIRST =
      List.of(Body.CSV, Body.JSON, Body.LINES, Body.X_LINES);
  private static final List<String> LINES_FIRST =
      List.of(Body.LINES, Body.JSON, Body.CSV, Body.X_LINES);
  private static final List<String> JSON_FIRST =
      List.of(Body.JSON, Body.LINES, Body.CSV, Body.X_LINES);

  private final String standard;

  Form(String standard) {
    this.standard = standard;
  }

  /** What the answer can be; the first where the client does not mind. */
  List<String> offered() {
    return switch (standard) {
      case Body.CSV -> CSV_FIRST;
      case Body.LINES -> LINES_FIRST;
      default -> JSON_FIRST;
    };
  }
}
