package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.SageKitException;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.internal.Store;

/** Reads every row that tracking has written, and says what is wrong with which. */
public final class RowCheck {
  private static final int ENOUGH = 1000;
  private final List<String> problems = new ArrayList<>();

  private RowCheck() {}

  /** Reads a row; what it returns is not looked at. */
  @FunctionalInterface
  interface Reading {
    Object of(ResultSet row) throws SQLException;
  }

  /** A sentence for each damaged row, up to a thousand; none if all are sound. */
  public static List<String> of(Workspace workspace) {
    RowCheck check = new RowCheck();
    try {
      check.readAll(FileWorkspace.tablesOf(workspace));
    } catch (StoreException e) {
      check.problems.add(String.valueOf(e.getMessage()));
    }
    return List.copyOf(check.problems);
  }

  private void readAll(Store store) {
    store.read(
        c -> {
          ExperimentTable.check(c, this);
          Environments.check(c, this);
          RunTable.check(c, this);
          NamedTexts.PARAM.check(c, this);
          NamedTexts.TAG.check(c, this);
          SeriesTable.check(c, this);
          ArtifactTable.check(c, this);
          ValueTable.check(c, this);
          return true;
        });
  }

  void each(Connection connection, String query, Reading reading) throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setFetchSize(256);
      try (var rows = statement.executeQuery()) {
        while (rows.next() && problems.size() < ENOUGH) {
          try {
            reading.of(rows);
          } catch (SageKitException | IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
          }
        }
      }
    }
  }
}
