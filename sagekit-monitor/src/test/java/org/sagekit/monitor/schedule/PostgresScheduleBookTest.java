package org.sagekit.monitor.schedule;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.sagekit.core.internal.FileWorkspace;

class PostgresScheduleBookTest extends ScheduleBookContract {
  private static EmbeddedPostgres server;
  @TempDir Path home;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  /** The tables are made once; making them anew for each test would take most of the time. */
  @BeforeEach
  @Override
  void begin() {
    workspace().close();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE monitor_schedule, monitor_run, monitor_delivery");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    super.begin();
  }

  @Override
  FileWorkspace workspace() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.getJdbcUrl("postgres", "postgres"));
    return FileWorkspace.open(source, home);
  }
}
