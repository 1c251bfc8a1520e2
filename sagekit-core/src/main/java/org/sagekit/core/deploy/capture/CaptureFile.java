package org.sagekit.core.deploy.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.sagekit.core.internal.DurableFiles;

/**
 * Appends lines to numbered files of a folder, and goes on with the next file when one is full.
 * Never appends to a file of an earlier process, whose last line may be torn. For one thread.
 */
final class CaptureFile implements CaptureSink {
  private final Path folder;
  private final long maxBytes;
  private int number;
  private @Nullable FileChannel channel;

  /** What of the open file is whole lines. */
  private long size;

  /**
   * @param folder where the files lie
   * @param number of the first file
   * @param maxBytes a file is ended before it grows larger, unless it holds but one chunk
   */
  CaptureFile(Path folder, int number, long maxBytes) {
    this.folder = folder;
    this.number = number;
    this.maxBytes = maxBytes;
  }

  @Override
  public void append(byte[] lines) throws IOException {
    if (size > 0 && size + lines.length > maxBytes) {
      close();
    }
    FileChannel out = open();
    ByteBuffer buffer = ByteBuffer.wrap(lines);
    try {
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      size += lines.length;
    } catch (IOException e) {
      takeBack(out, e);
      throw e;
    }
  }

  private FileChannel open() throws IOException {
    FileChannel known = channel;
    if (known != null) {
      return known;
    }
    Path file = CaptureFolder.file(folder, number);
    DurableFiles.replace(file, out -> {});
    FileChannel opened = FileChannel.open(file, StandardOpenOption.WRITE);
    channel = opened;
    size = 0;
    number++;
    return opened;
  }

  /** A full disk takes a part of a line: it must not stay in front of the next one. */
  private void takeBack(FileChannel out, IOException cause) {
    try {
      out.truncate(size);
      out.position(size);
    } catch (IOException e) {
      cause.addSuppressed(e);
      abandon(out, cause);
    }
  }

  /** Readers pass over a torn last line, so the damage ends with the file. */
  private void abandon(FileChannel out, IOException cause) {
    channel = null;
    size = 0;
    try {
      out.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void force() throws IOException {
    if (channel != null) {
      channel.force(false);
    }
  }

  @Override
  public void close() throws IOException {
    FileChannel ended = channel;
    channel = null;
    size = 0;
    if (ended != null) {
      try (ended) {
        ended.force(false);
      }
    }
  }
}
