package org.sagekit.core.deploy.history;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Postgres;

/** The log of endpoints, on PostgreSQL. */
class PostgresEndpointLogTest extends EndpointLogTest {
  private final DataSource tables = Postgres.database();

  @Override
  FileWorkspace open(Path folder) {
    return FileWorkspace.open(tables, folder);
  }
}
