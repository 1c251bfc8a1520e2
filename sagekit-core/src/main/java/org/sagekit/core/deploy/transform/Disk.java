package org.sagekit.core.deploy.transform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sagekit.core.internal.DurableFiles;

/**
 * All that a transform does to the disk, one by one, so that a test can let any of it be the last.
 */
interface Disk {
  /** The disk itself. */
  Disk REAL = new Disk() {};

  /** Writes at the end of a file. */
  default void write(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /** What was written stays, whatever happens. */
  default void force(FileChannel file) throws IOException {
    file.force(true);
  }

  /** Writes or replaces a small file, whole or not at all, to stay. */
  default void replace(Path file, byte[] content) throws IOException {
    DurableFiles.replace(file, out -> out.write(content));
  }

  /** Gives a file that was forced its name, to stay. */
  default void move(Path part, Path file) throws IOException {
    DurableFiles.move(part, file);
  }

  /** Deletes a file if it is there. */
  default void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }
}
