package org.sagekit.monitor.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.monitor.chance.Mixing;

/**
 * The columns of both sides that take part, in the order of the schema. Free text, and columns that
 * name a row or are ignored, don't.
 *
 * @param pairs one a column
 * @param referenceRows how many rows of then there are
 * @param currentRows how many rows of now there are
 */
record ComparedColumns(List<Pair> pairs, int referenceRows, int currentRows) {
  private static final int MOST_NAMES = 10;

  /** A column of then and of now. */
  record Pair(Column reference, Column current) {
    boolean isCategories() {
      return reference.type() == FieldType.CATEGORICAL;
    }

    boolean isBoolean() {
      return reference.type() == FieldType.BOOLEAN;
    }
  }

  static ComparedColumns of(String test, Dataset reference, Dataset current) {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(current, "current");
    checkNames(test, reference.schema().names(), current.schema().names());
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < reference.schema().size(); i++) {
      Field field = reference.schema().fields().get(i);
      checkType(test, field, current.column(i).type());
      if (takesPart(field)) {
        pairs.add(new Pair(reference.column(i), current.column(i)));
      }
    }
    Problems.of(test)
        .require(
            !pairs.isEmpty(),
            "columns",
            "at least one of numbers, times, booleans or categories that is neither ID nor ignored",
            some(reference.schema().fields().stream().map(ComparedColumns::described).toList()))
        .throwIfAny();
    return new ComparedColumns(List.copyOf(pairs), reference.size(), current.size());
  }

  private static boolean takesPart(Field field) {
    return field.type() != FieldType.TEXT
        && field.role() != Role.ID
        && field.role() != Role.IGNORED;
  }

  private static void checkNames(String test, List<String> then, List<String> now) {
    if (then.equals(now)) {
      return;
    }
    List<String> missing = then.stream().filter(name -> !now.contains(name)).toList();
    List<String> extra = now.stream().filter(name -> !then.contains(name)).toList();
    String advice =
        missing.isEmpty() && extra.isEmpty()
            ? "Their order differs. Maybe current.select(...) in the order of the reference."
            : "Missing: %s; not in the reference: %s.%s"
                .formatted(
                    some(missing),
                    some(extra),
                    missing.isEmpty() ? "" : Problems.didYouMean(missing.get(0), extra));
    throw new IllegalArgumentException(
        "%s: columns of the current rows must be those of the reference, %s, but was %s. %s"
            .formatted(test, some(then), some(now), advice));
  }

  /** Whole and real numbers are the same to a test. */
  private static void checkType(String test, Field field, FieldType now) {
    boolean same = field.type() == now || isPlainNumber(field.type()) && isPlainNumber(now);
    if (!same) {
      throw new IllegalArgumentException(
          "%s: column '%s' of the current rows must be %s as in the reference, but was %s."
              .formatted(test, field.name(), field.type(), now));
    }
  }

  private static boolean isPlainNumber(FieldType type) {
    return type == FieldType.NUMERIC || type == FieldType.INTEGER;
  }

  private static String described(Field field) {
    return field.name() + " (" + field.type() + ", " + field.role() + ")";
  }

  private static String some(List<String> names) {
    return names.size() <= MOST_NAMES
        ? names.toString()
        : names.subList(0, MOST_NAMES) + " and " + (names.size() - MOST_NAMES) + " more";
  }

  /** Each row's content as a number, of then or of now: equal rows have equal ones. */
  long[] keys(boolean now) {
    long[] keys = new long[now ? currentRows : referenceRows];
    for (Pair pair : pairs) {
      addTo(keys, now ? pair.current : pair.reference);
    }
    return keys;
  }

  private static void addTo(long[] keys, Column column) {
    if (column instanceof CategoricalColumn categories) {
      long[] levels = categories.levels().stream().mapToLong(Mixing::of).toArray();
      IntStream.range(0, keys.length)
          .forEach(
              row ->
                  keys[row] =
                      Mixing.of(
                          keys[row], column.isMissing(row) ? 0 : levels[categories.code(row)]));
      return;
    }
    for (int row = 0; row < keys.length; row++) {
      keys[row] = Mixing.of(keys[row], Double.doubleToLongBits(column.number(row) + 0.0));
    }
  }
}
