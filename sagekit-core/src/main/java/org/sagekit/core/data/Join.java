package org.sagekit.core.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;

/**
 * Puts to each row of a dataset the one row of another that has the same key.
 *
 * @param left whose rows and their order remain
 * @param right each key at most once
 * @param keys names of columns that both have
 */
record Join(Dataset left, Dataset right, List<String> keys) {
  private static final int NONE = -1;

  static Join of(Dataset left, Dataset right, String... keys) {
    Join join = new Join(left, right, List.of(keys));
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
    int[] partners = partners();
    int[] rows = IntStream.range(0, partners.length).filter(i -> partners[i] != NONE).toArray();
    return joined(left.rows(rows), Arrays.stream(rows).map(row -> partners[row]).toArray());
  }

  /** All rows of the left. */
  Dataset outer() {
    return joined(left, partners());
  }

  private Dataset joined(Dataset rows, int[] partners) {
    Dataset joined = rows;
    for (Field field : added()) {
      joined = joined.with(field, GappedRows.of(right.column(field.name()), partners));
    }
    return joined;
  }

  /** For each row of the left the row of the right, or -1. */
  private int[] partners() {
    RowKeys numbers = new RowKeys(keys, false);
    int[] wanted = numbers.of(left);
    int[] offered = numbers.of(right);
    int[] rowByKey = new int[numbers.count()];
    Arrays.fill(rowByKey, NONE);
    for (int row = 0; row < offered.length; row++) {
      if (offered[row] != RowKeys.MISSING) {
        requireNew(rowByKey[offered[row]], row);
        rowByKey[offered[row]] = row;
      }
    }
    return Arrays.stream(wanted)
        .map(key -> key == RowKeys.MISSING ? NONE : rowByKey[key])
        .toArray();
  }

  private void requireNew(int before, int row) {
    if (before != NONE) {
      String key =
          keys.stream()
              .map(name -> name + " " + right.column(name).text(row))
              .collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          subject()
              + ": key of row "
              + row
              + " of '"
              + right.name()
              + "' must stand there once, but was that of row "
              + before
              + " too: "
              + key
              + ". Maybe Transforms.distinct(right, keys), or the other side first.");
    }
  }
}
