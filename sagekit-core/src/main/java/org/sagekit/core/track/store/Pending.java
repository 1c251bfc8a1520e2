package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sagekit.api.track.run.Artifact;
import org.sagekit.core.internal.ObjectFiles;
import org.sagekit.core.track.points.PointBuffer;

/** What a run has logged and not yet written. To be used by one thread at a time. */
final class Pending {
  private static final int KEPT_SERIES = 1000;
  final Map<String, String> params = new TreeMap<>();
  final Map<String, String> tags = new TreeMap<>();
  final Map<String, PointBuffer> seriesByName = new HashMap<>();
  final List<ValueTable.Used> values = new ArrayList<>();
  private final Map<String, Artifact> artifacts = new TreeMap<>();
  int points;

  void artifact(String run, String name, ObjectFiles.Kept kept, String mediaType) {
    artifacts.put(name, new Artifact(run, name, kept.sha256(), kept.size(), mediaType));
  }

  boolean isEmpty() {
    return points == 0
        && params.isEmpty()
        && tags.isEmpty()
        && artifacts.isEmpty()
        && values.isEmpty();
  }

  /** Writes all; may be done again if the transaction was not. */
  void write(Connection connection, long run) throws SQLException {
    NamedTexts.PARAM.write(connection, run, params);
    NamedTexts.TAG.write(connection, run, tags);
    for (Map.Entry<String, PointBuffer> series : seriesByName.entrySet()) {
      if (series.getValue().size() > 0) {
        SeriesTable.append(connection, run, series.getKey(), series.getValue());
      }
    }
    for (Artifact artifact : artifacts.values()) {
      ArtifactTable.write(connection, run, artifact);
    }
    ValueTable.write(connection, run, values);
  }

  /** What was written; the room for points stays, unless there are very many series. */
  void clear() {
    params.clear();
    tags.clear();
    artifacts.clear();
    values.clear();
    if (seriesByName.size() > KEPT_SERIES) {
      seriesByName.clear();
    } else {
      seriesByName.values().forEach(PointBuffer::clear);
    }
    points = 0;
  }
}
