package org.sagekit.api;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a value comes from: what it is, and what went into it. A value carries its past, so that a
 * package trained last month in another process still tells which data it was made of.
 *
 * @param kind what the value is, such as {@code dataset} or {@code model}
 * @param name the user's own name for it
 * @param fingerprint of its content
 * @param parents what went into it, the most important first
 */
public record Lineage(String kind, String name, Fingerprint fingerprint, List<Lineage> parents) {

  /** Copies the parents. */
  public Lineage {
    parents = List.copyOf(parents);
  }

  /**
   * The lineage of a value that comes from outside.
   *
   * @param kind what the value is
   * @param name the user's own name for it
   * @param fingerprint of its content
   * @return a lineage without parents
   */
  public static Lineage of(String kind, String name, Fingerprint fingerprint) {
    return new Lineage(kind, name, fingerprint, List.of());
  }

  /**
   * The nearest ancestor of a kind, this value included; breadth first.
   *
   * @param wanted the kind to look for
   * @return the ancestor, or empty if there is none
   */
  public Optional<Lineage> nearest(String wanted) {
    Set<Lineage> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Lineage> waiting = new ArrayDeque<>(List.of(this));
    while (!waiting.isEmpty()) {
      Lineage one = waiting.remove();
      if (one.kind.equals(wanted)) {
        return Optional.of(one);
      }
      one.parents.stream().filter(seen::add).forEach(waiting::add);
    }
    return Optional.empty();
  }
}
