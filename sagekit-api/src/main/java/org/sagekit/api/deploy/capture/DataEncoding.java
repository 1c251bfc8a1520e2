package org.sagekit.api.deploy.capture;

/** How the data of a record is written in its line, as SageMaker names it. */
public enum DataEncoding {
  /** Rows of comma-separated values, as they were sent. */
  CSV,
  /** JSON or JSON lines, as they were sent. */
  JSON,
  /** Bytes of any kind; what they are is said by the content type. */
  BASE64
}
