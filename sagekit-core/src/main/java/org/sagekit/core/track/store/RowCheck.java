package org.sagekit.core.track.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.SageKitException;
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
  public static List<String> of(Store store) {
    RowCheck check = new RowCheck();
    store.read(
        c -> {
          ExperimentTable.check(c, check);
          Environments.check(c, check);
          RunTable.check(c, check);
          NamedTexts.PARAM.check(c, check);
          NamedTexts.TAG.check(c, check);
          SeriesTable.check(c, check);
          ArtifactTable.check(c, check);
          ValueTable.check(c, check);
          return true;
        });
    return List.copyOf(check.problems);
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
