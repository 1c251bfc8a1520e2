package org.sagekit.core.label.live;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Postgres;

/** Votes that last, on PostgreSQL. */
class PostgresVoteQueueTest extends VoteQueueTest {
  private final DataSource tables = Postgres.database();

  @Override
  FileWorkspace open(Path folder) {
    return FileWorkspace.open(tables, folder);
  }
}
