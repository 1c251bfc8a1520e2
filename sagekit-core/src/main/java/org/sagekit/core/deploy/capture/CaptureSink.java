package org.sagekit.core.deploy.capture;

import java.io.IOException;

/** Where lines of a capture go. Used by one thread. */
interface CaptureSink extends AutoCloseable {

  /**
   * Writes lines whole or not at all.
   *
   * @param lines bytes that end with a line end
   * @throws IOException if nothing of it was written
   */
  void append(byte[] lines) throws IOException;

  /** Makes what was written survive a power cut. */
  void force() throws IOException;

  @Override
  void close() throws IOException;
}
