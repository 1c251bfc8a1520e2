package org.sagekit.api.deploy.transform;

/** How the records of a file are written: SageMaker's content types for batch transform. */
public enum RecordFormat {
  /** Separated by commas, by RFC 4180, in UTF-8: {@code text/csv}. */
  CSV,
  /** A JSON value a line, by RFC 8259, in UTF-8: {@code application/jsonlines}. */
  JSON_LINES
}
