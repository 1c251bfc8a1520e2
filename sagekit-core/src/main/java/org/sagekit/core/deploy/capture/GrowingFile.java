package org.sagekit.core.deploy.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file to which lines are appended. After a fault it holds what it held before and takes nothing
 * more: a reader may be in the midst of what was cut off, so nothing is written over it, and a disk
 * that has failed to confirm may have lost any of it. For one thread.
 */
final class GrowingFile implements Closeable {
  private final Path path;
  private final Opening opening;
  private final FileChannel channel;

  /** What of it is whole lines. */
  private long size;

  /** What of that is on disk for sure. */
  private long forced;

  private boolean spoiled;
  private boolean cut = true;

  /** How a file that is there is opened for writing. */
  @FunctionalInterface
  interface Opening {
    FileChannel open(Path file) throws IOException;
  }

  /**
   * @param path of an empty file
   */
  GrowingFile(Path path, Opening opening) throws IOException {
    this.path = path;
    this.opening = opening;
    this.channel = opening.open(path);
  }

  Path path() {
    return path;
  }

  /** Whether it holds no line. */
  boolean isEmpty() {
    return size == 0;
  }

  /** Whether lines may be appended, if it is to have no more than some bytes with them. */
  boolean takes(long bytes, long most) {
    return !spoiled && (size == 0 || size + bytes <= most);
  }

  /**
   * Appends lines whole or not at all.
   *
   * @throws IOException if they were not
   */
  void append(byte[] lines) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(lines);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      size += lines.length;
    } catch (IOException | RuntimeException | Error e) {
      if (buffer.position() > 0 || !isWhole()) {
        spoil(size);
      }
      throw e;
    }
  }

  private boolean isWhole() {
    try {
      return channel.size() == size;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Makes sure of what was appended.
   *
   * @throws IOException if it can't be made sure, or somebody has deleted the file; what is not
   *     sure is cut off
   */
  void force() throws IOException {
    if (size == forced) {
      return;
    }
    try {
      if (Files.notExists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      channel.force(false);
      forced = size;
    } catch (IOException | RuntimeException | Error e) {
      spoil(forced);
      throw e;
    }
  }

  private void spoil(long whole) {
    spoiled = true;
    size = whole;
    cut = false;
    mend();
  }

  /** Whether nothing but whole lines is in it; tries once more to cut off what else is. */
  boolean mend() {
    if (!cut) {
      try (FileChannel again = opening.open(path)) {
        again.truncate(size);
        again.force(true);
        cut = true;
      } catch (NoSuchFileException e) {
        cut = true; // deleted, so nothing of it is found
      } catch (IOException e) {
        return false; // the disk may have got over it by the next time
      }
    }
    return cut;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
