package org.sagekit.core.track.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.track.lineage.LineageGraph.Edge;

/**
 * Leaves out the edges that a longer way says already: a whole line has used votes and made a
 * package, but its stages tell the way between. Whatever could be reached still can.
 */
final class Shortcuts {
  private static final int MOST = 5000;
  private final Map<Fingerprint, Set<Fingerprint>> next = new HashMap<>();
  private final List<Edge> edges;

  Shortcuts(Collection<Edge> edges) {
    this.edges = List.copyOf(edges);
    edges.forEach(
        edge -> next.computeIfAbsent(edge.from(), from -> new LinkedHashSet<>()).add(edge.to()));
  }

  /** The others; all of them if there are too many to look at. */
  List<Edge> left() {
    if (edges.size() > MOST) {
      return edges;
    }
    List<Edge> left = new ArrayList<>();
    for (Edge edge : edges) {
      Set<Fingerprint> from = next.getOrDefault(edge.from(), new LinkedHashSet<>());
      from.remove(edge.to());
      if (!isReachable(edge.from(), edge.to())) {
        from.add(edge.to());
        left.add(edge);
      }
    }
    return left;
  }

  private boolean isReachable(Fingerprint from, Fingerprint to) {
    Set<Fingerprint> seen = new HashSet<>();
    Deque<Fingerprint> waiting = new ArrayDeque<>(List.of(from));
    while (!waiting.isEmpty()) {
      for (Fingerprint one : next.getOrDefault(waiting.remove(), Set.of())) {
        if (one.equals(to)) {
          return true;
        }
        if (seen.add(one)) {
          waiting.add(one);
        }
      }
    }
    return false;
  }
}
