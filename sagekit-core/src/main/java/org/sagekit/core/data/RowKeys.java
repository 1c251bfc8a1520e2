package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.IntegerColumn;

/**
 * Numbers rows by the values of some columns: rows of equal values get the same number, also rows
 * of two datasets that are asked one after the other. 0 and -0 are equal; categories are compared
 * by their text.
 */
final class RowKeys {
  /** The number of a row that has no key because a value is missing. */
  static final int MISSING = -1;

  private final List<String> fields;
  private final boolean missingIsValue;
  private final List<Map<String, Integer>> texts = new ArrayList<>();
  private final List<LongCodes> numbers = new ArrayList<>();
  private final List<LongCodes> pairs = new ArrayList<>();

  /**
   * Keys of some columns.
   *
   * @param fields at least one name
   * @param missingIsValue whether two missing values are equal; otherwise the row has no key
   */
  RowKeys(List<String> fields, boolean missingIsValue) {
    this.fields = List.copyOf(fields);
    this.missingIsValue = missingIsValue;
    for (int i = 0; i < fields.size(); i++) {
      texts.add(new HashMap<>());
      numbers.add(new LongCodes());
      pairs.add(new LongCodes());
    }
  }

  /** The number of each row: from 0, or {@link #MISSING}. */
  int[] of(Dataset dataset) {
    int[] keys = codes(0, dataset.column(fields.get(0)));
    for (int i = 1; i < fields.size(); i++) {
      int[] more = codes(i, dataset.column(fields.get(i)));
      for (int row = 0; row < keys.length; row++) {
        boolean none = keys[row] == MISSING || more[row] == MISSING;
        keys[row] = none ? MISSING : pairs.get(i).codeOf(((long) keys[row] << 32) | more[row]);
      }
    }
    return keys;
  }

  /** How many different keys there are at most. */
  int count() {
    int last = fields.size() - 1;
    return last == 0 ? 1 + texts.get(0).size() + numbers.get(0).size() : pairs.get(last).size();
  }

  /** 0 is kept for what is missing. */
  private int[] codes(int index, Column column) {
    int missing = missingIsValue ? 0 : MISSING;
    int[] codes = new int[column.size()];
    int[] byLevel =
        column instanceof CategoricalColumn categories
            ? categories.levels().stream().mapToInt(text -> codeOf(index, text)).toArray()
            : new int[0];
    for (int row = 0; row < codes.length; row++) {
      if (column.isMissing(row)) {
        codes[row] = missing;
      } else if (column instanceof CategoricalColumn categories) {
        codes[row] = byLevel[categories.code(row)];
      } else if (column.type().isNumber()) {
        codes[row] = 1 + numbers.get(index).codeOf(bits(column, row));
      } else {
        codes[row] = codeOf(index, String.valueOf(column.text(row)));
      }
    }
    return codes;
  }

  private int codeOf(int index, String text) {
    Map<String, Integer> known = texts.get(index);
    int next = 1 + known.size();
    return known.computeIfAbsent(text, key -> next);
  }

  private static long bits(Column column, int row) {
    if (column instanceof IntegerColumn integers) {
      return integers.whole(row);
    }
    if (column instanceof DateTimeColumn times) {
      return times.millis(row);
    }
    return Double.doubleToLongBits(column.number(row) + 0.0);
  }
}
