package org.sagekit.core.pack.sign;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.StoreException;

/**
 * Whose packages are opened: a list of public keys. Immutable and thread-safe.
 *
 * <p>Who takes a key off the list takes back the trust in all that it signed, also earlier: a
 * signature does not say when it was made.
 */
public final class PackageTrust {
  private static final int MOST = 10_000;
  private final Map<String, VerifyingKey> keyById;

  private PackageTrust(Map<String, VerifyingKey> keyById) {
    this.keyById = Collections.unmodifiableMap(keyById);
  }

  /**
   * Trust in some keys.
   *
   * @param keys at least one
   * @return the list
   * @throws IllegalArgumentException if there is none
   */
  public static PackageTrust of(Collection<VerifyingKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("PackageTrust: keys must be at least one, but was none.");
    }
    Map<String, VerifyingKey> keyById = new TreeMap<>();
    keys.forEach(key -> keyById.put(key.id().hex(), key));
    return new PackageTrust(keyById);
  }

  /**
   * Trust in some keys.
   *
   * @param keys at least one
   * @return the list
   * @throws IllegalArgumentException if there is none
   */
  public static PackageTrust of(VerifyingKey... keys) {
    return of(List.of(keys));
  }

  /**
   * Trust in the keys of a folder, as they are now.
   *
   * @param folder of at least one and at most 10,000 files {@code *.pem}, a public key each; other
   *     files and folders inside are passed over
   * @return the list
   * @throws IllegalArgumentException if no such file is in it, or more
   * @throws org.sagekit.api.DataException if one has something else in it, such as a private key
   * @throws StoreException if one can't be read
   */
  public static PackageTrust in(Path folder) {
    List<VerifyingKey> keys = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem")) {
      for (Path file : files) {
        if (keys.size() == MOST) {
          throw new IllegalArgumentException(
              "PackageTrust: keys in '%s' must be at most %s, but was more."
                  .formatted(folder, MOST));
        }
        keys.add(VerifyingKey.read(file));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw new StoreException("Key folder '%s' is not there.".formatted(folder), e);
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      throw new StoreException("Key folder '%s' can't be read: %s".formatted(folder, e), e);
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "PackageTrust: keys in '%s' must be at least one *.pem, but was none.".formatted(folder));
    }
    return of(keys);
  }

  /**
   * Whether a key is on the list.
   *
   * @param id the {@link VerifyingKey#id id} of a key
   * @return true if it is
   */
  public boolean has(Fingerprint id) {
    return keyById.containsKey(id.hex());
  }

  /**
   * The list.
   *
   * @return keys in the order of their ids
   */
  public List<VerifyingKey> keys() {
    return List.copyOf(keyById.values());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackageTrust that && keyById.equals(that.keyById);
  }

  @Override
  public int hashCode() {
    return keyById.hashCode();
  }

  @Override
  public String toString() {
    return "trust in " + keys();
  }
}
