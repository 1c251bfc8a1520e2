package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.StoreException;
import org.sagekit.api.track.series.SeriesWindow;
import org.sagekit.core.track.points.PointBuffer;
import org.sagekit.core.track.points.PointForm;
import org.sagekit.core.track.points.Tally;

/**
 * The tables of series. Points come in whole blocks, which are never changed, and the rest, which
 * stands in the series' own row until it makes a block.
 */
final class SeriesTable {
  /** How many points a block has. */
  static final int BLOCK = 4096;

  private static final String UPSERT =
      """
      INSERT INTO series (run, name, points, numbers, first, last, last_step, least, greatest,
        total, blocks, tail, crc)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (run, name) DO UPDATE SET points = excluded.points, numbers = excluded.numbers,
        first = excluded.first, last = excluded.last, last_step = excluded.last_step,
        least = excluded.least, greatest = excluded.greatest, total = excluded.total,
        blocks = excluded.blocks, tail = excluded.tail,
        crc = excluded.crc
      RETURNING id""";
  private static final byte[] EMPTY = PointForm.encode(new PointBuffer(0), 0, 0);

  private SeriesTable() {}

  /** Adds points to a series, which is made if it is not there. */
  static void append(Connection connection, long run, String name, PointBuffer added)
      throws SQLException {
    SeriesRow old =
        find(connection, run, name)
            .orElseGet(() -> new SeriesRow(0, run, name, Tally.empty(), 0, EMPTY));
    PointBuffer open = new PointBuffer(BLOCK + added.size());
    PointForm.decode(old.tail(), open, old.toString());
    open.addAll(added);
    Tally tally = old.tally().plus(added);
    int whole = open.size() / BLOCK;
    byte[] tail = PointForm.encode(open, whole * BLOCK, open.size());
    long id =
        upsert(connection, new SeriesRow(old.id(), run, name, tally, old.blocks() + whole, tail));
    for (int i = 0; i < whole; i++) {
      insertBlock(connection, id, old.blocks() + i, open, i * BLOCK);
    }
  }

  private static long upsert(Connection connection, SeriesRow row) throws SQLException {
    try (var statement = connection.prepareStatement(UPSERT)) {
      row.set(statement);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static void insertBlock(
      Connection connection, long series, long number, PointBuffer points, int from)
      throws SQLException {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int i = from; i < from + BLOCK; i++) {
      first = Math.min(first, points.step(i));
      last = Math.max(last, points.step(i));
    }
    byte[] data = PointForm.encode(points, from, from + BLOCK);
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO series_block (series, number, first_step, last_step, data, crc)
            VALUES (?, ?, ?, ?, ?, ?)""")) {
      insert.setLong(1, series);
      insert.setLong(2, number);
      insert.setLong(3, first);
      insert.setLong(4, last);
      insert.setBytes(5, data);
      insert.setLong(6, crc(series, number, first, last, data).value());
      insert.executeUpdate();
    }
  }

  /** Says of every series that is damaged what it is. */
  static void check(Connection connection, RowCheck check) throws SQLException {
    check.each(
        connection,
        "SELECT " + SeriesRow.COLUMNS + " FROM series",
        row -> {
          SeriesRow series = SeriesRow.of(row);
          Tally tally = Tally.empty().plus(points(connection, series, SeriesWindow.all()));
          if (!tally.agrees(series.tally())) {
            throw new StoreException(series + " is damaged: its points are not what it says.");
          }
          return series;
        });
  }

  private static Crc crc(long series, long number, long first, long last, byte[] data) {
    return new Crc().number(series).number(number).number(first).number(last).bytes(data);
  }

  static Optional<SeriesRow> find(Connection connection, long run, String name)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT " + SeriesRow.COLUMNS + " FROM series WHERE run = ? AND name = ?")) {
      query.setLong(1, run);
      query.setString(2, name);
      try (var rows = query.executeQuery()) {
        return rows.next() ? Optional.of(SeriesRow.of(rows)) : Optional.empty();
      }
    }
  }

  static List<SeriesRow> ofRun(Connection connection, long run) throws SQLException {
    List<SeriesRow> series = new ArrayList<>();
    try (var query =
        connection.prepareStatement(
            "SELECT " + SeriesRow.COLUMNS + " FROM series WHERE run = ? ORDER BY name")) {
      query.setLong(1, run);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          series.add(SeriesRow.of(rows));
        }
      }
    }
    return series;
  }

  /** The points of at least the steps of a window, in the order in which they were logged. */
  static PointBuffer points(Connection connection, SeriesRow series, SeriesWindow window)
      throws SQLException {
    int room = (int) Math.min(series.tally().points(), Integer.MAX_VALUE - 8);
    PointBuffer points = new PointBuffer(Math.min(room, 1 << 20));
    try (var query =
        connection.prepareStatement(
            """
            SELECT number, first_step, last_step, data, crc FROM series_block
            WHERE series = ? AND number < ? AND last_step >= ? AND first_step <= ?
            ORDER BY number""")) {
      query.setLong(1, series.id());
      query.setLong(2, series.blocks());
      query.setLong(3, window.from());
      query.setLong(4, window.to());
      query.setFetchSize(64);
      long next = 0;
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          byte[] data = rows.getBytes(4);
          String what = "%s, block %s".formatted(series, rows.getString(1));
          crc(series.id(), rows.getLong(1), rows.getLong(2), rows.getLong(3), data)
              .check(rows.getLong(5), what);
          PointForm.decode(data, points, what);
          next++;
        }
      }
      if (window.equals(SeriesWindow.all().points(window.points())) && next != series.blocks()) {
        throw new StoreException(
            "%s is damaged: it has %s of its %s blocks."
                .formatted(series, String.valueOf(next), String.valueOf(series.blocks())));
      }
    }
    PointForm.decode(series.tail(), points, series.toString());
    return points;
  }
}
