package org.sagekit.core.data;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;

/** The rows of a query that are being read. */
final class SqlSource implements TableSource {
  private final ReadOptions options;
  private final ResultSet rows;
  private final AutoCloseable closing;
  private final CellTable table;
  private final SqlColumn[] columns;
  private boolean anyRow;

  private SqlSource(ReadOptions options, SqlQuery.Answer answer) throws SQLException {
    this.options = options;
    this.rows = answer.rows();
    this.closing = answer.closing();
    this.table = new CellTable(options, true);
    this.columns = new SqlColumn[rows.getMetaData().getColumnCount()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = SqlColumn.declare(rows.getMetaData(), i + 1, table);
    }
    table.requireColumns();
  }

  static SqlSource open(ReadOptions options, SqlQuery query, long memory) {
    try {
      SqlQuery.Answer answer = query.run(memory);
      try {
        return new SqlSource(options, answer);
      } catch (SQLException | RuntimeException e) {
        close(answer.closing());
        throw e;
      }
    } catch (SQLException e) {
      throw new DataException(
          options.name + ": query must be runnable, but: " + reason(e) + ".", e);
    } catch (IllegalArgumentException e) {
      throw new DataException(options.name + ": query: " + e.getMessage(), e);
    }
  }

  private static String reason(SQLException e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("[.]$", "");
  }

  @Override
  public boolean next() {
    try {
      if (!rows.next()) {
        return false;
      }
      table.requireRoom();
      for (SqlColumn column : columns) {
        column.add(rows, table);
      }
    } catch (SQLException e) {
      throw new DataException(here() + " must be readable, but: " + reason(e) + ".", e);
    }
    table.endRow();
    anyRow = true;
    return true;
  }

  @Override
  public Dataset take() {
    if (!anyRow) {
      throw new DataException(options.name + ": query must have rows, but has none.");
    }
    return table.take();
  }

  @Override
  public int columns() {
    return table.columns();
  }

  @Override
  public String here() {
    return table.at(table.columns());
  }

  @Override
  public void close() throws IOException {
    close(closing);
  }

  private static void close(AutoCloseable closing) {
    try {
      closing.close();
    } catch (Exception e) {
      throw new DataException("Query: its end must be clean, but: " + e + ".", e);
    }
  }
}
