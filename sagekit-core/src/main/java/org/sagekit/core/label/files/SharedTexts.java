package org.sagekit.core.label.files;

import java.util.HashMap;
import java.util.Map;

/** Gives equal texts one object: millions of votes are of few workers and on few tasks. */
final class SharedTexts {
  private final Map<String, String> known = new HashMap<>();

  String shared(String text) {
    String first = known.putIfAbsent(text, text);
    return first == null ? text : first;
  }

  /** An answer that is a text, as above; another as it is. */
  @SuppressWarnings("unchecked") // a text for a text
  <A> A sharedIfText(A answer) {
    return answer instanceof String text ? (A) shared(text) : answer;
  }
}
