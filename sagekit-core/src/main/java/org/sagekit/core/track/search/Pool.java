package org.sagekit.core.track.search;

import java.util.HashMap;
import java.util.Map;
import org.sagekit.core.track.search.ArrayMap.NameList;

/** One object for all equal texts and lists of names, which runs share. For one thread. */
final class Pool {
  /** A name comes again and again; of many values few are equal. */
  private static final int MOST_TEXTS = 20_000;

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<NameList, NameList> lists = new HashMap<>();

  /** The one object for a name. */
  String name(String name) {
    return one(names, name);
  }

  /** The one object for a text, or the value itself if it is none or there are too many. */
  @SuppressWarnings("unchecked") // What is equal to a text is a text.
  <V> V value(V value) {
    if (!(value instanceof String text)) {
      return value;
    }
    return (V) (texts.size() < MOST_TEXTS ? one(texts, text) : texts.getOrDefault(text, text));
  }

  NameList names(String... sorted) {
    return one(lists, new NameList(sorted));
  }

  private static <T> T one(Map<T, T> known, T value) {
    T before = known.putIfAbsent(value, value);
    return before == null ? value : before;
  }
}
