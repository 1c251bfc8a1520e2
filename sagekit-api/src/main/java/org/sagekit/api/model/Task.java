package org.sagekit.api.model;

/** What a model predicts. */
public enum Task {
  /** One of two classes. */
  BINARY,
  /** One of three or more classes. */
  MULTICLASS,
  /** A number. */
  REGRESSION,
  /** Any number of labels at once: for each label a probability of its own. */
  MULTILABEL,
  /** A group of rows that are alike, found without a target: for each group a share. */
  CLUSTERING,
  /** How odd a row is, found without a target: a number, greater being odder. */
  ANOMALY,
  /** Fewer numbers that tell most of a row, found without a target. */
  PROJECTION;

  /**
   * Whether one of some classes is predicted.
   *
   * @return true for two and more classes
   */
  public boolean isClassification() {
    return this == BINARY || this == MULTICLASS;
  }

  /**
   * Whether it is learnt from a target.
   *
   * @return false for clusters, anomalies and projections
   */
  public boolean isSupervised() {
    return isClassification() || this == REGRESSION || this == MULTILABEL;
  }

  /**
   * What models predict that say nothing else.
   *
   * @param classes how many classes they have
   * @return regression for none, else two or more classes
   */
  public static Task ofClasses(int classes) {
    return classes == 0 ? REGRESSION : classes == 2 ? BINARY : MULTICLASS;
  }

  /** Whether so many names of outputs fit the task. */
  boolean fits(int classes) {
    return switch (this) {
      case BINARY -> classes == 2;
      case MULTICLASS -> classes > 2;
      case REGRESSION, ANOMALY -> classes == 0;
      case MULTILABEL, CLUSTERING, PROJECTION -> classes > 0;
    };
  }
}
