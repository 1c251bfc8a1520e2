package org.sagekit.core.track.search;

import java.lang.ref.SoftReference;
import java.sql.Connection;
import java.sql.SQLException;
import org.sagekit.core.internal.Store;

/**
 * All runs of a workspace in memory, as long as there is room. What it gives is as new as the
 * tables are when it is asked: if nothing has changed that costs one look into an index, otherwise
 * the runs that have changed are read again. Thread-safe.
 */
final class RunIndex {
  private final Store store;
  private SoftReference<Snapshot> held = new SoftReference<>(null);

  RunIndex(Store store) {
    this.store = store;
  }

  /** All runs as they are now. */
  synchronized Snapshot now() {
    Snapshot before = held.get();
    Snapshot base = before == null ? Snapshot.nothing() : before;
    Snapshot now = store.read(c -> next(c, base));
    if (now != before) {
      held = new SoftReference<>(now);
    }
    return now;
  }

  private static Snapshot next(Connection connection, Snapshot before) throws SQLException {
    long last = lastChange(connection);
    if (last == before.changed()) {
      return before;
    }
    // Older tables in the place of the known ones, from a copy say, are read from the beginning.
    Snapshot base = last < before.changed() ? Snapshot.nothing() : before;
    return base.with(new RunLoader(connection, base.changed(), base.pool()).load());
  }

  private static long lastChange(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("SELECT max(changed) FROM run");
        var rows = query.executeQuery()) {
      long last = rows.next() ? rows.getLong(1) : 0;
      return rows.wasNull() ? -1 : last;
    }
  }
}
