package org.sagekit.api.deploy.capture;

import java.util.Iterator;

/**
 * The records of a capture, one after the other, in constant memory. To be read once, by one
 * thread, and closed. {@link #next()} throws {@link org.sagekit.api.DataException} with file and
 * line if one is damaged and damage is not to be passed over, and {@link
 * org.sagekit.api.StoreException} if a file can't be read.
 */
public interface InferenceRecords extends Iterator<InferenceRecord>, AutoCloseable {

  /**
   * What the reading has come upon so far.
   *
   * @return complete when there are no more records
   */
  CaptureReading reading();

  @Override
  void close();
}
