package org.sagekit.core.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.sagekit.api.Fingerprint;

/** Which values are kept, and as what: a key, the format of its value, and the object. */
final class KeptTable {

  private KeptTable() {}

  /**
   * What a key leads to.
   *
   * @param format of the codec
   * @param object where the bytes are
   */
  record Entry(String format, ObjectFiles.Kept object) {}

  static Optional<Entry> find(Connection connection, Fingerprint key) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT format, sha256, size FROM kept WHERE key = ?")) {
      query.setString(1, key.hex());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new Entry(
                    rows.getString(1),
                    new ObjectFiles.Kept(new Fingerprint(rows.getString(2)), rows.getLong(3))))
            : Optional.empty();
      }
    }
  }

  static int write(Connection connection, Collection<Fingerprint> keys, Entry entry)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO kept (key, format, sha256, size) VALUES (?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET
              format = excluded.format, sha256 = excluded.sha256, size = excluded.size""")) {
      int written = 0;
      for (Fingerprint key : keys) {
        insert.setString(1, key.hex());
        insert.setString(2, entry.format());
        insert.setString(3, entry.object().sha256().hex());
        insert.setLong(4, entry.object().size());
        written += insert.executeUpdate();
      }
      return written;
    }
  }
}
