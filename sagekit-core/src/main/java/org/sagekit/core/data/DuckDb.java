package org.sagekit.core.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sagekit.api.Problems;

/**
 * DuckDB in memory, fenced in: no network, no extensions, no files but the named ones, and a limit
 * on its memory. The fence is locked before a query comes in.
 */
final class DuckDb {
  private static final String DRIVER = "org.duckdb.DuckDBDriver";
  private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
  private static final int NAME = 60;

  private DuckDb() {}

  static SqlReader parquet(Path file) {
    Path whole = file.toAbsolutePath();
    String name = Objects.toString(file.getFileName(), file.toString());
    return SqlReader.of(
        name,
        memory ->
            answer("SELECT * FROM read_parquet(" + literal(whole) + ")", List.of(whole), memory));
  }

  static SqlReader sql(String query) {
    Problems.notBlank("Query", "text", query);
    String name = query.length() <= NAME ? query : query.substring(0, NAME) + "...";
    return SqlReader.of(name, memory -> answer(query, named(query), memory));
  }

  /** The files whose names stand in a query. */
  private static List<Path> named(String query) {
    List<Path> files = new ArrayList<>();
    Matcher literals = LITERAL.matcher(query);
    while (literals.find()) {
      try {
        Path file = Path.of(literals.group(1).replace("''", "'"));
        if (Files.isRegularFile(file)) {
          files.add(file);
          files.add(file.toAbsolutePath());
        }
      } catch (InvalidPathException e) {
        // A text that is no file's name is none of the query's files.
        continue;
      }
    }
    return files;
  }

  private static SqlQuery.Answer answer(String query, List<Path> files, long memory)
      throws SQLException {
    Connection connection = open(files, memory);
    try {
      Statement statement = connection.createStatement();
      return new SqlQuery.Answer(statement.executeQuery(query), connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** A database in memory that sees these files only. */
  static Connection open(List<Path> files, long memory) throws SQLException {
    requireDriver();
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET autoinstall_known_extensions=false");
      statement.execute("SET autoload_known_extensions=false");
      statement.execute("SET allow_community_extensions=false");
      statement.execute("SET temp_directory=''");
      statement.execute("SET TimeZone='UTC'");
      statement.execute("SET threads=1");
      statement.execute("SET memory_limit='" + memory + "B'");
      statement.execute(
          "SET allowed_paths=["
              + String.join(",", files.stream().map(DuckDb::literal).toList())
              + "]");
      statement.execute("SET enable_external_access=false");
      statement.execute("SET lock_configuration=true");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  static String literal(Path file) {
    return "'" + file.toString().replace("'", "''") + "'";
  }

  static String identifier(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static void requireDriver() {
    try {
      Class.forName(DRIVER);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "Datasets: DuckDB must be on the class path for Parquet and SQL over files, but is not."
              + " Maybe add org.duckdb:duckdb_jdbc to the application's dependencies.",
          e);
    }
  }
}
