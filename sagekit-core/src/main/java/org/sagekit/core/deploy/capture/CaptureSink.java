package org.sagekit.core.deploy.capture;

import java.io.IOException;
import java.time.Instant;

/** Where lines of a capture go. Used by one thread. */
interface CaptureSink extends AutoCloseable {

  /**
   * Writes lines whole or not at all.
   *
   * @param lines bytes that end with a line end
   * @throws IOException if nothing of it was written
   */
  void append(byte[] lines) throws IOException;

  /**
   * What comes belongs to another span of time, so it must not stand beside what was before.
   *
   * @param time of the next line
   * @throws IOException if what was before can't be ended; the next line is none the worse
   */
  default void turn(Instant time) throws IOException {}

  /** Makes what was written survive a power cut. */
  void force() throws IOException;

  @Override
  void close() throws IOException;
}
