package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;

/**
 * Makes a dataset of another: rows chosen, joined, sorted, drawn, balanced, columns derived and
 * renamed. The given dataset is never changed; what is drawn at random follows from its seed.
 * Columns are chosen by {@link Dataset#select}, converted by {@link Datasets#retyped}, and datasets
 * put behind one another by {@link Datasets#concat}.
 */
public final class Transforms {
  private Transforms() {}

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
   * @param right a key may occur once; the one with repeated keys stands on the left, or see {@link
   *     #innerJoin(Dataset, Dataset, Partners, String...)}
   * @param keys names of columns that are in both and of one type; a partner agrees in all of them
   * @return a dataset under the left's name
   * @throws IllegalArgumentException if a key is not in both, of two types or repeated in the
   *     right, or if both have another column of one name, or of a role that one column may have
   */
  public static Dataset innerJoin(Dataset left, Dataset right, String... keys) {
    return Join.of(left, right, Partners.one(), keys).inner();
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
    return Join.of(left, right, Partners.one(), keys).outer();
  }

  /**
   * As {@link #innerJoin(Dataset, Dataset, String...)}, but with the choice of how many partners a
   * row may have: with {@link Partners#many} it comes once for each, in the order of the right, as
   * in SQL.
   *
   * @param left a key may occur in many rows
   * @param right a key may occur as often as the partners say
   * @param partners one, or many up to a number of rows of the result
   * @param keys names of columns that are in both and of one type; a partner agrees in all of them
   * @return a dataset under the left's name
   * @throws IllegalArgumentException as there, and if the result would have too many rows; the
   *     message has the row with the most partners
   */
  public static Dataset innerJoin(Dataset left, Dataset right, Partners partners, String... keys) {
    return Join.of(left, right, partners, keys).inner();
  }

  /**
   * As {@link #innerJoin(Dataset, Dataset, Partners, String...)}, but rows of the left without a
   * partner stay, once, and what the right would add to them is missing.
   *
   * @param left as there
   * @param right as there
   * @param partners as there
   * @param keys as there
   * @return a dataset of at least as many rows as the left has
   * @throws IllegalArgumentException as there
   */
  public static Dataset leftJoin(Dataset left, Dataset right, Partners partners, String... keys) {
    return Join.of(left, right, partners, keys).outer();
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
   * A dataset in which columns of yes and no have become one of labels, which is what {@code
   * Trainers.labelsBy} learns from: the text {@code "rain|wind"} where the columns {@code rain} and
   * {@code wind} say yes, an empty one where none does.
   *
   * @param dataset the rows
   * @param name of the new column, a TEXT in the role of the target; it stands at the end
   * @param fields columns of booleans, or of just 0 and 1, missing nowhere; their names become the
   *     labels, so {@code |} must not be in them. They are left out of the result
   * @return a dataset
   * @throws IllegalArgumentException if there is no such field, it is not of yes and no, or the new
   *     name is another's
   */
  public static Dataset labelled(Dataset dataset, String name, String... fields) {
    return new LabelColumns(dataset, List.of(fields)).gathered(name);
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
