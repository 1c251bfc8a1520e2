package org.sagekit.core.pack.code;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What the module of a model may be called. */
final class PythonNames {
  private static final Set<String> KEPT =
      Set.of(
          new String(Template.of("python/kept.txt").bytes(), StandardCharsets.UTF_8).split("\\s+"));

  /** File systems take names of 255 octets. */
  private static final int LONGEST = 80;

  private PythonNames() {}

  /**
   * The name of a module that stands in nobody's way: one called {@code email} would hide Python's
   * own from every program beside it.
   */
  static String module(Code code) {
    String identifier = code.identifier();
    String name = identifier.substring(0, Math.min(LONGEST, identifier.length()));
    return KEPT.contains(name) ? name + "_model" : name;
  }
}
