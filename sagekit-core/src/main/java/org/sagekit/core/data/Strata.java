package org.sagekit.core.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;

/**
 * Rows by number of a stratum.
 *
 * @param byRow the stratum of each row, from 0
 * @param count how many strata there are
 */
record Strata(int[] byRow, int count) {

  /**
   * The classes of the target; rows without one are a class of their own. One stratum if there is
   * no target, or it is no class.
   */
  static Strata classes(Dataset dataset) {
    Optional<Field> target = dataset.schema().with(Role.TARGET).filter(Strata::isClass);
    if (target.isEmpty()) {
      return new Strata(new int[dataset.size()], Math.min(1, dataset.size()));
    }
    return of(dataset.column(target.get().name()), "");
  }

  /** The values of any column; rows without one are a stratum of their own. */
  static Strata values(Column column) {
    return of(column, "");
  }

  /** The number of each row's value, from 0 in the order in which they come, -1 where missing. */
  static int[] codes(Column column) {
    Strata strata = of(column, "");
    int[] codes = strata.byRow.clone();
    for (int row = 0; row < codes.length; row++) {
      codes[row] = column.isMissing(row) ? -1 : codes[row];
    }
    return codes;
  }

  /** The groups; a row without one is a group of its own. */
  static Strata groups(Dataset dataset, Field field) {
    return of(dataset.column(field.name()), null);
  }

  static boolean isClass(Field target) {
    return target.type() == FieldType.CATEGORICAL || target.type() == FieldType.BOOLEAN;
  }

  private static Strata of(Column column, @org.jspecify.annotations.Nullable String missing) {
    int[] byRow = new int[column.size()];
    Map<String, Integer> numberByText = new HashMap<>();
    int count = 0;
    for (int row = 0; row < byRow.length; row++) {
      String text = column.text(row);
      text = text == null ? missing : "=" + text;
      Integer known = text == null ? null : numberByText.get(text);
      byRow[row] = known == null ? count++ : known;
      if (text != null && known == null) {
        numberByText.put(text, byRow[row]);
      }
    }
    return new Strata(byRow, count);
  }

  int[] sizes() {
    int[] sizes = new int[count];
    for (int stratum : byRow) {
      sizes[stratum]++;
    }
    return sizes;
  }

  int size() {
    return byRow.length;
  }

  /** The rows of each stratum, ascending. */
  int[][] rows() {
    int[] sizes = sizes();
    int[][] rows = new int[count][];
    Arrays.setAll(rows, stratum -> new int[sizes[stratum]]);
    for (int row = byRow.length - 1; row >= 0; row--) {
      rows[byRow[row]][--sizes[byRow[row]]] = row;
    }
    return rows;
  }

  /** So many rows of each stratum, each set of them equally likely; all together ascending. */
  int[] sample(int[] wanted, Shuffle shuffle) {
    int[][] rows = rows();
    return IntStream.range(0, count)
        .boxed()
        .flatMapToInt(
            s -> Arrays.stream(shuffle.sample(rows[s].length, wanted[s])).map(i -> rows[s][i]))
        .sorted()
        .toArray();
  }
}
