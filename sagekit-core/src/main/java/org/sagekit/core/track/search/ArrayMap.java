package org.sagekit.core.track.search;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map in two arrays, of which that of the names is shared by all runs that have the same
 * ones: a value costs a reference. Immutable.
 */
final class ArrayMap<V> extends AbstractMap<String, V> {
  private final NameList names;
  private final V[] values;

  /**
   * A map.
   *
   * @param names sorted, each once
   * @param values one a name; not copied
   */
  ArrayMap(NameList names, V[] values) {
    this.names = names;
    this.values = values;
  }

  /** The names, the same object for all maps that have the same ones. */
  NameList names() {
    return names;
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    int at = key instanceof String name ? names.indexOf(name) : -1;
    return at < 0 ? null : values[at];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name && names.indexOf(name) >= 0;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, V>> iterator() {
        return new Entries();
      }

      @Override
      public int size() {
        return values.length;
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, V>> {
    private int at;

    @Override
    public boolean hasNext() {
      return at < values.length;
    }

    @Override
    public Map.Entry<String, V> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return new SimpleImmutableEntry<>(names.get(at), values[at++]);
    }
  }

  /** Names in their order. Immutable; equal to another one of the same names. */
  static final class NameList {
    private final String[] sorted;
    private final int hash;

    /** Names that are sorted; not copied. */
    NameList(String... sorted) {
      this.sorted = sorted;
      this.hash = Arrays.hashCode(sorted);
    }

    String get(int index) {
      return sorted[index];
    }

    int size() {
      return sorted.length;
    }

    /** Where a name stands, negative if it is not there. */
    int indexOf(String name) {
      return Arrays.binarySearch(sorted, name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof NameList list && Arrays.equals(sorted, list.sorted);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
