package org.sagekit.core.deploy.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.deploy.capture.CaptureLayout;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.core.internal.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends lines to numbered files of a folder, and goes on with the next file when one is full.
 * Never appends to a file of an earlier process, whose last line may be torn. For one thread.
 */
final class CaptureFile implements CaptureSink {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureFile.class);

  /** What the logs of this process write, which no other one may delete. */
  private static final Map<Path, CaptureFile> OWNER_BY_FILE = new ConcurrentHashMap<>();

  private final Path folder;
  private final Limits limits;
  private int number;
  private @Nullable Path file;
  private @Nullable Instant time;
  private @Nullable FileChannel channel;

  /** What of the open file is whole lines. */
  private long size;

  /**
   * @param folder where the files lie
   * @param number of the first file
   */
  CaptureFile(Path folder, int number, Limits limits) {
    this.folder = folder;
    this.number = number;
    this.limits = limits;
  }

  /**
   * How files are kept.
   *
   * @param maxBytes a file is ended before it grows larger, unless it holds but one chunk
   * @param layout where they lie
   * @param retention which are deleted
   */
  record Limits(long maxBytes, CaptureLayout layout, Retention retention) {
    static Limits of(CaptureOptions options) {
      return new Limits(
          options.fileBytes(),
          options.layout(),
          new Retention(options.keepBytes(), options.keepFor()));
    }
  }

  @Override
  public void turn(Instant newTime) throws IOException {
    time = newTime;
    close();
  }

  @Override
  public void append(byte[] lines) throws IOException {
    if (size > 0 && size + lines.length > limits.maxBytes) {
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
    FileChannel opened = create();
    channel = opened;
    size = 0;
    number++;
    clean();
    return opened;
  }

  /** Another log of the folder may have the next number: the same model with other options. */
  private FileChannel create() throws IOException {
    while (true) {
      Path next = CaptureFolder.file(hour(), number);
      if (OWNER_BY_FILE.putIfAbsent(next, this) == null) {
        file = next;
        try {
          DurableFiles.createNew(next);
          return FileChannel.open(next, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
          disown();
        } catch (IOException | RuntimeException | Error e) {
          disown();
          throw e;
        }
      }
      number++;
    }
  }

  /** Whether a log of this process, perhaps another one of the folder, writes a file. */
  static boolean isOpen(Path file) {
    return OWNER_BY_FILE.containsKey(file);
  }

  private void disown() {
    Path old = file;
    file = null;
    if (old != null) {
      OWNER_BY_FILE.remove(old, this);
    }
  }

  private Path hour() throws IOException {
    Instant now = time;
    if (now == null || limits.layout == CaptureLayout.FLAT) {
      return folder;
    }
    return DurableFiles.createFolder(CaptureFolder.hour(folder, now));
  }

  /** What can't be deleted now will be when the next file is begun. */
  private void clean() {
    try {
      limits.retention.apply(folder);
    } catch (IOException e) {
      LOG.warn("Capture in '{}': old files can't be deleted; it grows further.", folder, e);
    }
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
    disown();
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
    disown();
    if (ended != null) {
      try (ended) {
        ended.force(false);
      }
    }
  }
}
