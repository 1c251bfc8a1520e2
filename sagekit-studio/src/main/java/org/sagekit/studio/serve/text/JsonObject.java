package org.sagekit.studio.serve.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;

/**
 * An object of JSON as it was read, its names in their order and each there once. For one thread
 * until it is read whole, immutable afterwards.
 */
public final class JsonObject {
  private static final int FEW = 16;
  private static final String[] NO_NAMES = {};
  private static final @Nullable Object[] NO_VALUES = {};

  private String[] names = NO_NAMES;
  private @Nullable Object[] values = NO_VALUES;
  private int size;
  private @Nullable Map<String, Integer> indexByName;

  JsonObject() {}

  /** Adds a value, unless its name is there already. */
  boolean add(String name, @Nullable Object value) {
    if (indexOf(name) >= 0) {
      return false;
    }
    if (size == names.length) {
      int room = size == 0 ? 2 : 2 * size;
      names = Arrays.copyOf(names, room);
      values = Arrays.copyOf(values, room);
    }
    names[size] = name;
    values[size] = value;
    if (size == FEW) {
      indexByName = new HashMap<>();
      for (int i = 0; i < size; i++) {
        indexByName.put(names[i], i);
      }
    }
    if (indexByName != null) {
      indexByName.put(name, size);
    }
    size++;
    return true;
  }

  /**
   * Where a name stands.
   *
   * @param name any text
   * @return from 0; -1 if it is not there
   */
  public int indexOf(String name) {
    if (indexByName != null) {
      return indexByName.getOrDefault(name, -1);
    }
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether a name is there.
   *
   * @param name any text
   * @return true also if its value is null
   */
  public boolean has(String name) {
    return indexOf(name) >= 0;
  }

  /**
   * A value by name.
   *
   * @param name any text
   * @return null if it is null or not there
   */
  public @Nullable Object get(String name) {
    int index = indexOf(name);
    return index < 0 ? null : values[index];
  }

  /**
   * How many names there are.
   *
   * @return zero or more
   */
  public int size() {
    return size;
  }

  /**
   * A name by its place.
   *
   * @param index from 0
   * @return the name
   */
  public String name(int index) {
    return names[index];
  }

  /**
   * A value by its place.
   *
   * @param index from 0
   * @return null, a Boolean, Long, Double or String, an array or an object
   */
  public @Nullable Object value(int index) {
    return values[index];
  }

  /**
   * All names.
   *
   * @return in their order
   */
  public List<String> names() {
    return List.of(Arrays.copyOf(names, size));
  }

  /**
   * Refuses names that nobody reads.
   *
   * @param subject what this is, for messages
   * @param known the names that may be there
   * @throws IllegalArgumentException if there is another one; the message has the nearest
   */
  public void allowOnly(String subject, List<String> known) {
    for (int i = 0; i < size; i++) {
      if (!known.contains(names[i])) {
        throw new IllegalArgumentException(
            "%s: name '%s' is not known.%s"
                .formatted(subject, Texts.brief(names[i]), Problems.didYouMean(names[i], known)));
      }
    }
  }
}
