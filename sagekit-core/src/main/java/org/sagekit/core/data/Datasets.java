package org.sagekit.core.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;

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

  /**
   * The rows that a test holds for, in their order.
   *
   * @param dataset the rows
   * @param test asked once a row
   * @return a dataset
   */
  public static Dataset filter(Dataset dataset, Predicate<? super Row> test) {
    return dataset.rows(
        IntStream.range(0, dataset.size()).filter(row -> test.test(dataset.row(row))).toArray());
  }

  /**
   * A dataset with a column computed from each row, or replaced if its name is there: {@code
   * derive(people, Field.of("adult", BOOLEAN), row -> ...)}.
   *
   * @param dataset the rows
   * @param field name, type and role of the column
   * @param function asked once a row for a finite Number (NUMERIC), Integer or Long (INTEGER),
   *     Boolean, Instant or other date of java.time, or text or enum; null where missing
   * @return a dataset
   * @throws IllegalArgumentException if a value is none of the field's type; the message has the
   *     row
   */
  public static Dataset derive(
      Dataset dataset, Field field, Function<? super Row, ? extends @Nullable Object> function) {
    return new Derivation(dataset, field).by(function);
  }

  /**
   * A dataset with a column under another name, in the same place, type and role.
   *
   * @param dataset the rows
   * @param field the name of a field
   * @param name new in the dataset
   * @return a dataset
   * @throws IllegalArgumentException if there is no such field, or the new name is another's
   */
  public static Dataset renamed(Dataset dataset, String field, String name) {
    int index = dataset.schema().indexOf(field);
    List<Field> fields = new ArrayList<>(dataset.schema().fields());
    fields.set(index, new Field(name, fields.get(index).type(), fields.get(index).role()));
    return Dataset.of(
        dataset.name(),
        Schema.of(fields),
        IntStream.range(0, fields.size()).mapToObj(dataset::column).toList());
  }

  /**
   * The rows of the left that have a partner in the right, with the right's other columns added at
   * the end in their roles. Rows keep the left's order; the order of the right's does not matter. A
   * missing key has no partner; 0 and -0 are one key, categories are compared by their text.
   *
   * @param left a key may occur in many rows
   * @param right a key may occur once; the one with repeated keys stands on the left
   * @param keys names of columns that are in both and of one type; a partner agrees in all of them
   * @return a dataset under the left's name
   * @throws IllegalArgumentException if a key is not in both, of two types or repeated in the
   *     right, or if both have another column of one name, or of a role that one column may have
   */
  public static Dataset innerJoin(Dataset left, Dataset right, String... keys) {
    return Join.of(left, right, keys).inner();
  }

  /**
   * As {@link #innerJoin}, but rows of the left without a partner stay, and what the right would
   * add to them is missing.
   *
   * @param left as there
   * @param right as there
   * @param keys as there
   * @return a dataset of as many rows as the left has
   * @throws IllegalArgumentException as there
   */
  public static Dataset leftJoin(Dataset left, Dataset right, String... keys) {
    return Join.of(left, right, keys).outer();
  }

  /**
   * The first row of each key, in their order: all rows different in the named columns. Two missing
   * values are equal, and so are 0 and -0.
   *
   * @param dataset the rows
   * @param fields the columns that make the key; none for all of them
   * @return a dataset
   * @throws IllegalArgumentException if there is no such field
   */
  public static Dataset distinct(Dataset dataset, String... fields) {
    List<String> key = fields.length == 0 ? dataset.schema().names() : List.of(fields);
    if (key.isEmpty()) {
      return dataset.first(1);
    }
    int[] keys = new RowKeys(key, true).of(dataset);
    BitSet seen = new BitSet();
    return dataset.rows(
        IntStream.range(0, keys.length)
            .filter(
                row -> {
                  boolean fresh = !seen.get(keys[row]);
                  seen.set(keys[row]);
                  return fresh;
                })
            .toArray());
  }

  /**
   * The rows from the least to the greatest: numbers and times by value, texts by their characters,
   * categories in the order of their levels; missing values last. Equal rows keep their order.
   *
   * @param dataset the rows
   * @param fields the first decides, the next where it is equal
   * @return a dataset
   * @throws IllegalArgumentException if there is no such field
   */
  public static Dataset sorted(Dataset dataset, String... fields) {
    return dataset.rows(RowOrder.of(dataset, List.of(fields), false));
  }

  /**
   * The rows from the greatest to the least, otherwise as {@link #sorted}: missing values stand
   * last here too.
   *
   * @param dataset the rows
   * @param fields the first decides, the next where it is equal
   * @return a dataset
   * @throws IllegalArgumentException if there is no such field
   */
  public static Dataset sortedDown(Dataset dataset, String... fields) {
    return dataset.rows(RowOrder.of(dataset, List.of(fields), true));
  }

  /**
   * The rows in a random order, each equally likely.
   *
   * @param dataset the rows
   * @param seed of the order
   * @return a dataset
   */
  public static Dataset shuffled(Dataset dataset, long seed) {
    return Drawing.of(dataset, seed).shuffled();
  }

  /**
   * Some of the rows in their order, each set of them equally likely.
   *
   * @param dataset the rows
   * @param rows how many, from 0 to all
   * @param seed of the choice
   * @return a dataset
   * @throws IllegalArgumentException if there are fewer rows
   */
  public static Dataset sample(Dataset dataset, int rows, long seed) {
    return Drawing.of(dataset, seed).sample(rows);
  }

  /**
   * Rows drawn one by one from all, as for a bootstrap.
   *
   * @param dataset one row or more
   * @param rows how many, 0 or more
   * @param seed of the choice
   * @return a dataset; a row may stand there often
   * @throws IllegalArgumentException if rows are asked of a dataset that has none
   */
  public static Dataset sampleWithReplacement(Dataset dataset, int rows, long seed) {
    return Drawing.of(dataset, seed).withReplacement(rows);
  }

  /**
   * Some of the rows in their order, of each value of a column its share, to less than one row.
   *
   * @param dataset the rows
   * @param field such as the target; rows without a value count as one value
   * @param rows how many in all, from 0 to all
   * @param seed of the choice
   * @return a dataset
   * @throws IllegalArgumentException if there is no such field or there are fewer rows
   */
  public static Dataset sampleStratified(Dataset dataset, String field, int rows, long seed) {
    return Drawing.of(dataset, seed).stratified(field, rows);
  }

  /**
   * A dataset with a column of {@link Role#WEIGHT} that makes the classes of the target count
   * alike: n / (number of classes x rows of the class) for each row, which sums up to n.
   *
   * @param dataset its target is CATEGORICAL or BOOLEAN and never missing
   * @param name of the new column
   * @return a dataset
   * @throws IllegalArgumentException if the target is none such, or there is a column of this name
   *     or a weight
   */
  public static Dataset weightedByClass(Dataset dataset, String name) {
    return Balance.of(dataset).weighted(name);
  }

  /**
   * A dataset in which each class of the target has as many rows as the greatest: all of its own,
   * and more of them drawn again. Only rows to learn from may be treated so: split first.
   *
   * @param dataset its target is CATEGORICAL or BOOLEAN and never missing
   * @param seed of the choice
   * @return a dataset in the order of the rows, copies beside each other
   * @throws IllegalArgumentException if the target is none such
   */
  public static Dataset oversampled(Dataset dataset, long seed) {
    return Balance.of(dataset).over(seed);
  }

  /**
   * A dataset in which each class of the target has as many rows as the least, drawn without
   * replacement.
   *
   * @param dataset its target is CATEGORICAL or BOOLEAN and never missing
   * @param seed of the choice
   * @return a dataset in the order of the rows
   * @throws IllegalArgumentException if the target is none such
   */
  public static Dataset undersampled(Dataset dataset, long seed) {
    return Balance.of(dataset).under(seed);
  }
}
