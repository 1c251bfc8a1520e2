package org.sagekit.core.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;

/**
 * Puts to each row of a dataset those of another that have the same key.
 *
 * @param left whose rows and their order remain
 * @param right each key at most once, or any number of times
 * @param partners how often
 * @param keys names of columns that both have
 */
record Join(Dataset left, Dataset right, Partners partners, List<String> keys) {
  private static final int NONE = -1;

  static Join of(Dataset left, Dataset right, Partners partners, String... keys) {
    Join join = new Join(left, right, partners, List.of(keys));
    join.check();
    return join;
  }

  private void check() {
    Problems problems = Problems.of(subject());
    problems
        .require(!keys.isEmpty(), "keys", "one at least", "none")
        .require(new HashSet<>(keys).size() == keys.size(), "keys", "different", keys)
        .throwIfAny();
    for (String key : keys) {
      Field field = left.schema().field(key);
      Field other = right.schema().field(key);
      problems.require(
          field.type() == other.type(),
          "key '" + key + "' of '" + right.name() + "'",
          "of type " + field.type() + " as in '" + left.name() + "'",
          other.type(),
          "Datasets.retyped(dataset, \"" + key + "\", FieldType." + field.type() + ")");
    }
    for (Field field : added()) {
      problems.require(
          !left.schema().has(field.name()),
          "column '" + field.name() + "' of '" + right.name() + "'",
          "new",
          "in '" + left.name() + "' too",
          "Transforms.renamed(dataset, \"" + field.name() + "\", ...)");
    }
    problems.throwIfAny();
  }

  private String subject() {
    return "Join of '" + left.name() + "' and '" + right.name() + "'";
  }

  private List<Field> added() {
    return right.schema().fields().stream().filter(f -> !keys.contains(f.name())).toList();
  }

  /** The rows of the left that have a partner. */
  Dataset inner() {
    return joined(false);
  }

  /** All rows of the left. */
  Dataset outer() {
    return joined(true);
  }

  private Dataset joined(boolean lonely) {
    RowKeys numbers = new RowKeys(keys, false);
    int[] wanted = numbers.of(left);
    int[] offered = numbers.of(right);
    if (partners.isOne()) {
      requireOnce(offered, numbers.count());
    }
    Found found = Found.of(wanted, offered, numbers.count());
    int size = size(found, lonely);
    int[] ofLeft = new int[size];
    int[] ofRight = new int[size];
    int at = 0;
    for (int row = 0; row < wanted.length; row++) {
      for (int i = 0; i < found.count(row); i++) {
        ofLeft[at] = row;
        ofRight[at++] = found.partner(row, i);
      }
      if (found.count(row) == 0 && lonely) {
        ofLeft[at] = row;
        ofRight[at++] = NONE;
      }
    }
    Dataset joined = partners.isOne() && lonely ? left : left.rows(ofLeft);
    for (Field field : added()) {
      joined = joined.with(field, GappedRows.of(right.column(field.name()), ofRight));
    }
    return joined;
  }

  /** The rows of the right, those of one key together, and where each key's begin. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Found(int[] wanted, int[] rows, int[] begins) {

    static Found of(int[] wanted, int[] offered, int count) {
      int[] begins = new int[count + 1];
      for (int key : offered) {
        if (key != RowKeys.MISSING) {
          begins[key + 1]++;
        }
      }
      for (int key = 0; key < count; key++) {
        begins[key + 1] += begins[key];
      }
      int[] rows = new int[begins[count]];
      int[] next = Arrays.copyOf(begins, count);
      for (int row = 0; row < offered.length; row++) {
        if (offered[row] != RowKeys.MISSING) {
          rows[next[offered[row]]++] = row;
        }
      }
      return new Found(wanted, rows, begins);
    }

    /** How many partners a row of the left has. */
    int count(int row) {
      int key = wanted[row];
      return key == RowKeys.MISSING ? 0 : begins[key + 1] - begins[key];
    }

    int partner(int row, int index) {
      return rows[begins[wanted[row]] + index];
    }
  }

  /** How many rows there will be, asked before they are made. */
  private int size(Found found, boolean lonely) {
    long size = 0;
    int most = 0;
    for (int row = 0; row < left.size(); row++) {
      int count = found.count(row);
      size += count == 0 && lonely ? 1 : count;
      most = count > found.count(most) ? row : most;
    }
    if (!partners.isOne() && size > partners.mostRows()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: rows of the result must be at most %,d, but were %,d; row %d of '%s' alone has"
                  + " %,d partners: %s. Maybe more of the columns are keys, or"
                  + " Transforms.distinct(right, keys), or Partners.many(%d).",
              subject(),
              partners.mostRows(),
              size,
              most,
              left.name(),
              found.count(most),
              key(left, most),
              Math.min(Integer.MAX_VALUE, size)));
    }
    return (int) size;
  }

  private void requireOnce(int[] offered, int count) {
    int[] rowByKey = new int[count];
    Arrays.fill(rowByKey, NONE);
    for (int row = 0; row < offered.length; row++) {
      if (offered[row] != RowKeys.MISSING) {
        requireNew(rowByKey[offered[row]], row);
        rowByKey[offered[row]] = row;
      }
    }
  }

  private String key(Dataset dataset, int row) {
    return keys.stream()
        .map(name -> name + " " + dataset.column(name).text(row))
        .collect(Collectors.joining(", "));
  }

  private void requireNew(int before, int row) {
    if (before != NONE) {
      throw new IllegalArgumentException(
          subject()
              + ": key of row "
              + row
              + " of '"
              + right.name()
              + "' must stand there once, but was that of row "
              + before
              + " too: "
              + key(right, row)
              + ". Maybe Transforms.distinct(right, keys), or the other side first, or"
              + " Partners.many(rows) for a row of each pair.");
    }
  }
}
