package org.sagekit.api.track.lineage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.sagekit.api.Fingerprint;

/**
 * What went into a value and what has become of it. Immutable.
 *
 * @param start the value that was asked for
 * @param nodes it, all that went into it, and all that has come of it
 * @param edges from what went in to what came out
 */
public record LineageGraph(Fingerprint start, List<LineageNode> nodes, List<Edge> edges) {

  /** Copies the lists. */
  public LineageGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * One step of the way.
   *
   * @param from what went in
   * @param to what came out
   */
  public record Edge(Fingerprint from, Fingerprint to) {}

  /**
   * All that went into a value.
   *
   * @param value a node
   * @return the nearest first, the value itself left out
   */
  public List<LineageNode> ancestors(Fingerprint value) {
    return reached(value, at -> next(at, Edge::to, Edge::from));
  }

  /**
   * All that has come of a value.
   *
   * @param value a node
   * @return the nearest first, the value itself left out
   */
  public List<LineageNode> descendants(Fingerprint value) {
    return reached(value, at -> next(at, Edge::from, Edge::to));
  }

  private List<Fingerprint> next(
      Fingerprint at, Function<Edge, Fingerprint> here, Function<Edge, Fingerprint> there) {
    return edges.stream().filter(edge -> here.apply(edge).equals(at)).map(there).toList();
  }

  private List<LineageNode> reached(
      Fingerprint value, Function<Fingerprint, List<Fingerprint>> next) {
    Set<Fingerprint> seen = new LinkedHashSet<>();
    Deque<Fingerprint> waiting = new ArrayDeque<>(List.of(value));
    while (!waiting.isEmpty()) {
      next.apply(waiting.remove()).stream()
          .filter(one -> !one.equals(value) && seen.add(one))
          .forEach(waiting::add);
    }
    return seen.stream()
        .flatMap(one -> nodes.stream().filter(node -> node.fingerprint().equals(one)))
        .toList();
  }
}
