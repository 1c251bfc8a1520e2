package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.track.run.UsedValue;
import org.sagekit.api.track.run.UsedValue.Direction;

/** The tables of the values that runs have used and made, and of what those were made of. */
final class ValueTable {
  private static final int MOST = 10_000;

  private ValueTable() {}

  /** A value that is to be written down. */
  record Used(Direction direction, Lineage lineage) {}

  static void write(Connection connection, long run, List<Used> values) throws SQLException {
    if (values.isEmpty()) {
      return;
    }
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO run_value (run, direction, position, kind, name, fingerprint, crc)
            VALUES (?, ?, (SELECT count(*) FROM run_value WHERE run = ?), ?, ?, ?, ?)
            ON CONFLICT (run, direction, fingerprint) DO NOTHING""")) {
      for (Used value : values) {
        UsedValue row = row(value);
        insert.setLong(1, run);
        insert.setString(2, row.direction().name());
        insert.setLong(3, run);
        insert.setString(4, row.kind());
        insert.setString(5, row.name());
        insert.setString(6, row.fingerprint().hex());
        insert.setLong(7, crc(run, row).value());
        insert.executeUpdate();
      }
    }
    Set<Fingerprint> seen = new HashSet<>();
    for (Used value : values) {
      writeAncestry(connection, value.lineage(), seen);
    }
  }

  private static UsedValue row(Used value) {
    Lineage lineage = value.lineage();
    return new UsedValue(
        value.direction(),
        RunTexts.fitting(lineage.kind()),
        RunTexts.fitting(lineage.name()),
        lineage.fingerprint());
  }

  private static void writeAncestry(Connection connection, Lineage child, Set<Fingerprint> seen)
      throws SQLException {
    if (seen.size() >= MOST || !seen.add(child.fingerprint())) {
      return;
    }
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO ancestry (child, parent, parent_kind, parent_name, crc)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (child, parent) DO NOTHING""")) {
      for (Lineage one : child.parents()) {
        Lineage parent =
            Lineage.of(
                RunTexts.fitting(one.kind()), RunTexts.fitting(one.name()), one.fingerprint());
        if (!parent.fingerprint().equals(child.fingerprint())) {
          insert.setString(1, child.fingerprint().hex());
          insert.setString(2, parent.fingerprint().hex());
          insert.setString(3, parent.kind());
          insert.setString(4, parent.name());
          insert.setLong(5, crc(child.fingerprint(), parent).value());
          insert.executeUpdate();
        }
      }
    }
    for (Lineage parent : child.parents()) {
      writeAncestry(connection, parent, seen);
    }
  }

  static List<UsedValue> of(Connection connection, long run) throws SQLException {
    List<UsedValue> values = new ArrayList<>();
    try (var query =
        connection.prepareStatement(
            """
            SELECT direction, kind, name, fingerprint, crc FROM run_value
            WHERE run = ? ORDER BY direction, position""")) {
      query.setLong(1, run);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          values.add(read(rows, run));
        }
      }
    }
    return values;
  }

  private static UsedValue read(ResultSet row, long run) throws SQLException {
    UsedValue value =
        new UsedValue(
            Sql.constant(row, 1, Direction.class),
            row.getString(2),
            row.getString(3),
            Sql.fingerprint(row, 4));
    crc(run, value)
        .check(row.getLong(5), "Run '%s': value '%s'".formatted(RunId.of(run), value.name()));
    return value;
  }

  /** Says of every row that is damaged what it is. */
  static void check(Connection connection, RowCheck check) throws SQLException {
    check.each(
        connection,
        "SELECT direction, kind, name, fingerprint, crc, run FROM run_value",
        row -> read(row, row.getLong(6)));
    check.each(
        connection,
        "SELECT child, parent, parent_kind, parent_name, crc FROM ancestry",
        ValueTable::readAncestry);
  }

  private static Lineage readAncestry(ResultSet row) throws SQLException {
    Lineage parent = Lineage.of(row.getString(3), row.getString(4), Sql.fingerprint(row, 2));
    Fingerprint child = Sql.fingerprint(row, 1);
    crc(child, parent).check(row.getLong(5), "Ancestry of '" + child.brief() + "'");
    return parent;
  }

  private static Crc crc(long run, UsedValue value) {
    return new Crc()
        .number(run)
        .text(value.direction().name())
        .text(value.kind())
        .text(value.name())
        .text(value.fingerprint().hex());
  }

  private static Crc crc(Fingerprint child, Lineage parent) {
    return new Crc()
        .text(child.hex())
        .text(parent.fingerprint().hex())
        .text(parent.kind())
        .text(parent.name());
  }
}
