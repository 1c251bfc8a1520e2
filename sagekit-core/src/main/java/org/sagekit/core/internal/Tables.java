package org.sagekit.core.internal;

import java.util.List;

/** The tables of a workspace, version by version: what is written once is never changed here. */
final class Tables {
  private static final List<List<String>> CHANGES = List.of(runs(), deployment());

  /** The number of the last version. */
  static final int VERSION = CHANGES.size();

  private Tables() {}

  /**
   * What to do to tables of a version.
   *
   * @param version 0 if there are none
   * @return statements in their order; none if the version is this one or a later one
   */
  static List<String> changesSince(int version) {
    return CHANGES.subList(Math.min(version, VERSION), VERSION).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** What runs have done, and the values that they kept. */
  private static List<String> runs() {
    return List.of(
        """
          CREATE TABLE kept (
            key TEXT PRIMARY KEY,
            format TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            size INTEGER NOT NULL)""",
        """
          CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            status TEXT NOT NULL,
            started INTEGER NOT NULL,
            ended INTEGER,
            reason TEXT)""",
        """
          CREATE TABLE run_stage (
            run INTEGER NOT NULL REFERENCES run(id),
            position INTEGER NOT NULL,
            path TEXT NOT NULL,
            status TEXT NOT NULL,
            restored INTEGER NOT NULL DEFAULT 0,
            seconds REAL,
            output TEXT,
            PRIMARY KEY (run, position))""",
        """
          CREATE TABLE setting (
            run INTEGER NOT NULL,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (run, position, name))""",
        """
          CREATE TABLE metric (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            run INTEGER NOT NULL,
            path TEXT NOT NULL,
            name TEXT NOT NULL,
            step INTEGER NOT NULL,
            value REAL)""",
        "CREATE INDEX metric_of_stage ON metric (run, path)");
  }

  /** What endpoints are and were. An event is written once and for all. */
  private static List<String> deployment() {
    return List.of(
        """
        CREATE TABLE endpoint (
          name TEXT PRIMARY KEY,
          state TEXT NOT NULL)""",
        """
        CREATE TABLE endpoint_event (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          endpoint TEXT NOT NULL,
          time INTEGER NOT NULL,
          kind TEXT NOT NULL,
          reason TEXT NOT NULL,
          traffic TEXT NOT NULL)""",
        "CREATE INDEX endpoint_event_of ON endpoint_event (endpoint, id)",
        appendOnly("endpoint_event", "UPDATE"),
        appendOnly("endpoint_event", "DELETE"));
  }

  private static String appendOnly(String table, String change) {
    return """
        CREATE TRIGGER %1$s_no_%2$s BEFORE %2$s ON %1$s
        BEGIN SELECT RAISE(ABORT, '%1$s is append-only'); END"""
        .formatted(table, change);
  }
}
