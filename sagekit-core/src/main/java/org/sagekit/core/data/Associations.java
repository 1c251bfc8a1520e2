package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.data.Association;
import org.sagekit.api.data.Association.Measure;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;

/** How strongly the columns of a dataset go together, pair by pair. */
final class Associations {
  /** How many columns are looked at, so that the pairs stay bounded. */
  static final int COLUMNS = 60;

  private static final int MOST_LEVELS = 100;
  private static final int LEAST_ROWS = 10;

  /** A column as numbers or, if {@code codes} is not empty, as classes. */
  private record Side(Field field, double[] numbers, double[] ranks, int[] codes) {

    static Side of(Field field, Column column) {
      if (isClass(field)) {
        return new Side(field, new double[0], new double[0], Strata.codes(column));
      }
      double[] numbers =
          IntStream.range(0, column.size())
              .mapToDouble(column::number)
              .map(v -> Double.isInfinite(v) ? Double.NaN : v)
              .toArray();
      return new Side(field, numbers, PairNumbers.ranks(numbers), new int[0]);
    }

    boolean hasClasses() {
      return isClass(field);
    }

    boolean isWhole() {
      return Arrays.stream(numbers).noneMatch(Double::isNaN);
    }

    boolean fits() {
      return !hasClasses() || Arrays.stream(codes).max().orElse(0) < MOST_LEVELS;
    }

    private boolean isThere(int row) {
      return hasClasses() ? codes[row] >= 0 : !Double.isNaN(numbers[row]);
    }

    long both(Side other) {
      int size = hasClasses() ? codes.length : numbers.length;
      return IntStream.range(0, size).filter(row -> isThere(row) && other.isThere(row)).count();
    }
  }

  private final List<Association> found = new ArrayList<>();

  private Associations() {}

  static List<Association> of(Dataset rows) {
    Associations associations = new Associations();
    List<Side> sides = sides(rows);
    for (int i = 0; i < sides.size(); i++) {
      for (int j = i + 1; j < sides.size(); j++) {
        associations.see(sides.get(i), sides.get(j));
      }
    }
    return associations.found;
  }

  /** The target, and the first of the features. */
  private static List<Side> sides(Dataset rows) {
    List<Side> sides = new ArrayList<>();
    int features = 0;
    for (Field field : rows.schema().fields()) {
      boolean target = field.role() == Role.TARGET;
      boolean feature = field.role() == Role.FEATURE && features < COLUMNS - 1;
      if ((target || feature) && field.type() != FieldType.TEXT) {
        Side side = Side.of(field, rows.column(field.name()));
        if (side.fits()) {
          sides.add(side);
          features += feature ? 1 : 0;
        }
      }
    }
    return sides;
  }

  private static boolean isClass(Field field) {
    return Strata.isClass(field);
  }

  private void see(Side a, Side b) {
    long rows = a.both(b);
    if (rows < LEAST_ROWS) {
      return;
    }
    if (a.hasClasses() && b.hasClasses()) {
      add(a, b, Measure.CRAMERS_V, PairClasses.cramersV(a.codes, b.codes), rows);
    } else if (a.hasClasses()) {
      add(a, b, Measure.CORRELATION_RATIO, PairClasses.ratio(a.codes, b.numbers), rows);
    } else if (b.hasClasses()) {
      add(a, b, Measure.CORRELATION_RATIO, PairClasses.ratio(b.codes, a.numbers), rows);
    } else {
      seeNumbers(a, b, rows);
    }
  }

  private void seeNumbers(Side a, Side b, long rows) {
    if (a.isWhole() && b.isWhole()) {
      add(a, b, Measure.PEARSON, PairNumbers.pearson(a.numbers, b.numbers), rows);
      add(a, b, Measure.SPEARMAN, PairNumbers.pearson(a.ranks, b.ranks), rows);
      return;
    }
    double[][] both = PairNumbers.both(a.numbers, b.numbers);
    add(a, b, Measure.PEARSON, PairNumbers.pearson(both[0], both[1]), rows);
    double spearman = PairNumbers.pearson(PairNumbers.ranks(both[0]), PairNumbers.ranks(both[1]));
    add(a, b, Measure.SPEARMAN, spearman, rows);
  }

  private void add(Side a, Side b, Measure measure, double value, long rows) {
    if (!Double.isNaN(value)) {
      found.add(new Association(a.field.name(), b.field.name(), measure, value, rows));
    }
  }
}
