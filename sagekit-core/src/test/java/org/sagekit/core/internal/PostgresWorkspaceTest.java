package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;
import org.sagekit.api.contract.StoreContract;
import org.sagekit.core.internal.TextCodec.Text;

class PostgresWorkspaceTest extends StoreContract {
  private final Map<Path, DataSource> sourceByHome = new HashMap<>();

  private DataSource source(Path folder) {
    return sourceByHome.computeIfAbsent(folder, any -> Postgres.database());
  }

  @Override
  protected Workspace open(Path folder) {
    return FileWorkspace.open(source(folder), folder);
  }

  @Override
  protected Fingerprinted value(String content) {
    return new Text(content);
  }

  @Test
  void refusesAStoreOfALaterVersion() {
    try (Store store = Store.open(source(home))) {
      store.write(
          c -> {
            Database.execute(c, "UPDATE sagekit_version SET version = 99");
            return true;
          });
    }
    assertThatThrownBy(() -> FileWorkspace.open(source(home), home))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("has version 99, but this SageKit knows " + Tables.VERSION + ".");
  }

  @Test
  void saysThatNobodyListens() {
    DataSource nowhere = Postgres.at("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1");
    assertThatThrownBy(() -> FileWorkspace.open(nowhere, home))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("Store can't be opened: ");
  }

  @Test
  void refusesAnotherDatabase() {
    DataSource sqlite = new org.sqlite.SQLiteDataSource();
    assertThatThrownBy(() -> FileWorkspace.open(sqlite, home))
        .isInstanceOf(StoreException.class)
        .hasMessage("Store can't be opened: it must be PostgreSQL, but was SQLite");
    assertThat(home).isDirectory();
  }
}
