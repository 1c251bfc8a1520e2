package org.sagekit.core.track.reproduce;

import java.util.List;
import java.util.stream.Collectors;

/** Names in a sentence. */
final class Names {
  private static final int MOST = 20;

  private Names() {}

  /** Each in quotes; of many the first and how many more. */
  static String of(List<String> names) {
    String first =
        names.stream().limit(MOST).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    int more = names.size() - MOST;
    return more > 0 ? first + " and %s more".formatted(more) : first;
  }
}
