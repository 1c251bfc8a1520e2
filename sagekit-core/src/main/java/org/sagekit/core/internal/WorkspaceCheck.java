package org.sagekit.core.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.StoreException;

/** Looks for damage: every row of every table, and every object, is read. */
final class WorkspaceCheck {
  private final List<String> damage = new ArrayList<>();
  private final Set<ObjectFiles.Kept> referred = new LinkedHashSet<>();

  private WorkspaceCheck() {}

  /** What is wrong, a sentence each. */
  static List<String> of(Store store, ObjectFiles objects) {
    WorkspaceCheck check = new WorkspaceCheck();
    check.damage.addAll(store.damage());
    check.refer(store, "kept", "SELECT key, sha256, size FROM kept ORDER BY key");
    check.refer(
        store, "artifact", "SELECT run || '/' || name, sha256, size FROM artifact ORDER BY 1");
    check.damage.addAll(objects.damage(check.referred));
    return List.copyOf(check.damage);
  }

  private void refer(Store store, String table, String query) {
    try {
      store.read(
          c -> {
            try (Statement statement = c.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
              while (rows.next()) {
                refer(table, rows);
              }
              return true;
            }
          });
    } catch (StoreException e) {
      damage.add("Table %s: %s".formatted(table, e.getMessage()));
    }
  }

  private void refer(String table, ResultSet row) throws SQLException {
    try {
      referred.add(new ObjectFiles.Kept(new Fingerprint(row.getString(2)), row.getLong(3)));
    } catch (IllegalArgumentException e) {
      damage.add(
          "Table %s: row '%s' is damaged: %s".formatted(table, row.getString(1), e.getMessage()));
    }
  }
}
