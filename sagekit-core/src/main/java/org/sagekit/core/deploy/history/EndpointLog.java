package org.sagekit.core.deploy.history;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Workspace;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.Store;

/**
 * What the endpoints of a workspace are and were. An event and the state that it leads to are
 * written in one transaction, so at every moment the tables name one state, and the history says
 * how it came. Thread-safe, also between processes.
 */
public final class EndpointLog {
  private static final String SELECT =
      "SELECT id, endpoint, time, kind, reason, traffic FROM endpoint_event ";

  private final Store store;
  private final Clock clock;

  /**
   * The log of a workspace.
   *
   * @throws IllegalArgumentException if the workspace has no tables of SageKit
   */
  public EndpointLog(Workspace workspace, Clock clock) {
    this.store = FileWorkspace.tablesOf(workspace);
    this.clock = clock;
  }

  /**
   * What is written about a change.
   *
   * @param kind what happens
   * @param reason why
   * @param traffic who has which share from now on
   */
  public record Change(EndpointEvent.Kind kind, String reason, List<Traffic> traffic) {}

  /** What an endpoint is; empty if there is none of the name. */
  public Optional<EndpointState> state(String endpoint) {
    return store.read(c -> state(c, endpoint));
  }

  private static Optional<EndpointState> state(Connection connection, String endpoint)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT state FROM endpoint WHERE name = ?")) {
      query.setString(1, endpoint);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(EndpointState.parse(endpoint, rows.getString(1)))
            : Optional.empty();
      }
    }
  }

  /** Writes down a change and what the endpoint is from now on. */
  public void write(String endpoint, EndpointState next, Change change) {
    store.write(
        c -> {
          try (PreparedStatement upsert =
              c.prepareStatement(
                  """
                  INSERT INTO endpoint (name, state) VALUES (?, ?)
                  ON CONFLICT (name) DO UPDATE SET state = excluded.state""")) {
            upsert.setString(1, endpoint);
            upsert.setString(2, next.toJson());
            upsert.executeUpdate();
          }
          return append(c, endpoint, change);
        });
  }

  /** Gives an endpoint up; its history stays. */
  public void delete(String endpoint, String reason) {
    store.write(
        c -> {
          try (PreparedStatement delete =
              c.prepareStatement("DELETE FROM endpoint WHERE name = ?")) {
            delete.setString(1, endpoint);
            delete.executeUpdate();
          }
          return append(c, endpoint, new Change(EndpointEvent.Kind.DELETED, reason, List.of()));
        });
  }

  private int append(Connection connection, String endpoint, Change change) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO endpoint_event (endpoint, time, kind, reason, traffic) VALUES (?, ?, ?, ?, ?)")) {
      insert.setString(1, endpoint);
      insert.setLong(2, clock.millis());
      insert.setString(3, change.kind().name());
      insert.setString(4, storable(change.reason()));
      insert.setString(5, Json.line(EndpointState.array(change.traffic())));
      return insert.executeUpdate();
    }
  }

  /**
   * A reason may be the message of any exception, and the event must not be lost for a character
   * that a database does not take: the character 0, or half of a pair of surrogates.
   */
  private static String storable(String reason) {
    byte[] whole = reason.replace('\0', '?').getBytes(StandardCharsets.UTF_8);
    return new String(whole, StandardCharsets.UTF_8);
  }

  /** All that happened to an endpoint, the oldest first. */
  public List<EndpointEvent> history(String endpoint) {
    return store.read(
        c -> {
          try (PreparedStatement query =
              c.prepareStatement(SELECT + "WHERE endpoint = ? ORDER BY id")) {
            query.setString(1, endpoint);
            return events(query);
          }
        });
  }

  /** The last thing that happened to an endpoint. */
  public Optional<EndpointEvent> last(String endpoint) {
    return store.read(
        c -> {
          try (PreparedStatement query =
              c.prepareStatement(SELECT + "WHERE endpoint = ? ORDER BY id DESC LIMIT 1")) {
            query.setString(1, endpoint);
            return events(query).stream().findFirst();
          }
        });
  }

  /** The last thing that happened to an endpoint until a moment, that moment included. */
  public Optional<EndpointEvent> last(String endpoint, Instant until) {
    return store.read(
        c -> {
          try (PreparedStatement query =
              c.prepareStatement(
                  SELECT + "WHERE endpoint = ? AND time <= ? ORDER BY id DESC LIMIT 1")) {
            query.setString(1, endpoint);
            query.setLong(2, until.toEpochMilli());
            return events(query).stream().findFirst();
          }
        });
  }

  /** The names of all endpoints that ever were, sorted. */
  public List<String> names() {
    return store.read(
        c -> {
          try (PreparedStatement query =
              c.prepareStatement(
                  "SELECT DISTINCT endpoint FROM endpoint_event ORDER BY endpoint")) {
            return texts(query);
          }
        });
  }

  /** The endpoints that are made of a package, or are about to be, within a transaction. */
  public static List<String> using(Connection connection, Fingerprint modelPackage)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT name FROM endpoint WHERE state LIKE '%' || ? || '%' ORDER BY name")) {
      query.setString(1, modelPackage.hex());
      return texts(query);
    }
  }

  private static List<String> texts(PreparedStatement query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static List<EndpointEvent> events(PreparedStatement query) throws SQLException {
    List<EndpointEvent> events = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        String endpoint = rows.getString(2);
        events.add(
            new EndpointEvent(
                rows.getLong(1),
                endpoint,
                Instant.ofEpochMilli(rows.getLong(3)),
                EndpointEvent.Kind.valueOf(rows.getString(4)),
                rows.getString(5),
                EndpointState.list(endpoint, JsonParser.parseString(rows.getString(6)))));
      }
    }
    return events;
  }
}
