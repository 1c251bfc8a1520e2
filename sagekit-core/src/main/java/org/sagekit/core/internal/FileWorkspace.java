package org.sagekit.core.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sagekit.api.Codec;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;

/**
 * A workspace in a folder: tables in {@code sagekit.db}, values in {@code objects} under the
 * SHA-256 of their bytes. A value is on the disk before its key is in the table, so a key never
 * points at nothing; its bytes are checked on every read.
 */
public final class FileWorkspace implements Workspace, AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
  private final Path home;
  private final Path objects;
  private final Store store;
  private final Codecs codecs = Codecs.registered();

  private FileWorkspace(Path home, Path objects, Store store) {
    this.home = home;
    this.objects = objects;
    this.store = store;
  }

  private record Entry(String format, Fingerprint sha256, long size) {}

  /**
   * Opens a workspace, and makes it if it is not there.
   *
   * @throws StoreException if the folder can't be made or holds something else
   */
  public static FileWorkspace open(Path home) {
    try {
      Path folder = DurableFiles.createFolder(home);
      Path objects = DurableFiles.createFolder(folder.resolve("objects"));
      return new FileWorkspace(folder, objects, Store.open(folder.resolve("sagekit.db")));
    } catch (IOException e) {
      throw new StoreException("Workspace '%s' can't be made: %s".formatted(home, e), e);
    }
  }

  /**
   * The tables of a workspace.
   *
   * @throws IllegalArgumentException if it is none of SageKit's own
   */
  public static Store tablesOf(Workspace workspace) {
    if (workspace instanceof FileWorkspace files) {
      return files.store;
    }
    throw new IllegalArgumentException(
        "Workspace: type must be one that SageKit.open made, but was %s."
            .formatted(workspace.getClass().getName()));
  }

  /** The files of a workspace. */
  public static ObjectFiles objectsOf(Workspace workspace) {
    tablesOf(workspace);
    return new ObjectFiles(((FileWorkspace) workspace).objects);
  }

  @Override
  public Path home() {
    return home;
  }

  @Override
  public Path folder(String name) {
    Problems.of("Workspace")
        .require(
            NAME.matcher(name).matches(),
            "folder",
            "letters, digits, '.', '_' and '-', not starting with '.'",
            "'" + name + "'")
        .throwIfAny();
    try {
      return DurableFiles.createFolder(home.resolve(name));
    } catch (IOException e) {
      throw new StoreException("Folder '%s' can't be made: %s".formatted(name, e), e);
    }
  }

  @Override
  public void keep(Fingerprint key, Object value) {
    Codec<?> codec =
        codecs
            .fitting(value)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Workspace: value must be of a type with a codec, but was a %s."
                            .formatted(value.getClass().getName())));
    Optional<Entry> known = entry(key);
    if (known.isPresent() && known.get().format().equals(codec.format())) {
      return;
    }
    byte[] bytes = encoded(codec, value);
    Fingerprint sha256 = Fingerprint.ofBytes(bytes);
    Path file = file(sha256);
    try {
      if (!Files.exists(file) || Files.size(file) != bytes.length) {
        DurableFiles.createFolder(objects.resolve(sha256.hex().substring(0, 2)));
        DurableFiles.replace(file, out -> out.write(bytes));
      }
    } catch (IOException e) {
      throw new StoreException("Object '%s' can't be written: %s".formatted(file, e), e);
    }
    remember(key, new Entry(codec.format(), sha256, bytes.length));
  }

  /** Whether values of this kind can be kept. */
  public boolean canKeep(Object value) {
    return codecs.fitting(value).isPresent();
  }

  @Override
  public <T> Optional<T> find(Fingerprint key, Class<T> type) {
    return entry(key)
        .flatMap(entry -> codecs.ofFormat(entry.format()).map(codec -> read(codec, entry)))
        .map(
            value -> {
              if (!type.isInstance(value)) {
                throw new StoreException(
                    "Object '%s' must be a %s, but was a %s."
                        .formatted(key.brief(), type.getName(), value.getClass().getName()));
              }
              return type.cast(value);
            });
  }

  private Object read(Codec<?> codec, Entry entry) {
    Path file = file(entry.sha256());
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(entry.size() + 1));
      if (!Fingerprint.ofBytes(bytes).equals(entry.sha256())) {
        throw new StoreException(
            "Object '%s' is damaged: its SHA-256 is not its name.".formatted(file));
      }
      return codec.read(new ByteArrayInputStream(bytes));
    } catch (NoSuchFileException e) {
      throw new StoreException("Object '%s' is gone.".formatted(file), e);
    } catch (IOException | ArithmeticException e) {
      throw new StoreException("Object '%s' can't be read: %s".formatted(file, e), e);
    }
  }

  private static <T> byte[] encoded(Codec<T> codec, Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      codec.write(codec.type().cast(value), out);
    } catch (IOException e) {
      throw new StoreException(
          "A %s can't be written: %s".formatted(value.getClass().getName(), e), e);
    }
    return out.toByteArray();
  }

  private Path file(Fingerprint sha256) {
    return objects.resolve(sha256.hex().substring(0, 2)).resolve(sha256.hex());
  }

  private Optional<Entry> entry(Fingerprint key) {
    return store.read(
        c -> {
          try (var query =
              c.prepareStatement("SELECT format, sha256, size FROM kept WHERE key = ?")) {
            query.setString(1, key.hex());
            try (var rows = query.executeQuery()) {
              return rows.next()
                  ? Optional.of(
                      new Entry(
                          rows.getString(1), new Fingerprint(rows.getString(2)), rows.getLong(3)))
                  : Optional.empty();
            }
          }
        });
  }

  private void remember(Fingerprint key, Entry entry) {
    store.write(
        c -> {
          try (var insert =
              c.prepareStatement(
                  """
                  INSERT INTO kept (key, format, sha256, size) VALUES (?, ?, ?, ?)
                  ON CONFLICT (key) DO UPDATE SET
                    format = excluded.format, sha256 = excluded.sha256, size = excluded.size""")) {
            insert.setString(1, key.hex());
            insert.setString(2, entry.format());
            insert.setString(3, entry.sha256().hex());
            insert.setLong(4, entry.size());
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public void close() {
    store.close();
  }
}
