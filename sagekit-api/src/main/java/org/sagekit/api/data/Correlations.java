package org.sagekit.api.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sagekit.api.Problems;

/**
 * Pearson's r of every two of some columns of numbers (K. Pearson, 1895). Rows that lack one of the
 * two numbers are left out of that pair only. Immutable.
 *
 * @param columns their names, in the order of the schema
 * @param coefficients from -1 to 1, row by row below the diagonal: of column 1 with 0, 2 with 0, 2
 *     with 1, 3 with 0 and so on. NaN where one does not vary, has an infinite number, or both are
 *     there in fewer than two rows
 * @param rows how many rows had both, in the same order
 */
public record Correlations(List<String> columns, List<Double> coefficients, List<Long> rows) {
  /** Of no columns. */
  public static final Correlations NONE = new Correlations(List.of(), List.of(), List.of());

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is not one coefficient a pair
   */
  public Correlations {
    columns = List.copyOf(columns);
    coefficients = List.copyOf(coefficients);
    rows = List.copyOf(rows);
    int pairs = columns.size() * (columns.size() - 1) / 2;
    Problems.of("Correlations")
        .require(
            coefficients.size() == pairs,
            "coefficients",
            "one a pair: " + pairs,
            coefficients.size())
        .require(rows.size() == pairs, "rows", "one a pair: " + pairs, rows.size())
        .throwIfAny();
  }

  /**
   * The coefficient of two columns.
   *
   * @param first the name of one
   * @param second the name of another
   * @return from -1 to 1, or NaN; 1 of a column with itself
   * @throws IllegalArgumentException if one of them is not there; the message has the nearest one
   */
  public double of(String first, String second) {
    int a = indexOf(first);
    int b = indexOf(second);
    return a == b ? 1 : coefficients.get(place(Math.max(a, b), Math.min(a, b)));
  }

  private static int place(int row, int column) {
    return row * (row - 1) / 2 + column;
  }

  private int indexOf(String name) {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "Correlations: column '%s' is not there.%s"
              .formatted(name, Problems.didYouMean(name, columns)));
    }
    return index;
  }

  /**
   * The pairs that go together most, whatever the sign.
   *
   * @param most how many at most
   * @return strongest first, equals in the order of the columns; without those that are NaN
   */
  public List<Association> strongest(int most) {
    List<Association> all = new ArrayList<>();
    for (int second = 1; second < columns.size(); second++) {
      for (int first = 0; first < second; first++) {
        int place = place(second, first);
        if (!coefficients.get(place).isNaN()) {
          all.add(
              new Association(
                  columns.get(first),
                  columns.get(second),
                  Association.Measure.PEARSON,
                  coefficients.get(place),
                  rows.get(place)));
        }
      }
    }
    all.sort(Comparator.comparingDouble(pair -> -Math.abs(pair.value())));
    return all.subList(0, Math.min(most, all.size()));
  }
}
