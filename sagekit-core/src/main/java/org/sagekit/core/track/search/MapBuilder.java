package org.sagekit.core.track.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Gathers what belongs to one run, and makes a sorted map of it. For one thread. */
final class MapBuilder<V> {
  private final Pool pool;
  private final List<Map.Entry<String, V>> entries = new ArrayList<>();

  MapBuilder(Pool pool) {
    this.pool = pool;
  }

  void put(String name, V value) {
    entries.add(Map.entry(pool.name(name), pool.value(value)));
  }

  /** The map of what was put since the last one. Databases sort by other rules than Java does. */
  Map<String, V> take() {
    if (entries.isEmpty()) {
      return Collections.emptyMap();
    }
    entries.sort(Comparator.comparing(Map.Entry::getKey));
    String[] names = new String[entries.size()];
    @SuppressWarnings("unchecked") // Only this class and the map see it, as an array of objects.
    V[] values = (V[]) new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = entries.get(i).getKey();
      values[i] = entries.get(i).getValue();
    }
    entries.clear();
    return new ArrayMap<>(pool.names(names), values);
  }
}
