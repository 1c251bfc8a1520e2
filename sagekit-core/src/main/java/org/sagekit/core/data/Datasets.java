package org.sagekit.core.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;

/** The place where one gets a {@link Dataset}. */
public final class Datasets {
  private Datasets() {}

  /**
   * A reader of comma-separated values: {@code Datasets.csv(path).read()}.
   *
   * @param file plain or compressed by gzip
   * @return a reader with all options at their defaults
   */
  public static CsvReader csv(Path file) {
    return CsvReader.of(file);
  }

  /**
   * A reader of JSON lines: {@code Datasets.jsonLines(path).read()}.
   *
   * @param file an object a line, plain or compressed by gzip
   * @return a reader with all options at their defaults
   */
  public static JsonLinesReader jsonLines(Path file) {
    return JsonLinesReader.of(file);
  }

  /**
   * A reader of ARFF: {@code Datasets.arff(path).read()}.
   *
   * @param file plain or compressed by gzip
   * @return a reader with all options at their defaults
   */
  public static ArffReader arff(Path file) {
    return ArffReader.of(file);
  }

  /**
   * A reader of LIBSVM's format: {@code Datasets.libsvm(path).read()}.
   *
   * @param file plain or compressed by gzip
   * @return a reader with all options at their defaults
   */
  public static LibsvmReader libsvm(Path file) {
    return LibsvmReader.of(file);
  }

  /**
   * A reader of rows that a database has found: {@code Datasets.jdbc(rows, "people").read()}. It
   * reads once, from where the rows are, and closes them.
   *
   * @param rows as of {@link java.sql.Statement#executeQuery}
   * @param name where the rows come from, for messages and lineage
   * @return a reader with all options at their defaults
   */
  public static SqlReader jdbc(ResultSet rows, String name) {
    Objects.requireNonNull(rows, "rows");
    return SqlReader.of(
        Problems.notBlank("Dataset", "name", name),
        memory -> new SqlQuery.Answer(rows, () -> rows.close()));
  }

  /**
   * A reader of a query's rows: {@code Datasets.jdbc(connection, "select ...", "people").read()}.
   * The connection stays open.
   *
   * @param connection to the database
   * @param query in its dialect; run each time that the reader reads
   * @param name where the rows come from, for messages and lineage
   * @return a reader with all options at their defaults
   */
  public static SqlReader jdbc(Connection connection, String query, String name) {
    Objects.requireNonNull(connection, "connection");
    return SqlReader.of(
        Problems.notBlank("Dataset", "name", name),
        memory -> {
          Statement statement = connection.createStatement();
          try {
            return new SqlQuery.Answer(statement.executeQuery(query), statement);
          } catch (SQLException e) {
            statement.close();
            throw e;
          }
        });
  }

  /**
   * A reader of Parquet: {@code Datasets.parquet(path).read()}. DuckDB must be on the class path:
   * {@code org.duckdb:duckdb_jdbc}. It takes nothing from the network.
   *
   * @param file a Parquet file
   * @return a reader with all options at their defaults
   */
  public static SqlReader parquet(Path file) {
    return DuckDb.parquet(file);
  }

  /**
   * A reader of a query over files: {@code Datasets.sql("select * from 'a.parquet'").read()}, in
   * the SQL of DuckDB, which must be on the class path: {@code org.duckdb:duckdb_jdbc}. It takes
   * nothing from the network, and of the file system only the files whose names stand in the query
   * in single quotes; patterns such as {@code *} find none.
   *
   * @param query one select
   * @return a reader with all options at their defaults
   */
  public static SqlReader sql(String query) {
    return DuckDb.sql(query);
  }

  /**
   * The reader that a file's name asks for: {@code .csv}, {@code .tsv}, {@code .jsonl} or {@code
   * .ndjson}, {@code .arff}, {@code .libsvm} or {@code .svm}, each also with {@code .gz} behind it,
   * and {@code .parquet}. Upper and lower case are one.
   *
   * @param file whose name has one of these endings
   * @return a reader with all options at their defaults; of {@code .tsv}, with tabs
   * @throws IllegalArgumentException if the name has another ending
   */
  public static TableReader<?> reader(Path file) {
    String path = Objects.toString(file.getFileName(), "").toLowerCase(Locale.ROOT);
    boolean compressed = path.endsWith(".gz");
    String name = compressed ? path.substring(0, path.length() - 3) : path;
    String ending = name.substring(name.lastIndexOf('.') + 1);
    if (ending.equals("parquet") && !compressed) {
      return parquet(file);
    }
    return switch (ending) {
      case "csv" -> csv(file);
      case "tsv" -> csv(file).separator('\t');
      case "jsonl", "ndjson" -> jsonLines(file);
      case "arff" -> arff(file);
      case "libsvm", "svm" -> libsvm(file);
      default ->
          throw new IllegalArgumentException(
              "Datasets: name of '"
                  + file
                  + "' must end with .csv, .tsv, .jsonl, .ndjson, .arff, .libsvm, .svm (each also"
                  + " with .gz) or .parquet, but does not. Maybe Datasets.csv(file).read().");
    };
  }

  /**
   * Reads a file in the format that its name tells, as {@link #reader} finds it.
   *
   * @param file whose name has a known ending
   * @return a dataset that bears the file's name
   * @throws IllegalArgumentException if the name has another ending
   * @throws DataException if the file can't be read; the message says where
   */
  public static Dataset read(Path file) {
    return reader(file).read();
  }

  /**
   * Writes a dataset as comma-separated values in UTF-8: whole or not at all, replacing what was
   * there. {@code Datasets.csv(file).schema(dataset.schema()).keepQuoted().read()} reads it back
   * without loss, except for categories that no row has, the order of categories, infinite numbers,
   * which it refuses, and names, texts and tables beyond its limits.
   *
   * @param dataset the rows
   * @param file compressed by gzip if its name ends with {@code .gz}
   * @throws DataException if the file can't be written
   */
  public static void toCsv(Dataset dataset, Path file) {
    CsvTable.write(dataset, file);
  }

  /**
   * Writes a dataset as JSON lines in UTF-8: whole or not at all, replacing what was there. {@code
   * Datasets.jsonLines(file).schema(dataset.schema()).read()} reads it back without loss, except
   * for categories that no row has and the order of categories. Missing values are null.
   *
   * @param dataset the rows
   * @param file compressed by gzip if its name ends with {@code .gz}
   * @throws DataException if the file can't be written, or a number is infinite, which JSON does
   *     not know
   */
  public static void toJsonLines(Dataset dataset, Path file) {
    JsonLinesTable.write(dataset, file);
  }

  /**
   * Writes a dataset as Parquet: whole or not at all, replacing what was there. {@code
   * Datasets.parquet(file).schema(dataset.schema()).read()} reads it back without loss, except for
   * categories that no row has, the order of categories, and infinite numbers, which it refuses.
   * DuckDB must be on the class path: {@code org.duckdb:duckdb_jdbc}.
   *
   * @param dataset the rows; names of columns must differ in more than upper and lower case
   * @param file where to write
   * @throws DataException if the file can't be written
   */
  public static void toParquet(Dataset dataset, Path file) {
    ParquetTable.write(dataset, file);
  }

  /**
   * A dataset of rows of numbers, all NUMERIC; NaN is missing.
   *
   * @param name where the rows come from, for messages and lineage
   * @param rows one array a row, one at least, each as long as there are columns; copied
   * @param columns their names; none for {@code x1}, {@code x2} and so on
   * @return a dataset
   * @throws IllegalArgumentException if there is no row, a row has another length, or a number is
   *     infinite; the message says where
   */
  public static Dataset ofArrays(String name, double[][] rows, String... columns) {
    return ArrayTable.of(name, rows, columns);
  }

  /**
   * A dataset of rows that are maps. The values' classes give the types: Integer, Long, Short and
   * Byte are INTEGER, other numbers NUMERIC, Boolean is BOOLEAN, the date and time classes of
   * java.time that have a date are DATETIME (in UTC if they have no zone), enums are CATEGORICAL,
   * and text is TEXT or CATEGORICAL by the rule of {@link CsvReader}. NaN and an empty Optional are
   * missing; a column without any value is CATEGORICAL.
   *
   * @param name where the rows come from, for messages and lineage
   * @param rows one map a row, one at least; what is null or not in a row's map is missing
   * @return a dataset whose columns stand in the order in which their names first come
   * @throws IllegalArgumentException if there is no row, a value is infinite or its class not
   *     known, or a column has values of different types; the message says where
   */
  public static Dataset ofMaps(
      String name, List<? extends Map<String, ? extends @Nullable Object>> rows) {
    RowTable table = new RowTable(name);
    rows.forEach(table::add);
    return table.build();
  }

  /**
   * A dataset of rows that are records, a column for each component. As {@link #ofMaps}, but a
   * column without any value has the type that its component's class gives.
   *
   * @param name where the rows come from, for messages and lineage
   * @param rows records of one class, one at least
   * @return a dataset whose columns stand in the order of the components
   * @throws IllegalArgumentException as {@link #ofMaps}, and if the records are of different
   *     classes, or of one whose module does not let its components be read
   */
  public static Dataset ofRecords(String name, List<? extends Record> rows) {
    return RecordTable.of(name, rows);
  }

  /**
   * The rows of two datasets of the same fields, the first's before the second's. The levels of
   * categories are united and sorted, unless they are equal.
   *
   * @param first gives its name and the order of the columns
   * @param second has fields of the same names, types and roles, in any order
   * @return a dataset of all rows
   * @throws IllegalArgumentException if the fields differ; the message says which
   */
  public static Dataset concat(Dataset first, Dataset second) {
    return Concatenation.of(first, second);
  }

  /**
   * A dataset with a column converted to another type, as {@link Columns#to} does.
   *
   * @param dataset the rows
   * @param field the name of a field; it keeps its role
   * @param type its type from now on
   * @return a dataset
   * @throws IllegalArgumentException if there is no such field
   * @throws DataException if a value is none of that type; the message says which row
   */
  public static Dataset retyped(Dataset dataset, String field, FieldType type) {
    Field old = dataset.schema().field(field);
    Column column = dataset.column(field);
    Conversion conversion =
        new Conversion(column, dataset.name() + ": ", ", column '" + field + "'");
    return dataset.with(new Field(field, type, old.role()), conversion.to(type));
  }

  /**
   * The rows of any number of datasets, one after the other, as {@link #concat(Dataset, Dataset)}
   * does with two.
   *
   * @param datasets one at least; the first gives its name and the order of the columns
   * @return a dataset of all rows
   * @throws IllegalArgumentException if there is none, or their fields differ; the message says
   *     which
   */
  public static Dataset concat(List<Dataset> datasets) {
    Problems.of("Datasets")
        .require(!datasets.isEmpty(), "datasets", "one at least", "none")
        .throwIfAny();
    if (datasets.size() == 1) {
      return datasets.get(0);
    }
    int half = datasets.size() / 2;
    return concat(
        concat(datasets.subList(0, half)), concat(datasets.subList(half, datasets.size())));
  }
}
