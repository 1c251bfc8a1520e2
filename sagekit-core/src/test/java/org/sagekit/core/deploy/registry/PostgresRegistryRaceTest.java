package org.sagekit.core.deploy.registry;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Postgres;

/** Registries of one workspace at once, on PostgreSQL. */
class PostgresRegistryRaceTest extends RegistryRaceTest {
  private final DataSource tables = Postgres.database();

  @Override
  FileWorkspace open(Path folder) {
    return FileWorkspace.open(tables, folder);
  }
}
