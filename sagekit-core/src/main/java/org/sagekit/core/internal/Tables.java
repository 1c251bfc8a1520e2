package org.sagekit.core.internal;

import java.util.List;
import java.util.stream.Stream;

/** The tables of a workspace, version by version: what is written once is never changed here. */
final class Tables {
  private static final List<List<String>> CHANGES =
      List.of(
          runs(), both(deployment(), registry()), tracking(), voting(), scheduling(), keeping());

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

  /** Which models there are, what was decided of them, and how all that came. */
  private static List<String> registry() {
    return List.of(
        """
        CREATE TABLE model_group (
          name TEXT PRIMARY KEY,
          description TEXT NOT NULL,
          created INTEGER NOT NULL)""",
        """
        CREATE TABLE model_version (
          model_group TEXT NOT NULL REFERENCES model_group (name),
          number INTEGER NOT NULL,
          package TEXT NOT NULL,
          card TEXT NOT NULL,
          description TEXT NOT NULL,
          status TEXT NOT NULL,
          decided_by TEXT NOT NULL,
          decided_why TEXT NOT NULL,
          decided INTEGER NOT NULL,
          registered INTEGER NOT NULL,
          PRIMARY KEY (model_group, number),
          UNIQUE (model_group, package))""",
        "CREATE INDEX model_version_package ON model_version (package)",
        """
        CREATE TABLE model_alias (
          model_group TEXT NOT NULL,
          alias TEXT NOT NULL,
          number INTEGER NOT NULL,
          PRIMARY KEY (model_group, alias),
          FOREIGN KEY (model_group, number) REFERENCES model_version (model_group, number))""",
        """
        CREATE TABLE registry_event (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          model_group TEXT NOT NULL,
          version INTEGER,
          time INTEGER NOT NULL,
          kind TEXT NOT NULL,
          alias TEXT NOT NULL,
          old TEXT NOT NULL,
          new TEXT NOT NULL,
          who TEXT NOT NULL,
          why TEXT NOT NULL)""",
        "CREATE INDEX registry_event_of ON registry_event (model_group, id)",
        """
        CREATE UNIQUE INDEX registry_number ON registry_event (model_group, version)
        WHERE kind = 'REGISTERED'""",
        "CREATE INDEX registry_package ON registry_event (new) WHERE kind = 'REGISTERED'",
        appendOnly("registry_event", "UPDATE"),
        appendOnly("registry_event", "DELETE"));
  }

  /**
   * What is remembered of runs. Stages are runs of their own. Every row carries a checksum of what
   * else it holds; what has changed last has the greatest number in {@code changed}.
   */
  private static List<String> tracking() {
    return List.of(
        "ALTER TABLE run RENAME TO run_of_2",
        """
        CREATE TABLE experiment (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL UNIQUE,
          created INTEGER NOT NULL,
          crc INTEGER NOT NULL)""",
        """
        CREATE TABLE environment (
          sha256 TEXT PRIMARY KEY,
          content TEXT NOT NULL)""",
        """
        CREATE TABLE run (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          experiment INTEGER NOT NULL REFERENCES experiment (id),
          parent INTEGER REFERENCES run (id),
          name TEXT NOT NULL,
          kind TEXT NOT NULL,
          path TEXT NOT NULL,
          status TEXT NOT NULL,
          started INTEGER NOT NULL,
          ended INTEGER,
          reason TEXT,
          seed INTEGER,
          restored INTEGER NOT NULL,
          owner TEXT NOT NULL,
          environment TEXT REFERENCES environment (sha256),
          changed INTEGER NOT NULL,
          crc INTEGER NOT NULL)""",
        "CREATE UNIQUE INDEX run_changed ON run (changed)",
        "CREATE INDEX run_parent ON run (parent)",
        "CREATE INDEX run_experiment ON run (experiment, parent)",
        """
        CREATE TABLE param (
          run INTEGER NOT NULL REFERENCES run (id),
          name TEXT NOT NULL,
          value TEXT NOT NULL,
          crc INTEGER NOT NULL,
          PRIMARY KEY (run, name))""",
        """
        CREATE TABLE tag (
          run INTEGER NOT NULL REFERENCES run (id),
          name TEXT NOT NULL,
          value TEXT NOT NULL,
          crc INTEGER NOT NULL,
          PRIMARY KEY (run, name))""",
        """
        CREATE TABLE series (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          run INTEGER NOT NULL REFERENCES run (id),
          name TEXT NOT NULL,
          points INTEGER NOT NULL,
          numbers INTEGER NOT NULL,
          first REAL,
          last REAL,
          last_step INTEGER NOT NULL,
          least REAL,
          greatest REAL,
          total REAL,
          blocks INTEGER NOT NULL,
          tail BLOB NOT NULL,
          crc INTEGER NOT NULL,
          UNIQUE (run, name))""",
        """
        CREATE TABLE series_block (
          series INTEGER NOT NULL REFERENCES series (id),
          number INTEGER NOT NULL,
          first_step INTEGER NOT NULL,
          last_step INTEGER NOT NULL,
          data BLOB NOT NULL,
          crc INTEGER NOT NULL,
          PRIMARY KEY (series, number))""",
        """
        CREATE TABLE artifact (
          run INTEGER NOT NULL REFERENCES run (id),
          name TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          size INTEGER NOT NULL,
          media_type TEXT NOT NULL,
          crc INTEGER NOT NULL,
          PRIMARY KEY (run, name))""",
        """
        CREATE TABLE run_value (
          run INTEGER NOT NULL REFERENCES run (id),
          direction TEXT NOT NULL,
          position INTEGER NOT NULL,
          kind TEXT NOT NULL,
          name TEXT NOT NULL,
          fingerprint TEXT NOT NULL,
          crc INTEGER NOT NULL,
          PRIMARY KEY (run, direction, fingerprint))""",
        "CREATE INDEX run_value_of ON run_value (fingerprint)",
        """
        CREATE TABLE ancestry (
          child TEXT NOT NULL,
          parent TEXT NOT NULL,
          parent_kind TEXT NOT NULL,
          parent_name TEXT NOT NULL,
          crc INTEGER NOT NULL,
          PRIMARY KEY (child, parent))""",
        "CREATE INDEX ancestry_parent ON ancestry (parent)");
  }

  /** What the queues of live votes have acknowledged. */
  private static List<String> voting() {
    return List.of(
        """
        CREATE TABLE vote (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          queue TEXT NOT NULL,
          task TEXT NOT NULL,
          worker TEXT NOT NULL,
          label TEXT NOT NULL)""",
        "CREATE INDEX vote_of ON vote (queue, id)",
        appendOnly("vote", "UPDATE"),
        appendOnly("vote", "DELETE"));
  }

  /**
   * Which schedules of monitoring there are, and what came of each due time. Whoever works on one
   * counts {@code beat} up; whoever takes it over counts {@code fence} up, and a former owner's
   * result no longer fits.
   */
  private static List<String> scheduling() {
    return List.of(
        """
        CREATE TABLE monitor_schedule (
          name TEXT PRIMARY KEY,
          timing TEXT NOT NULL,
          covered INTEGER NOT NULL,
          paused INTEGER NOT NULL)""",
        """
        CREATE TABLE monitor_run (
          schedule TEXT NOT NULL REFERENCES monitor_schedule (name),
          due INTEGER NOT NULL,
          kind TEXT NOT NULL,
          window_from INTEGER NOT NULL,
          window_to INTEGER NOT NULL,
          status TEXT NOT NULL,
          reason TEXT NOT NULL,
          run TEXT NOT NULL,
          outcome TEXT NOT NULL,
          changed INTEGER NOT NULL,
          fence INTEGER NOT NULL,
          beat INTEGER NOT NULL,
          deaths INTEGER NOT NULL,
          PRIMARY KEY (schedule, due, kind))""",
        "CREATE INDEX monitor_run_open ON monitor_run (schedule) WHERE status = 'RUNNING'");
  }

  /**
   * Runs of schedules get numbers in the order in which they were begun, by which old ones are
   * taken out; {@code pruned} is the latest due time of those. And what is still to be told to
   * receivers, each known by a hash of its address.
   */
  private static List<String> keeping() {
    return List.of(
        "ALTER TABLE monitor_schedule ADD COLUMN pruned INTEGER NOT NULL DEFAULT -62135596800000",
        "ALTER TABLE monitor_run ADD COLUMN number INTEGER NOT NULL DEFAULT 0",
        """
        UPDATE monitor_run SET number = numbered.position FROM (
          SELECT schedule, due, kind,
            ROW_NUMBER() OVER (PARTITION BY schedule ORDER BY due, kind) AS position
          FROM monitor_run) AS numbered
        WHERE monitor_run.schedule = numbered.schedule
          AND monitor_run.due = numbered.due
          AND monitor_run.kind = numbered.kind""",
        "CREATE UNIQUE INDEX monitor_run_number ON monitor_run (schedule, number)",
        """
        CREATE TABLE monitor_delivery (
          schedule TEXT NOT NULL,
          due INTEGER NOT NULL,
          kind TEXT NOT NULL,
          receiver TEXT NOT NULL,
          attempts INTEGER NOT NULL,
          PRIMARY KEY (schedule, due, kind, receiver),
          FOREIGN KEY (schedule, due, kind) REFERENCES monitor_run (schedule, due, kind))""");
  }

  private static List<String> both(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static String appendOnly(String table, String change) {
    return """
        CREATE TRIGGER %1$s_no_%2$s BEFORE %2$s ON %1$s
        BEGIN SELECT RAISE(ABORT, '%1$s is append-only'); END"""
        .formatted(table, change);
  }
}
