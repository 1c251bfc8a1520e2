package org.sagekit.core.deploy.capture;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deletes old files. The newest file is never deleted: its number must not be given again; nor is
 * one that another log of the folder still writes. Ages are told by the file system's clock alone,
 * so that no other clock can make a file old. Stateless.
 */
record Retention(Optional<Long> keepBytes, Optional<Duration> keepFor) {
  static final Retention NONE = new Retention(Optional.empty(), Optional.empty());

  /** Looks at the files of a folder, of which the newest has just been begun. */
  void apply(Path folder) throws IOException {
    if (keepBytes.isEmpty() && keepFor.isEmpty()) {
      return;
    }
    List<Path> files = CaptureFolder.files(folder);
    int last = files.size() - 1;
    if (last < 1) {
      return;
    }
    Instant now = Files.getLastModifiedTime(files.get(last)).toInstant();
    long bytes = 0;
    for (int i = last - 1; i >= 0; i--) {
      bytes += size(files.get(i));
      if (!CaptureFile.isOpen(files.get(i))
          && (bytes > keepBytes.orElse(Long.MAX_VALUE) || isOld(files.get(i), now))) {
        delete(folder, files.get(i));
      }
    }
  }

  /** With the folders of its hour that are empty then: there would be 8,760 more each year. */
  private static void delete(Path folder, Path file) throws IOException {
    Files.deleteIfExists(file);
    try {
      for (Path above = file.getParent();
          above != null && !above.equals(folder);
          above = above.getParent()) {
        Files.delete(above);
      }
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      return; // it is still wanted, or another log was faster
    }
  }

  private boolean isOld(Path file, Instant now) throws IOException {
    if (keepFor.isEmpty()) {
      return false;
    }
    try {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      return Duration.between(written, now).compareTo(keepFor.get()) > 0;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
