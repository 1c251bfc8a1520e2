package org.sagekit.api.monitor;

/** What a {@link Violation} is about. The first six are those of Amazon SageMaker Model Monitor. */
public enum Check {
  /** Values are of another type than the baseline's. */
  DATA_TYPE,
  /** Values are missing that were there. */
  COMPLETENESS,
  /** The values are distributed otherwise. */
  BASELINE_DRIFT,
  /** A column is not there. */
  MISSING_COLUMN,
  /** There is a column that the baseline does not know. */
  EXTRA_COLUMN,
  /** There are categories that the baseline does not know. */
  CATEGORICAL_VALUES,
  /** Numbers are below or above what is allowed, or infinite. */
  RANGE,
  /** Values repeat that should not, or one value stands in all rows. */
  UNIQUENESS,
  /** The newest value is too old, or lies in the future. */
  FRESHNESS,
  /** There are too few rows to judge. */
  ROWS,
  /** Something could not be read or compared: a damaged record, another encoding. */
  UNREADABLE
}
