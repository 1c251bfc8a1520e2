package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreTest {
  @TempDir private Path home;

  @Override
  Database database() {
    return new SqliteDatabase(home.resolve("store.db"));
  }

  @Override
  Database freshDatabase() {
    return new SqliteDatabase(home.resolve("old.db"));
  }

  @Test
  void commitsAreForcedToTheDisk() {
    assertThat(pragma("synchronous")).isEqualTo("2");
    assertThat(pragma("journal_mode")).isEqualTo("wal");
  }

  private String pragma(String name) {
    return another()
        .write(
            c -> {
              try (Statement statement = c.createStatement();
                  ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
                rows.next();
                return rows.getString(1);
              }
            });
  }
}
