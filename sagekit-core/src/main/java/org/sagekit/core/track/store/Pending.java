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

  /** How many characters take the room of a point. */
  private static final int A_POINT = 16;

  private final Map<String, String> params = new TreeMap<>();
  private final Map<String, String> tags = new TreeMap<>();
  final Map<String, PointBuffer> seriesByName = new HashMap<>();
  private final List<ValueTable.Used> values = new ArrayList<>();
  private final Map<String, Artifact> artifacts = new TreeMap<>();

  /** How many points it is, and what takes as much room as so many. */
  int size;

  void param(String name, String value) {
    params.put(name, value);
    size += 1 + (name.length() + value.length()) / A_POINT;
  }

  void tag(String name, String value) {
    tags.put(name, value);
    size += 1 + (name.length() + value.length()) / A_POINT;
  }

  void value(ValueTable.Used value) {
    values.add(value);
    size++;
  }

  void artifact(String run, String name, ObjectFiles.Kept kept, String mediaType) {
    artifacts.put(name, new Artifact(run, name, kept.sha256(), kept.size(), mediaType));
    size++;
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
    size = 0;
  }
}
