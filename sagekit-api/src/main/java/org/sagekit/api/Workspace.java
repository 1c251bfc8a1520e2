package org.sagekit.api;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder in which SageKit keeps what must last. It names no station.
 *
 * <p>What a method has acknowledged by returning survives the death of the process and a power cut.
 * Safe for use by several threads; several processes may use one workspace.
 */
public interface Workspace {

  /**
   * The folder.
   *
   * @return an existing directory
   */
  Path home();

  /**
   * A folder inside the workspace, made if it is not there.
   *
   * @param name one path element: letters, digits, {@code . _ -}; not starting with a dot
   * @return an existing directory
   * @throws IllegalArgumentException if the name is anything else
   * @throws StoreException if it can't be made
   */
  Path folder(String name);

  /**
   * Keeps a value under a key. A value that is already there is left as it is.
   *
   * @param key what the value is found by, usually its own fingerprint
   * @param value something whose type has a {@link Codec}
   * @throws IllegalArgumentException if no codec is registered for the type
   * @throws StoreException if it can't be written
   */
  void keep(Fingerprint key, Object value);

  /**
   * Finds a value that was kept.
   *
   * @param key what it was kept under
   * @param type the type that is expected
   * @param <T> the type that is expected
   * @return the value, or empty if nothing is kept under the key
   * @throws StoreException if what is kept is damaged or of another type
   */
  <T> Optional<T> find(Fingerprint key, Class<T> type);
}
