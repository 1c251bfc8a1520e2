package org.sagekit.core.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.sagekit.api.Codec;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;

/**
 * A workspace in a folder: values in {@code objects} under the SHA-256 of their bytes, tables in
 * {@code sagekit.db} or in a database that is given. A value is on the disk before its key is in
 * the table, so a key never points at nothing; its bytes are checked on every read.
 */
public final class FileWorkspace implements Workspace, AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
  private final Path home;
  private final ObjectFiles objects;
  private final Store store;
  private final Codecs codecs = Codecs.registered();

  private FileWorkspace(Path home, ObjectFiles objects, Store store) {
    this.home = home;
    this.objects = objects;
    this.store = store;
  }

  /**
   * Opens a workspace, and makes it if it is not there.
   *
   * @throws StoreException if the folder can't be made or holds something else
   */
  public static FileWorkspace open(Path home) {
    return open(home, folder -> Store.open(folder.resolve("sagekit.db")));
  }

  /**
   * Opens a workspace whose tables lie in a database of PostgreSQL, and makes it if it is not
   * there.
   *
   * @param tables where the tables are
   * @param home where the files are; one folder for all who use the database
   * @throws StoreException if the folder can't be made, or the database not be used
   */
  public static FileWorkspace open(DataSource tables, Path home) {
    return open(home, folder -> Store.open(tables));
  }

  private static FileWorkspace open(Path home, Function<Path, Store> tables) {
    try {
      Path folder = DurableFiles.createFolder(home);
      ObjectFiles objects = ObjectFiles.in(folder.resolve("objects"));
      return new FileWorkspace(folder, objects, tables.apply(folder));
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
    return own(workspace).store;
  }

  /**
   * The objects of a workspace.
   *
   * @throws IllegalArgumentException if it is none of SageKit's own
   */
  public static ObjectFiles objectsOf(Workspace workspace) {
    return own(workspace).objects;
  }

  private static FileWorkspace own(Workspace workspace) {
    if (workspace instanceof FileWorkspace files) {
      return files;
    }
    throw new IllegalArgumentException(
        "Workspace: type must be one that SageKit.open made, but was %s."
            .formatted(workspace.getClass().getName()));
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
    keepUnder(Set.of(key), value);
  }

  /**
   * Keeps a value under several keys. Where one leads to a sound value already, it is left as it
   * is; one that is damaged is mended.
   *
   * @throws IllegalArgumentException if no codec is registered for the type
   * @throws StoreException if it can't be written
   */
  public void keepUnder(Set<Fingerprint> keys, Object value) {
    Codec<?> codec =
        codecs
            .fitting(value)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Workspace: value must be of a type with a codec, but was a %s."
                            .formatted(value.getClass().getName())));
    try {
      Set<Fingerprint> free = free(keys, codec.format());
      if (!free.isEmpty()) {
        KeptTable.Entry entry =
            new KeptTable.Entry(codec.format(), objects.put(encoded(codec, value)));
        store.write(c -> KeptTable.write(c, free, entry));
      }
    } catch (IOException e) {
      throw new StoreException(
          "A %s can't be written: %s".formatted(value.getClass().getName(), e), e);
    }
  }

  /** The keys that lead to no value of the format that could be read. */
  private Set<Fingerprint> free(Set<Fingerprint> keys, String format) throws IOException {
    Set<Fingerprint> free = new LinkedHashSet<>();
    for (Fingerprint key : keys) {
      Optional<KeptTable.Entry> known = entry(key);
      if (known.isEmpty()
          || !known.get().format().equals(format)
          || !objects.isSound(known.get().object())) {
        free.add(key);
      }
    }
    return free;
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

  private Object read(Codec<?> codec, KeptTable.Entry entry) {
    byte[] bytes = objects.read(entry.object().sha256(), entry.object().size());
    try {
      return codec.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new StoreException(
          "Object '%s' can't be read: %s".formatted(entry.object().sha256().brief(), e), e);
    }
  }

  private static <T> byte[] encoded(Codec<T> codec, Object value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    codec.write(codec.type().cast(value), out);
    return out.toByteArray();
  }

  private Optional<KeptTable.Entry> entry(Fingerprint key) {
    return store.read(c -> KeptTable.find(c, key));
  }

  /**
   * Looks for damage in tables and objects; reads all there is.
   *
   * @return a sentence each; none if everything is sound
   */
  public List<String> check() {
    return WorkspaceCheck.of(store, objects);
  }

  @Override
  public void close() {
    store.close();
  }
}
