package org.sagekit.core.track.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Workspace;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Store;

/** Puts runs into the tables of a workspace, row by row. */
final class RunTables {
  private final Store store;

  RunTables(Workspace workspace) {
    this.store = FileWorkspace.tablesOf(workspace);
  }

  /** A run to be put in. */
  static final class Draft {
    String experiment = "churn";
    @Nullable Long parent;
    String name = "run";
    String status = "COMPLETED";
    Instant started = Instant.parse("2026-11-28T12:00:00Z");
    @Nullable Long seed;
    String owner = "here";
    final Map<String, String> params = new TreeMap<>();
    final Map<String, String> tags = new TreeMap<>();
    final Map<String, Double> metrics = new TreeMap<>();

    static Draft named(String name) {
      Draft draft = new Draft();
      draft.name = name;
      return draft;
    }

    Draft in(String value) {
      experiment = value;
      return this;
    }

    Draft status(String value) {
      status = value;
      return this;
    }

    Draft started(String value) {
      started = Instant.parse(value);
      return this;
    }

    Draft seed(long value) {
      seed = value;
      return this;
    }

    Draft param(String key, String value) {
      params.put(key, value);
      return this;
    }

    Draft tag(String key, String value) {
      tags.put(key, value);
      return this;
    }

    Draft metric(String key, double value) {
      metrics.put(key, value);
      return this;
    }
  }

  /** Adds runs in one transaction; the number of the last one. */
  long add(Draft... drafts) {
    return store.write(
        c -> {
          long id = 0;
          for (Draft draft : drafts) {
            id = add(c, draft);
          }
          return id;
        });
  }

  private static long add(Connection c, Draft draft) throws SQLException {
    execute(
        c,
        "INSERT INTO experiment (name, created, crc) VALUES (?, 0, 0) ON CONFLICT DO NOTHING",
        draft.experiment);
    Instant ended = draft.started.plusSeconds(90);
    execute(
        c,
        """
        INSERT INTO run (experiment, parent, name, kind, path, status, started, ended, seed,
          restored, owner, changed, crc)
        VALUES ((SELECT id FROM experiment WHERE name = ?), ?, ?, 'USER', ?, ?, ?, ?, ?, 0, ?,
          (SELECT coalesce(max(changed), 0) + 1 FROM run), 0)""",
        draft.experiment,
        draft.parent,
        draft.name,
        draft.name,
        draft.status,
        draft.started.toEpochMilli(),
        draft.status.equals("RUNNING") ? null : ended.toEpochMilli(),
        draft.seed,
        draft.owner);
    long id = last(c);
    texts(c, "param", id, draft.params);
    texts(c, "tag", id, draft.tags);
    for (Map.Entry<String, Double> metric : draft.metrics.entrySet()) {
      series(c, id, metric.getKey(), metric.getValue());
    }
    return id;
  }

  private static void texts(Connection c, String table, long run, Map<String, String> texts)
      throws SQLException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      execute(
          c,
          "INSERT INTO " + table + " (run, name, value, crc) VALUES (?, ?, ?, 0)",
          run,
          text.getKey(),
          text.getValue());
    }
  }

  /** Three points: one more than the value, one less, and the value. */
  private static void series(Connection c, long run, String name, double value)
      throws SQLException {
    try (var insert =
        c.prepareStatement(
            """
            INSERT INTO series (run, name, points, numbers, first, last, last_step, least,
              greatest, total, ordered, blocks, tail, crc)
            VALUES (?, ?, 3, ?, ?, ?, 2, ?, ?, ?, 1, 0, ?, 0)""")) {
      boolean isNumber = !Double.isNaN(value);
      insert.setLong(1, run);
      insert.setString(2, name);
      insert.setLong(3, isNumber ? 3 : 0);
      real(insert, 4, value + 1);
      real(insert, 5, value);
      real(insert, 6, value - 1);
      real(insert, 7, value + 1);
      insert.setDouble(8, isNumber ? 3 * value : 0);
      insert.setBytes(9, new byte[60]);
      insert.executeUpdate();
    }
  }

  private static void real(PreparedStatement statement, int index, double value)
      throws SQLException {
    if (Double.isNaN(value)) {
      statement.setNull(index, Types.REAL);
    } else {
      statement.setDouble(index, value);
    }
  }

  /** Sets a tag of a run, as a change of it. */
  void tag(long run, String name, String value) {
    store.write(
        c -> {
          texts(c, "tag", run, Map.of(name, value));
          execute(
              c, "UPDATE run SET changed = (SELECT max(changed) + 1 FROM run) WHERE id = ?", run);
          return true;
        });
  }

  private static long last(Connection c) throws SQLException {
    try (var query = c.prepareStatement("SELECT max(id) FROM run");
        var rows = query.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(Connection c, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = c.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
