package org.sagekit.api.deploy.capture;

/** Where the files of a capture lie in its folder. */
public enum CaptureLayout {
  /** Side by side: {@code 00000001.jsonl}. */
  FLAT,
  /**
   * By the hour of their records, as in SageMaker: {@code yyyy/mm/dd/hh/00000001.jsonl}, in UTC.
   */
  HOURLY
}
