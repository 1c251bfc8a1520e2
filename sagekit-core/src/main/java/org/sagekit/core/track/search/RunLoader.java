package org.sagekit.core.track.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.core.track.store.CheckedRows;

/**
 * Reads the runs that have changed: a statement for each table, whose rows come in the order of the
 * runs and are laid together as a zip is closed. All of them see one state of the tables.
 */
final class RunLoader {
  private static final int FETCH = 2000;
  private final Connection connection;
  private final long known;
  private final Pool pool;
  private final Map<Long, String> experimentByNumber = new HashMap<>();

  /**
   * A loader.
   *
   * @param known the number of the last change that is known; -1 to read all runs
   */
  RunLoader(Connection connection, long known, Pool pool) {
    this.connection = connection;
    this.known = known;
    this.pool = pool;
  }

  /** A run's own row, and the number of its last change. */
  private record Row(CheckedRows.Run run, long changed) {
    long id() {
      return run.id();
    }
  }

  /** What becomes of a row of what belongs to runs. */
  @FunctionalInterface
  private interface Reading<V> {
    CheckedRows.Named<V> of(ResultSet row) throws SQLException;
  }

  /**
   * Reads.
   *
   * @return by number
   * @throws org.sagekit.api.StoreException if the checksum of a row does not fit
   */
  List<IndexedRun> load() throws SQLException {
    List<Row> rows = rows();
    if (rows.isEmpty()) {
      return List.of();
    }
    boolean all = known < 0;
    List<Map<String, String>> params = maps(rows, RunSql.params(all), CheckedRows::param);
    List<Map<String, String>> tags = maps(rows, RunSql.tags(all), CheckedRows::tag);
    List<Map<String, MetricSummary>> metrics = maps(rows, RunSql.series(all), CheckedRows::metric);
    List<IndexedRun> runs = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      CheckedRows.Run row = rows.get(i).run();
      String experiment = experiment(row.experiment());
      runs.add(
          new IndexedRun(
              row.id(),
              rows.get(i).changed(),
              pool.name(row.owner()),
              row.with(experiment, params.get(i), tags.get(i), metrics.get(i))));
    }
    return runs;
  }

  private String experiment(long number) throws SQLException {
    String name = experimentByNumber.get(number);
    if (name == null) {
      name = pool.name(CheckedRows.experiment(connection, number));
      experimentByNumber.put(number, name);
    }
    return name;
  }

  private List<Row> rows() throws SQLException {
    List<Row> runs = new ArrayList<>();
    try (PreparedStatement query = prepared(RunSql.RUNS);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        runs.add(new Row(CheckedRows.run(rows), rows.getLong(RunSql.CHANGED)));
      }
    }
    runs.sort(Comparator.comparingLong(Row::id));
    return runs;
  }

  /** Of each run what belongs to it, by name. */
  private <V> List<Map<String, V>> maps(List<Row> runs, String sql, Reading<V> reading)
      throws SQLException {
    List<Map<String, V>> maps = new ArrayList<>(runs.size());
    MapBuilder<V> builder = new MapBuilder<>(pool);
    try (PreparedStatement query = prepared(sql);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        CheckedRows.Named<V> named = reading.of(rows);
        while (maps.size() < runs.size() && runs.get(maps.size()).id() < named.run()) {
          maps.add(builder.take());
        }
        builder.put(named.name(), named.value());
      }
    }
    while (maps.size() < runs.size()) {
      maps.add(builder.take());
    }
    return maps;
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement query = connection.prepareStatement(sql);
    query.setFetchSize(FETCH);
    if (sql.indexOf('?') >= 0) {
      query.setLong(1, known);
    }
    return query;
  }
}
