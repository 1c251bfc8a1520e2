package org.sagekit.core.deploy.registry;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Postgres;

/** What was live when, on PostgreSQL. */
class PostgresLiveModelsTest extends LiveModelsTest {
  private final DataSource tables = Postgres.database();

  @Override
  FileWorkspace open(Path folder) {
    return FileWorkspace.open(tables, folder);
  }
}
