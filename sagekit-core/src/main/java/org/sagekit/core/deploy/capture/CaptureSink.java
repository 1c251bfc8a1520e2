package org.sagekit.core.deploy.capture;

import java.io.IOException;
import java.time.Instant;

/**
 * Where lines of a capture go, one file after the other. Used by one thread. What was appended is
 * sure once {@link #force} has returned, and is lost if it throws: a disk that has once refused to
 * confirm says yes to the next question, although the bytes are gone.
 */
interface CaptureSink extends AutoCloseable {

  /**
   * Whether lines may stand behind the ones before. If not, {@link #force} and {@link #end} come
   * first.
   *
   * @param bytes how long they are
   */
  default boolean takes(int bytes) {
    return true;
  }

  /**
   * Writes lines whole or not at all.
   *
   * @param lines bytes that end with a line end
   * @throws IOException if a reader finds nothing of it
   */
  void append(byte[] lines) throws IOException;

  /**
   * Makes what was appended survive a power cut.
   *
   * @throws IOException if that is not sure of what was appended since this last went well: it is
   *     taken away then, or will be as soon as the disk allows it
   */
  void force() throws IOException;

  /**
   * What comes must not stand beside what was before, all of which was forced.
   *
   * @throws IOException if what was before can't be ended; the next line is none the worse
   */
  default void end() throws IOException {}

  /**
   * As {@link #end}, because what comes belongs to another span of time.
   *
   * @param time of the next line
   */
  default void turn(Instant time) throws IOException {
    end();
  }

  @Override
  void close() throws IOException;
}
