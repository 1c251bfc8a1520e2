package org.sagekit.api.model;

import java.util.HashSet;
import java.util.List;
import org.sagekit.api.Problems;

/** Checks that nodes share. */
final class Fits {
  private Fits() {}

  /** Refuses a number that is not the expected one. */
  static int same(String node, String name, int actual, int expected) {
    Problems.of(node)
        .require(actual == expected, name, String.valueOf(expected), actual)
        .throwIfAny();
    return actual;
  }

  /** Refuses texts of which one stands there twice. */
  static void distinct(String node, String name, List<String> values) {
    Problems.of(node)
        .require(new HashSet<>(values).size() == values.size(), name, "distinct", "repeated")
        .throwIfAny();
  }
}
