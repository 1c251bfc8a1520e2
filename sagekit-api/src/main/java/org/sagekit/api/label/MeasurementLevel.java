package org.sagekit.api.label;

/** What the differences between answers mean (S. S. Stevens, Science 103, 1946). */
public enum MeasurementLevel {
  /** Answers are the same or they are not. */
  NOMINAL,
  /** Answers have an order: two that are farther apart in it differ more. */
  ORDINAL,
  /** Answers are numbers: what counts is their difference, as of temperatures. */
  INTERVAL,
  /** Answers are numbers from 0: what counts is how many times as great one is, as of lengths. */
  RATIO
}
