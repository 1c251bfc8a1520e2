package org.sagekit.core.track.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.sagekit.api.track.run.MetricSummary;

/**
 * Reads the runs that have changed: a statement for each table, whose rows come in the order of the
 * runs and are laid together as a zip is closed.
 */
final class RunLoader {
  private static final int FETCH = 2000;
  private final Connection connection;
  private final long known;
  private final Pool pool;

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

  /** What becomes of a row of what belongs to runs. */
  @FunctionalInterface
  private interface Value<V> {
    V of(ResultSet row) throws SQLException;
  }

  /**
   * Reads. A change that is made meanwhile may be seen in part; its number is greater than that of
   * any row that was read before, so that the run is read again the next time.
   *
   * @return by number
   */
  List<IndexedRun> load() throws SQLException {
    List<IndexedRun> runs = runs();
    if (runs.isEmpty()) {
      return runs;
    }
    boolean all = known < 0;
    Value<String> text = row -> pool.text(row.getString(3));
    List<Map<String, String>> params = maps(RunRows.texts("param", all), runs, text);
    List<Map<String, String>> tags = maps(RunRows.texts("tag", all), runs, text);
    List<Map<String, MetricSummary>> metrics = maps(RunRows.series(all), runs, RunRows::metric);
    List<IndexedRun> whole = new ArrayList<>(runs.size());
    for (int i = 0; i < runs.size(); i++) {
      whole.add(runs.get(i).with(params.get(i), tags.get(i), metrics.get(i)));
    }
    return whole;
  }

  private List<IndexedRun> runs() throws SQLException {
    List<IndexedRun> runs = new ArrayList<>();
    try (PreparedStatement query = prepared(RunRows.RUNS);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        runs.add(
            new IndexedRun(
                rows.getLong(1),
                rows.getLong(2),
                pool.text(rows.getString(3)),
                RunRows.run(rows, pool)));
      }
    }
    runs.sort(Comparator.comparingLong(IndexedRun::id));
    return runs;
  }

  /** Of each run what belongs to it, by name. Rows of runs that came in the meantime are left. */
  private <V> List<Map<String, V>> maps(String sql, List<IndexedRun> runs, Value<V> value)
      throws SQLException {
    List<Map<String, V>> maps = new ArrayList<>(runs.size());
    MapBuilder<V> builder = new MapBuilder<>(pool);
    try (PreparedStatement query = prepared(sql);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        long run = rows.getLong(1);
        while (maps.size() < runs.size() && runs.get(maps.size()).id() < run) {
          maps.add(builder.take());
        }
        if (maps.size() < runs.size() && runs.get(maps.size()).id() == run) {
          builder.put(rows.getString(2), value.of(rows));
        }
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
