package org.sagekit.core.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that are there whole or not at all, also after a power cut: written beside, forced, moved
 * into place, and the folder forced. Leaving out any of the four loses files.
 */
public final class DurableFiles {
  private static final String BESIDE = ".part-";

  /**
   * Processes in two containers may have one id, so the start of the clock's count tells them
   * apart.
   */
  private static final String PROCESS = ProcessHandle.current().pid() + "-" + System.nanoTime();

  private static final AtomicLong COUNT = new AtomicLong();

  private DurableFiles() {}

  /** What fills a file. */
  @FunctionalInterface
  public interface Content {

    /** Writes the content; the stream is buffered and need not be closed. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes or replaces a file.
   *
   * @throws IOException if it can't be written; what was there before is untouched
   */
  public static void replace(Path file, Content content) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder of the file");
    Path part = beside(folder);
    try {
      try (FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Makes an empty file durably.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one of the name
   */
  public static void createNew(Path file) throws IOException {
    Files.createFile(file);
    forceFolder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder of the file"));
  }

  /** A name in a folder that nobody else has, for what is not whole yet. */
  static Path beside(Path folder) {
    return folder.resolve(BESIDE + PROCESS + "-" + COUNT.incrementAndGet());
  }

  /**
   * Gives a file that was written and forced its name, or takes the place of the file that has it.
   *
   * @param part on the same volume
   * @throws IOException if it can't be moved; what was there before is untouched
   */
  public static void move(Path part, Path file) throws IOException {
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder of the file"));
  }

  /** Makes a folder and all above it that are not there, durably. */
  public static Path createFolder(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    if (!Files.isDirectory(absolute)) {
      Path above = absolute.getParent();
      if (above != null) {
        createFolder(above);
        Files.createDirectories(absolute);
        forceFolder(above);
      }
    }
    return absolute;
  }

  /**
   * Forces the entries of a folder; platforms that can't open one as a file order them by
   * themselves.
   */
  static void forceFolder(Path folder) throws IOException {
    if (isWindows()) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static boolean isWindows() {
    return java.io.File.separatorChar == '\\';
  }
}
