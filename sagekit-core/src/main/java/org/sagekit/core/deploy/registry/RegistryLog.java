package org.sagekit.core.deploy.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.deploy.registry.Reason;
import org.sagekit.api.deploy.registry.RegistryEvent;
import org.sagekit.api.deploy.registry.RegistryEvent.Kind;
import org.sagekit.api.deploy.registry.VersionId;

/**
 * The registry's events. Nothing but this class writes them, and triggers keep them as they are.
 */
final class RegistryLog {
  private static final String SELECT =
      """
      SELECT id, model_group, version, time, kind, alias, old, new, who, why
      FROM registry_event\s""";

  private final Clock clock;

  RegistryLog(Clock clock) {
    this.clock = clock;
  }

  /**
   * What is told of a change.
   *
   * @param version of which version; null for the group itself
   */
  record Change(
      String group,
      @Nullable Integer version,
      Kind kind,
      String alias,
      String before,
      String after) {

    static Change of(VersionId id, Kind kind, String before, String after) {
      return new Change(id.group(), id.number(), kind, "", before, after);
    }

    static Change ofGroup(String group, Kind kind, String before, String after) {
      return new Change(group, null, kind, "", before, after);
    }
  }

  /** Writes an event, within the transaction that makes the change; returns the time it bears. */
  Instant append(Connection connection, Change change, Reason reason) throws SQLException {
    Instant now = Instant.ofEpochMilli(clock.millis());
    Sql.update(
        connection,
        """
        INSERT INTO registry_event
          (model_group, version, time, kind, alias, old, new, who, why)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        change.group(),
        change.version(),
        now.toEpochMilli(),
        change.kind().name(),
        change.alias(),
        change.before(),
        change.after(),
        reason.who(),
        reason.why());
    return now;
  }

  static List<RegistryEvent> of(Connection connection, String group) throws SQLException {
    return Sql.list(
        connection, SELECT + "WHERE model_group = ? ORDER BY id", RegistryLog::event, group);
  }

  static List<RegistryEvent> all(Connection connection) throws SQLException {
    return Sql.list(connection, SELECT + "ORDER BY id", RegistryLog::event);
  }

  /** How a version went, if it did. */
  static Optional<RegistryEvent> deletionOf(Connection connection, VersionId id)
      throws SQLException {
    return Sql.first(
        connection,
        SELECT + "WHERE model_group = ? AND version = ? AND kind = ? ORDER BY id DESC LIMIT 1",
        RegistryLog::event,
        id.group(),
        id.number(),
        Kind.DELETED.name());
  }

  /** The greatest number that a group ever gave; 0 if none. Deleted groups count. */
  static int lastNumber(Connection connection, String group) throws SQLException {
    return Sql.first(
            connection,
            """
            SELECT coalesce(max(version), 0) FROM registry_event
            WHERE model_group = ? AND kind = 'REGISTERED'""",
            row -> row.getInt(1),
            group)
        .orElse(0);
  }

  /** All versions that a package ever was, sorted. */
  static List<VersionId> versionsOf(Connection connection, Fingerprint modelPackage)
      throws SQLException {
    return Sql.list(
        connection,
        """
        SELECT model_group, version FROM registry_event WHERE kind = 'REGISTERED' AND new = ?
        ORDER BY model_group, version""",
        row -> new VersionId(row.getString(1), row.getInt(2)),
        modelPackage.hex());
  }

  private static RegistryEvent event(ResultSet row) throws SQLException {
    int version = row.getInt(3);
    boolean ofGroup = row.wasNull();
    return new RegistryEvent(
        row.getLong(1),
        row.getString(2),
        ofGroup ? OptionalInt.empty() : OptionalInt.of(version),
        Instant.ofEpochMilli(row.getLong(4)),
        Kind.valueOf(row.getString(5)),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        new Reason(row.getString(9), row.getString(10)));
  }
}
