package org.sagekit.core.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
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
}
