package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.track.lineage.LineageGraph;
import org.sagekit.api.track.lineage.LineageGraph.Edge;
import org.sagekit.api.track.lineage.LineageNode;

/**
 * Puts together what single runs and values tell of where values come from. Two values are joined
 * by a run that used the one and made the other, or by what the other says of itself.
 */
final class Lineages {
  private static final int MOST = 10_000;
  private static final String PARENTS =
      """
      SELECT parent FROM ancestry WHERE child = ?
      UNION
      SELECT i.fingerprint FROM run_value o JOIN run_value i ON i.run = o.run
      WHERE o.fingerprint = ? AND o.direction = 'OUTPUT' AND i.direction = 'INPUT'
      ORDER BY 1""";
  private static final String CHILDREN =
      """
      SELECT child FROM ancestry WHERE parent = ?
      UNION
      SELECT o.fingerprint FROM run_value i JOIN run_value o ON o.run = i.run
      WHERE i.fingerprint = ? AND i.direction = 'INPUT' AND o.direction = 'OUTPUT'
      ORDER BY 1""";
  private static final String WHAT =
      """
      SELECT v.kind, v.name, v.direction, v.run FROM run_value v JOIN run r ON r.id = v.run
      WHERE v.fingerprint = ?
      ORDER BY v.direction DESC, CASE WHEN r.kind = 'PIPELINE' THEN 1 ELSE 0 END, v.run""";

  private final Connection connection;
  private final Set<Fingerprint> values = new LinkedHashSet<>();
  private final Set<Edge> edges = new LinkedHashSet<>();

  private Lineages(Connection connection) {
    this.connection = connection;
  }

  static LineageGraph of(Connection connection, Fingerprint start) throws SQLException {
    Lineages found = new Lineages(connection);
    found.values.add(start);
    found.walk(start, PARENTS, true);
    found.walk(start, CHILDREN, false);
    List<LineageNode> nodes = new ArrayList<>();
    for (Fingerprint value : found.values) {
      nodes.add(found.node(value));
    }
    return new LineageGraph(start, nodes, new Shortcuts(found.edges).left());
  }

  private void walk(Fingerprint start, String query, boolean up) throws SQLException {
    Set<Fingerprint> seen = new HashSet<>(Set.of(start));
    Deque<Fingerprint> waiting = new ArrayDeque<>(List.of(start));
    while (!waiting.isEmpty() && values.size() < MOST) {
      Fingerprint at = waiting.remove();
      for (Fingerprint next : neighbours(query, at)) {
        if (!next.equals(at)) {
          edges.add(up ? new Edge(next, at) : new Edge(at, next));
          if (seen.add(next)) {
            values.add(next);
            waiting.add(next);
          }
        }
      }
    }
  }

  private List<Fingerprint> neighbours(String text, Fingerprint value) throws SQLException {
    List<Fingerprint> found = new ArrayList<>();
    try (var query = connection.prepareStatement(text)) {
      query.setString(1, value.hex());
      query.setString(2, value.hex());
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(Sql.fingerprint(rows, 1));
        }
      }
    }
    return found;
  }

  /**
   * What a run has made tells more of a value than what it has used; and a stage made it, rather
   * than the line that the stage is in.
   */
  private LineageNode node(Fingerprint value) throws SQLException {
    Map<String, String> nameByKind = new LinkedHashMap<>();
    Optional<String> maker = Optional.empty();
    try (var query = connection.prepareStatement(WHAT)) {
      query.setString(1, value.hex());
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          nameByKind.putIfAbsent(rows.getString(1), rows.getString(2));
          if (maker.isEmpty() && rows.getString(3).equals("OUTPUT")) {
            maker = Optional.of(RunId.of(rows.getLong(4)));
          }
        }
      }
    }
    if (nameByKind.isEmpty()) {
      readFromChildren(value, nameByKind);
    }
    Map.Entry<String, String> first = nameByKind.entrySet().iterator().next();
    return new LineageNode(first.getKey(), first.getValue(), value, maker);
  }

  private void readFromChildren(Fingerprint value, Map<String, String> nameByKind)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT parent_kind, parent_name FROM ancestry WHERE parent = ? ORDER BY child")) {
      query.setString(1, value.hex());
      try (var rows = query.executeQuery()) {
        if (rows.next()) {
          nameByKind.put(rows.getString(1), rows.getString(2));
        } else {
          nameByKind.put("unknown", value.brief());
        }
      }
    }
  }
}
