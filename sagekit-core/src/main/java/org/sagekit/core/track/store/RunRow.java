package org.sagekit.core.track.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.PipelineRun.Status;

/**
 * A row of the table of runs, checksum and change number left out.
 *
 * @param id its number, 0 if it has none yet
 * @param experiment its number
 * @param parent the number of the run that it is nested in
 * @param owner the process that writes it
 * @param environment the SHA-256 of the row that tells where it took place
 */
record RunRow(
    long id,
    long experiment,
    @Nullable Long parent,
    String name,
    String kind,
    String path,
    String status,
    long started,
    @Nullable Long ended,
    @Nullable String reason,
    @Nullable Long seed,
    boolean restored,
    String owner,
    @Nullable String environment) {

  /** The columns in the order in which {@link #of} reads them. */
  static final String COLUMNS =
      "id, experiment, parent, name, kind, path, status, started, ended, reason, seed, restored,"
          + " owner, environment, crc";

  static RunRow of(ResultSet row) throws SQLException {
    RunRow run =
        new RunRow(
            row.getLong(1),
            row.getLong(2),
            Sql.whole(row, 3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getLong(8),
            Sql.whole(row, 9),
            row.getString(10),
            Sql.whole(row, 11),
            row.getLong(12) == 1,
            row.getString(13),
            row.getString(14));
    run.crc().check(row.getLong(15), "Run '" + RunId.of(run.id) + "'");
    return run;
  }

  /** The number is a part of it only where it is known: it comes with the insertion. */
  Crc crc() {
    return new Crc()
        .number(experiment)
        .number(parent)
        .text(name)
        .text(kind)
        .text(path)
        .text(status)
        .number(started)
        .number(ended)
        .text(reason)
        .number(seed)
        .number(restored ? 1 : 0)
        .text(owner)
        .text(environment);
  }

  /** Sets all columns but the number and the change number, in the order of {@link #COLUMNS}. */
  void set(PreparedStatement statement) throws SQLException {
    statement.setLong(1, experiment);
    Sql.setWhole(statement, 2, parent);
    statement.setString(3, name);
    statement.setString(4, kind);
    statement.setString(5, path);
    statement.setString(6, status);
    statement.setLong(7, started);
    Sql.setWhole(statement, 8, ended);
    statement.setString(9, reason);
    Sql.setWhole(statement, 10, seed);
    statement.setLong(11, restored ? 1 : 0);
    statement.setString(12, owner);
    statement.setString(13, environment);
    statement.setLong(14, crc().value());
  }

  RunRow ended(Status how, @Nullable String why, long when, boolean fromCheckpoint) {
    return new RunRow(
        id,
        experiment,
        parent,
        name,
        kind,
        path,
        how.name(),
        started,
        when,
        why,
        seed,
        fromCheckpoint,
        owner,
        environment);
  }

  RunRow resumed(String newOwner) {
    return new RunRow(
        id,
        experiment,
        parent,
        name,
        kind,
        path,
        Status.RUNNING.name(),
        started,
        null,
        null,
        seed,
        restored,
        newOwner,
        environment);
  }
}
