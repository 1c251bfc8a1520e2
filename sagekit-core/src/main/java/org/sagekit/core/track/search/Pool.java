package org.sagekit.core.track.search;

import java.util.HashMap;
import java.util.Map;
import org.sagekit.core.track.search.ArrayMap.NameList;

/** One object for all equal texts and lists of names, which runs share. For one thread. */
final class Pool {
  /** Longer texts are seldom equal. */
  private static final int LONGEST = 100;

  private static final int MOST = 100_000;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<NameList, NameList> lists = new HashMap<>();

  /** The one object for a text, or the text itself if it is no use to keep it. */
  String text(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    if (texts.size() >= MOST) {
      return texts.getOrDefault(text, text);
    }
    String before = texts.putIfAbsent(text, text);
    return before == null ? text : before;
  }

  /** As {@link #text}, if it is a text. */
  @SuppressWarnings("unchecked") // An equal text is a text.
  <V> V one(V value) {
    return value instanceof String text ? (V) text(text) : value;
  }

  NameList names(String... sorted) {
    NameList list = new NameList(sorted);
    NameList before = lists.putIfAbsent(list, list);
    return before == null ? list : before;
  }
}
