package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables of parameters and of tags: texts by run and name. */
enum NamedTexts {
  /** What a run was begun with: the first value stays. */
  PARAM("param", "DO NOTHING"),
  /** What is said of a run: the last value stays. */
  TAG("tag", "DO UPDATE SET value = excluded.value, crc = excluded.crc");

  private final String table;
  private final String insert;

  NamedTexts(String table, String conflict) {
    this.table = table;
    this.insert =
        "INSERT INTO %s (run, name, value, crc) VALUES (?, ?, ?, ?) ON CONFLICT (run, name) %s"
            .formatted(table, conflict);
  }

  void write(Connection connection, long run, Map<String, String> textByName) throws SQLException {
    if (textByName.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(insert)) {
      for (Map.Entry<String, String> text : textByName.entrySet()) {
        statement.setLong(1, run);
        statement.setString(2, text.getKey());
        statement.setString(3, text.getValue());
        statement.setLong(4, crc(run, text.getKey(), text.getValue()).value());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  SortedMap<String, String> read(Connection connection, long run) throws SQLException {
    SortedMap<String, String> textByName = new TreeMap<>();
    try (var query =
        connection.prepareStatement("SELECT name, value, crc FROM " + table + " WHERE run = ?")) {
      query.setLong(1, run);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          textByName.put(rows.getString(1), value(rows, run, rows.getString(1)));
        }
      }
    }
    return textByName;
  }

  /** The value of a row of name, value and checksum. */
  String value(ResultSet row, long run, String name) throws SQLException {
    String value = row.getString(2);
    crc(run, name, value).check(row.getLong(3), row(run, name));
    return value;
  }

  /** Says of every row that is damaged what it is. */
  void check(Connection connection, RowCheck check) throws SQLException {
    check.each(
        connection,
        "SELECT name, value, crc, run FROM " + table,
        row -> value(row, row.getLong(4), String.valueOf(row.getString(1))));
  }

  private String row(long run, String name) {
    return "Run '%s': %s '%s'".formatted(RunId.of(run), table, name);
  }

  private static Crc crc(long run, String name, String value) {
    return new Crc().number(run).text(name).text(value);
  }
}
