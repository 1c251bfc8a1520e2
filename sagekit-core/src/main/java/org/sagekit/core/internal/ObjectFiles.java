package org.sagekit.core.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.StoreException;

/**
 * Contents of any size, each a file under the SHA-256 of its bytes. One that was put is there
 * whole, also after a power cut; its bytes are checked whenever they are read. Thread-safe, also
 * between processes.
 */
public final class ObjectFiles {
  private static final int BUFFER = 1 << 16;
  private static final int SHELF_DIGITS = 2;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
  private final Path folder;

  /** The shelves whose entries in the folder are known to be durable. */
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  private ObjectFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * A content that is there.
   *
   * @param sha256 its name
   * @param size in bytes
   */
  public record Kept(Fingerprint sha256, long size) {}

  /** Those of a folder, which is made if it is not there. */
  static ObjectFiles in(Path folder) throws IOException {
    return new ObjectFiles(DurableFiles.createFolder(folder));
  }

  /**
   * Puts bytes.
   *
   * @throws IOException if they can't be written; then nothing is there
   */
  public Kept put(byte[] bytes) throws IOException {
    Kept kept = new Kept(Fingerprint.ofBytes(bytes), bytes.length);
    return isDurable(kept) ? kept : put(new ByteArrayInputStream(bytes));
  }

  /**
   * Puts the content of a file, a piece at a time.
   *
   * @throws IOException if it can't be read or written; then nothing is there
   */
  public Kept put(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return put(in);
    }
  }

  /**
   * Puts all that a stream gives, a piece at a time. A content that is there already is left alone,
   * but only after its bytes were read and found to be right: a damaged one is replaced.
   *
   * @throws IOException if it can't be read or written; then nothing is there
   */
  public Kept put(InputStream in) throws IOException {
    Path part = DurableFiles.beside(folder);
    try {
      Kept kept;
      try (FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        kept = copy(in, Channels.newOutputStream(channel));
        if (isDurable(kept)) {
          return kept;
        }
        channel.force(true);
      }
      shelve(kept);
      DurableFiles.move(part, file(kept.sha256()));
      return kept;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Kept copy(InputStream in, OutputStream out) throws IOException {
    Fingerprint.Digest digest = Fingerprint.digest();
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.bytes(buffer, 0, read);
      out.write(buffer, 0, read);
      size += read;
    }
    return new Kept(digest.done(), size);
  }

  /**
   * Whether a content is there, and will be after a power cut; who put it may not have got there.
   */
  private boolean isDurable(Kept kept) throws IOException {
    if (!isSound(kept)) {
      return false;
    }
    DurableFiles.forceFolder(shelve(kept));
    return true;
  }

  private Path shelve(Kept kept) throws IOException {
    Path shelf = DurableFiles.createFolder(shelf(kept.sha256()));
    if (!durable.contains(shelf)) {
      DurableFiles.forceFolder(folder);
      durable.add(shelf);
    }
    return shelf;
  }

  /** Whether a content is there with the right bytes. */
  boolean isSound(Kept kept) throws IOException {
    Path file = file(kept.sha256());
    try (InputStream in = Files.newInputStream(file)) {
      return Files.size(file) == kept.size()
          && copy(in, OutputStream.nullOutputStream()).equals(kept);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Reads a content into memory.
   *
   * @param size as {@link #put} told it
   * @throws StoreException if it is gone or damaged
   */
  public byte[] read(Fingerprint sha256, long size) {
    Path file = file(sha256);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(Math.addExact(Math.max(size, 0), 1)));
      if (bytes.length != size || !Fingerprint.ofBytes(bytes).equals(sha256)) {
        throw damaged(file);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw gone(file, e);
    } catch (IOException | ArithmeticException e) {
      throw new StoreException("Object '%s' can't be read: %s".formatted(file, e), e);
    }
  }

  /**
   * Copies a content into a file, a piece at a time; the file has its name only when all bytes were
   * checked.
   *
   * @param size as {@link #put} told it
   * @param to takes the place of what is there
   * @throws StoreException if it is gone or damaged, or the file can't be written
   */
  public void copy(Fingerprint sha256, long size, Path to) {
    Path file = file(sha256);
    try (InputStream in = Files.newInputStream(file)) {
      DurableFiles.replace(
          to,
          out -> {
            if (!copy(in, out).equals(new Kept(sha256, size))) {
              throw damaged(file);
            }
          });
    } catch (NoSuchFileException e) {
      if (Files.exists(file)) {
        throw new StoreException(
            "Object '%s' can't be copied to '%s': %s".formatted(file, to, e), e);
      }
      throw gone(file, e);
    } catch (IOException e) {
      throw new StoreException("Object '%s' can't be copied to '%s': %s".formatted(file, to, e), e);
    }
  }

  /**
   * Reads everything and says what is wrong with it, a sentence each. What nobody refers to is only
   * wrong if it is damaged: a process may have died between a content and the row that names it.
   *
   * @param referred what must be there
   */
  List<String> damage(Collection<Kept> referred) {
    List<String> damage = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (Kept kept : referred) {
      Path file = file(kept.sha256());
      seen.add(file);
      fault(kept, file).ifPresent(damage::add);
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      files
          .filter(file -> NAME.matcher(String.valueOf(file.getFileName())).matches())
          .filter(file -> !seen.contains(file))
          .sorted()
          .forEach(file -> strayFault(file).ifPresent(damage::add));
    } catch (IOException | UncheckedIOException e) {
      damage.add("Folder '%s' can't be read: %s".formatted(folder, e));
    }
    return damage;
  }

  private Optional<String> fault(Kept kept, Path file) {
    try {
      if (isSound(kept)) {
        return Optional.empty();
      }
      return Optional.ofNullable(
          (Files.exists(file) ? damaged(file) : gone(file, null)).getMessage());
    } catch (IOException e) {
      return Optional.of("Object '%s' can't be read: %s".formatted(file, e));
    }
  }

  private Optional<String> strayFault(Path file) {
    try {
      return fault(new Kept(new Fingerprint(file.getFileName().toString()), Files.size(file)), file)
          .map(sentence -> sentence + " Nothing refers to it.");
    } catch (IOException e) {
      return Optional.of("Object '%s' can't be read: %s".formatted(file, e));
    }
  }

  private static StoreException damaged(Path file) {
    return new StoreException(
        "Object '%s' is damaged: its SHA-256 is not its name.".formatted(file));
  }

  private static StoreException gone(Path file, @Nullable Exception cause) {
    return new StoreException("Object '%s' is gone.".formatted(file), cause);
  }

  private Path shelf(Fingerprint sha256) {
    return folder.resolve(sha256.hex().substring(0, SHELF_DIGITS));
  }

  private Path file(Fingerprint sha256) {
    return shelf(sha256).resolve(sha256.hex());
  }
}
