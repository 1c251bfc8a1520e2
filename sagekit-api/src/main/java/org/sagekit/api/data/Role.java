package org.sagekit.api.data;

/** What a column is for. */
public enum Role {
  /** The model learns from it. */
  FEATURE,
  /** What the model predicts. At most one column. */
  TARGET,
  /** How much a row counts; a number, zero or more. At most one column. */
  WEIGHT,
  /** Names the row; never learnt from. At most one column. */
  ID,
  /** Rows of one group stay on one side of a split; never learnt from. At most one column. */
  GROUP,
  /** Carried along, never learnt from. */
  IGNORED
}
