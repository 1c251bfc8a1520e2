package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.track.run.Artifact;

/** The table of files; their bytes are objects of the workspace. */
final class ArtifactTable {

  private ArtifactTable() {}

  static void write(Connection connection, long run, Artifact artifact) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO artifact (run, name, sha256, size, media_type, crc)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (run, name) DO UPDATE SET sha256 = excluded.sha256, size = excluded.size,
              media_type = excluded.media_type, crc = excluded.crc""")) {
      insert.setLong(1, run);
      insert.setString(2, artifact.name());
      insert.setString(3, artifact.sha256().hex());
      insert.setLong(4, artifact.size());
      insert.setString(5, artifact.mediaType());
      insert.setLong(6, crc(run, artifact).value());
      insert.executeUpdate();
    }
  }

  static List<Artifact> of(Connection connection, long run) throws SQLException {
    List<Artifact> artifacts = new ArrayList<>();
    try (var query =
        connection.prepareStatement(
            """
            SELECT name, sha256, size, media_type, crc FROM artifact
            WHERE run = ? ORDER BY name""")) {
      query.setLong(1, run);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          artifacts.add(read(rows, run));
        }
      }
    }
    return artifacts;
  }

  private static Artifact read(ResultSet row, long run) throws SQLException {
    String name = row.getString(1);
    Artifact artifact =
        new Artifact(
            RunId.of(run), name, Sql.fingerprint(row, 2), row.getLong(3), row.getString(4));
    crc(run, artifact).check(row.getLong(5), "Run '%s': file '%s'".formatted(RunId.of(run), name));
    return artifact;
  }

  /** Says of every row that is damaged what it is. */
  static void check(Connection connection, RowCheck check) throws SQLException {
    check.each(
        connection,
        "SELECT name, sha256, size, media_type, crc, run FROM artifact",
        row -> read(row, row.getLong(6)));
  }

  private static Crc crc(long run, Artifact artifact) {
    return new Crc()
        .number(run)
        .text(artifact.name())
        .text(artifact.sha256().hex())
        .number(artifact.size())
        .text(artifact.mediaType());
  }
}
