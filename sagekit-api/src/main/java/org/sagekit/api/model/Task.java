package org.sagekit.api.model;

/** What a model predicts. */
public enum Task {
  /** One of two classes. */
  BINARY,
  /** One of three or more classes. */
  MULTICLASS,
  /** A number. */
  REGRESSION;

  /**
   * Whether classes are predicted.
   *
   * @return true for all but regression
   */
  public boolean isClassification() {
    return this != REGRESSION;
  }
}
