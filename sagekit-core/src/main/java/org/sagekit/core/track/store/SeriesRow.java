package org.sagekit.core.track.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.sagekit.core.track.points.Tally;

/**
 * A row of the table of series: the series in short, how many whole blocks it has, and the points
 * after them.
 *
 * @param id its number, 0 if it has none yet
 */
record SeriesRow(long id, long run, String name, Tally tally, long blocks, byte[] tail) {
  static final String COLUMNS =
      "id, run, name, points, numbers, first, last, last_step, least, greatest, total,"
          + " blocks, tail, crc";

  static SeriesRow of(ResultSet row) throws SQLException {
    Tally tally =
        new Tally(
            row.getLong(4),
            row.getLong(5),
            Sql.real(row, 6),
            Sql.real(row, 7),
            row.getLong(8),
            Sql.real(row, 9),
            Sql.real(row, 10),
            Sql.real(row, 11));
    SeriesRow series =
        new SeriesRow(
            row.getLong(1),
            row.getLong(2),
            row.getString(3),
            tally,
            row.getLong(12),
            row.getBytes(13));
    series.crc().check(row.getLong(14), series.toString());
    return series;
  }

  /** Sets all columns but the number, in the order of {@link #COLUMNS}. */
  void set(PreparedStatement statement) throws SQLException {
    statement.setLong(1, run);
    statement.setString(2, name);
    statement.setLong(3, tally.points());
    statement.setLong(4, tally.numbers());
    Sql.setReal(statement, 5, tally.first());
    Sql.setReal(statement, 6, tally.last());
    statement.setLong(7, tally.lastStep());
    Sql.setReal(statement, 8, tally.least());
    Sql.setReal(statement, 9, tally.greatest());
    Sql.setReal(statement, 10, tally.total());
    statement.setLong(11, blocks);
    statement.setBytes(12, tail);
    statement.setLong(13, crc().value());
  }

  private Crc crc() {
    return new Crc()
        .number(run)
        .text(name)
        .number(tally.points())
        .number(tally.numbers())
        .real(tally.first())
        .real(tally.last())
        .number(tally.lastStep())
        .real(tally.least())
        .real(tally.greatest())
        .real(tally.total())
        .number(blocks)
        .bytes(tail);
  }

  @Override
  public String toString() {
    return "Run '%s': metric '%s'".formatted(RunId.of(run), name);
  }
}
