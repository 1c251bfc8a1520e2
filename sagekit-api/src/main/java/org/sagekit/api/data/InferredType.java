package org.sagekit.api.data;

/**
 * What the values of a column read as, whatever the column was declared to be. These are the types
 * of Amazon SageMaker Model Monitor.
 */
public enum InferredType {
  /** Whole numbers. */
  INTEGRAL,
  /** Numbers of which at least one is not whole. */
  FRACTIONAL,
  /** Anything else: categories, booleans, times, text. */
  STRING,
  /** There is no value. */
  UNKNOWN
}
