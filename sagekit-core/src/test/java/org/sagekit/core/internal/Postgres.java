package org.sagekit.core.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One real server of PostgreSQL for all tests of this process, started when the first asks for it
 * and stopped with the process. If it can't be started, whoever asks fails.
 */
public final class Postgres {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Postgres() {}

  /** Started by the class loader, so once. */
  private static final class Server {
    private static final EmbeddedPostgres RUNNING = started();

    private static EmbeddedPostgres started() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL can't be started", e);
      }
    }
  }

  /** A database that nobody else has, empty. */
  public static PGSimpleDataSource database() {
    return at(url());
  }

  /** The URL of a database that nobody else has, empty. */
  public static String url() {
    String name = "test_" + COUNT.incrementAndGet();
    try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("A database for a test can't be made", e);
    }
    return Server.RUNNING.getJdbcUrl("postgres", name);
  }

  /** The database of a URL, for another process. */
  public static PGSimpleDataSource at(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    return source;
  }
}
