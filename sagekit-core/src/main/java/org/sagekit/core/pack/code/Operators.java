package org.sagekit.core.pack.code;

import java.util.List;
import java.util.Set;

/** The operators of two values, by how loosely they bind; alike in Java, C and JavaScript. */
final class Operators {
  private static final List<Set<String>> LOOSEST_FIRST =
      List.of(
          Set.of("||"),
          Set.of("&&"),
          Set.of("|"),
          Set.of("^"),
          Set.of("&"),
          Set.of("==", "!="),
          Set.of("<", "<=", ">", ">="),
          Set.of("<<", ">>", ">>>"),
          Set.of("+", "-"),
          Set.of("*", "/", "%"));

  /** How many levels there are. */
  static final int LEVELS = LOOSEST_FIRST.size();

  private Operators() {}

  /** From 0, the loosest; -1 for what is no operator. */
  static int levelOf(String operator) {
    for (int level = 0; level < LEVELS; level++) {
      if (LOOSEST_FIRST.get(level).contains(operator)) {
        return level;
      }
    }
    return -1;
  }
}
