package org.sagekit.core.track.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.StoppedException;

/**
 * A folder that strangers have filled. Links are followed only to files inside it, pipes and
 * devices are never opened, and what can't be read is told and passed over.
 */
public final class ForeignFiles {
  private static final int DEEPEST = 100;
  private static final int BUFFER = 1 << 16;
  private final Path root;
  private final Path real;
  private final Tally tally;

  /**
   * Opens a folder.
   *
   * @param subject what it is, for messages
   * @throws DataException if it is none
   */
  public ForeignFiles(String subject, Path folder, Tally tally) {
    this.root = folder;
    this.tally = tally;
    try {
      this.real = folder.toRealPath();
    } catch (IOException e) {
      throw new DataException(
          "%s: folder must be there, but '%s' is not.".formatted(subject, folder), e);
    }
    if (!Files.isDirectory(real)) {
      throw new DataException("%s: '%s' must be a folder.".formatted(subject, folder));
    }
  }

  /** The folder. */
  public Path root() {
    return root;
  }

  /**
   * Ends what is read for somebody who does not want it any more.
   *
   * @throws StoppedException if the thread was interrupted; it stays so
   */
  public static void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw new StoppedException(
          "The import was interrupted. What was brought in before stays; bringing in again goes on.");
    }
  }

  /** The folders in a folder by name; links are told and left out. */
  public List<Path> folders(Path parent) {
    checkInterrupt();
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(this::isFolder).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | java.io.UncheckedIOException e) {
      unreadable(parent, e);
      return List.of();
    }
  }

  private boolean isFolder(Path path) {
    if (Files.isSymbolicLink(path) && Files.isDirectory(path)) {
      tally.note("'%s' is a link to a folder and was not followed.".formatted(name(path)));
      return false;
    }
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * All files in a folder and below it.
   *
   * @param each takes a file with its name below the folder
   */
  public void walk(Path folder, Consumer<Found> each) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          EnumSet.noneOf(java.nio.file.FileVisitOption.class),
          DEEPEST,
          visitor(folder, each));
    } catch (IOException e) {
      unreadable(folder, e);
    }
  }

  private FileVisitor<Path> visitor(Path folder, Consumer<Found> each) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        checkInterrupt();
        String below = folder.relativize(file).toString().replace(java.io.File.separatorChar, '/');
        if (attributes.isDirectory()) {
          tally.note("'%s' is nested too deeply and was not taken.".formatted(name(file)));
        } else if (!Names.staysInside(below)) {
          tally.note("'%s' has a name that no file may have here.".formatted(name(file)));
        } else {
          target(file).ifPresent(path -> each.accept(new Found(below, path)));
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) {
        unreadable(file, e);
        return FileVisitResult.CONTINUE;
      }
    };
  }

  /** The file itself, or what a link leads to if that is inside. */
  private Optional<Path> target(Path file) {
    try {
      Path path = file.toRealPath();
      if (!path.startsWith(real)) {
        tally.note("'%s' leads out of the folder and was not taken.".formatted(name(file)));
        return Optional.empty();
      }
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        tally.note("'%s' is no regular file and was not taken.".formatted(name(file)));
        return Optional.empty();
      }
      return Optional.of(path);
    } catch (IOException e) {
      unreadable(file, e);
      return Optional.empty();
    }
  }

  /** Opens a file that may not be there, or may not be one. */
  public Optional<Path> file(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? target(path) : Optional.empty();
  }

  /**
   * The text of a small file.
   *
   * @param file one that was {@link #walk found}
   * @param most its largest size in bytes
   * @return empty, which is told, if it is larger or no UTF-8
   */
  public Optional<String> text(Path file, int most) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        tally.note("'%s' has more than %s bytes and was not taken.".formatted(name(file), most));
        return Optional.empty();
      }
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      tally.note("'%s' is no UTF-8 and was not taken.".formatted(name(file)));
      return Optional.empty();
    } catch (IOException e) {
      unreadable(file, e);
      return Optional.empty();
    }
  }

  /** Tells that something can't be read. */
  public void unreadable(Path path, Exception cause) {
    tally.note("'%s' can't be read: %s.".formatted(name(path), cause.getClass().getSimpleName()));
  }

  /** A path as it stands below the folder, for messages. */
  public String name(Path path) {
    if (path.startsWith(root)) {
      return root.relativize(path).toString();
    }
    return path.startsWith(real) ? real.relativize(path).toString() : path.toString();
  }

  /**
   * A file.
   *
   * @param name below the folder that was walked, parts joined by {@code /}
   * @param path where its bytes are
   */
  public record Found(String name, Path path) {

    /** In bytes; 0 if it has gone since. */
    public long size() {
      try {
        return Files.size(path);
      } catch (IOException e) {
        return 0;
      }
    }

    /** The hash of its bytes, empty if they can't be read. */
    public Optional<Fingerprint> sha256() {
      Fingerprint.Digest digest = Fingerprint.digest();
      byte[] buffer = new byte[BUFFER];
      try (InputStream in = Files.newInputStream(path)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.bytes(buffer, 0, read);
        }
        return Optional.of(digest.done());
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }
}
