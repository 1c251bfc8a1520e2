package org.sagekit.core.deploy.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.deploy.capture.CaptureLayout;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.core.internal.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends lines to numbered files of a folder, and goes on with the next file when one is full or
 * the disk has failed it. Never appends to a file of an earlier process, whose last line may be
 * torn. For one thread.
 */
final class CaptureFile implements CaptureSink {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureFile.class);

  /** What the logs of this process write, which no other one may delete. */
  private static final Map<Path, CaptureFile> OWNER_BY_FILE = new ConcurrentHashMap<>();

  private final Path folder;
  private final Limits limits;
  private final GrowingFile.Opening opening;
  private int number;
  private @Nullable Instant time;
  private @Nullable GrowingFile current;

  /** Files of which something is still to be cut off. */
  private final Set<GrowingFile> uncut = new LinkedHashSet<>();

  /** The last file if it holds nothing; deleted once there is a newer one to keep the number. */
  private @Nullable GrowingFile empty;

  /**
   * @param folder where the files lie
   * @param number of the first file
   */
  CaptureFile(Path folder, int number, Limits limits) {
    this(folder, number, limits, file -> FileChannel.open(file, StandardOpenOption.WRITE));
  }

  CaptureFile(Path folder, int number, Limits limits, GrowingFile.Opening opening) {
    this.folder = folder;
    this.number = number;
    this.limits = limits;
    this.opening = opening;
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
  public boolean takes(int bytes) {
    return current == null || current.takes(bytes, limits.maxBytes);
  }

  @Override
  public void append(byte[] lines) throws IOException {
    GrowingFile file = open();
    try {
      file.append(lines);
    } finally {
      mend(file);
    }
  }

  @Override
  public void force() throws IOException {
    GrowingFile file = current;
    if (file != null) {
      try {
        file.force();
      } finally {
        mend(file);
      }
    }
  }

  /** What could not be cut off is tried again whenever something is written. */
  private void mend(GrowingFile file) {
    uncut.add(file);
    uncut.removeIf(GrowingFile::mend);
  }

  private GrowingFile open() throws IOException {
    GrowingFile known = current;
    if (known != null) {
      return known;
    }
    GrowingFile opened = create();
    current = opened;
    number++;
    clean();
    return opened;
  }

  /** Another log of the folder may have the next number: the same model with other options. */
  private GrowingFile create() throws IOException {
    while (true) {
      Path next = CaptureFolder.file(hour(), number);
      if (OWNER_BY_FILE.putIfAbsent(next, this) == null) {
        try {
          DurableFiles.createNew(next);
          return new GrowingFile(next, opening);
        } catch (FileAlreadyExistsException e) {
          disown(next);
        } catch (IOException | RuntimeException | Error e) {
          withdraw(next, e);
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

  /** One empty file for each try would fill the folder. */
  private void withdraw(Path file, Throwable cause) {
    disown(file);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void disown(Path file) {
    OWNER_BY_FILE.remove(file, this);
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
      GrowingFile old = empty;
      if (old != null) {
        Files.deleteIfExists(old.path());
        empty = null;
      }
      limits.retention.apply(folder);
    } catch (IOException e) {
      LOG.warn("Capture in '{}': old files can't be deleted; it grows further.", folder, e);
    }
  }

  @Override
  public void turn(Instant newTime) throws IOException {
    time = newTime;
    end();
  }

  @Override
  public void end() throws IOException {
    GrowingFile ended = current;
    current = null;
    if (ended != null) {
      disown(ended.path());
      empty = ended.isEmpty() ? ended : empty;
      ended.close();
    }
  }

  /** With a last try to force, and to cut off what is not sure. */
  @Override
  public void close() throws IOException {
    try {
      force();
    } finally {
      end();
      uncut.removeIf(GrowingFile::mend);
    }
  }
}
