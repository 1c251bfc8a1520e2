package org.sagekit.core.track.search.query;

/** What stands under a name, as far as the name tells. */
enum ValueType {
  /** A text, which may stand for a number. */
  TEXT,
  /** A text of few values, in which upper and lower case are one. */
  WORD,
  /** A number. */
  NUMBER,
  /** A time. */
  TIME,
  /** The identity of a run, which is ordered by its number. */
  RUN,
  /** Told by the run only. */
  OPEN
}
