package org.sagekit.monitor.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Schema;
import org.sagekit.monitor.chance.Mixing;

/** Rows of 20 columns to find something in, or nothing. */
final class JointRows {
  static final int COLUMNS = 20;

  private JointRows() {}

  /** What the columns are like. */
  enum Kind {
    /** Normal, independent. */
    NORMAL,
    /** Normal, each two with a correlation of a half. */
    CORRELATED,
    /** Of Student's t with two degrees of freedom, all extreme in the same rows. */
    HEAVY_TAILED,
    /** Half of them of few levels, a quarter whole numbers of which a tenth is missing. */
    MIXED
  }

  /** What is done to a row. */
  enum Change implements Consumer<double[]> {
    NONE,
    /** A quarter of a deviation in one column. */
    SHIFT,
    /** Half as much again of the spread in one column. */
    SPREAD,
    /** A correlation of a half in ten pairs of columns; each alone stays the same. */
    ROTATION;

    @Override
    public void accept(double[] row) {
      switch (this) {
        case SHIFT -> row[7] += 0.25;
        case SPREAD -> row[7] *= 1.5;
        case ROTATION ->
            IntStream.range(0, COLUMNS / 2)
                .forEach(i -> row[2 * i + 1] = row[2 * i] / 2 + row[2 * i + 1] * Math.sqrt(0.75));
        default -> {}
      }
    }
  }

  static Dataset of(Kind kind, Change change, long seed, int size) {
    Random random = new Random(Mixing.of(seed, kind.ordinal()));
    double[][] columns = new double[COLUMNS][size];
    for (int i = 0; i < size; i++) {
      double[] row = row(kind, random);
      change.accept(row);
      for (int at = 0; at < COLUMNS; at++) {
        columns[at][i] = row[at];
      }
    }
    List<Column> made = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (int at = 0; at < COLUMNS; at++) {
      made.add(kind == Kind.MIXED ? mixed(at, columns[at]) : Column.ofNumbers(columns[at]));
      fields.add(Field.of("x" + at, made.get(at).type()));
    }
    return Dataset.of("rows", Schema.of(fields), made);
  }

  private static double[] row(Kind kind, Random random) {
    double common = kind == Kind.CORRELATED ? random.nextGaussian() : 0;
    double own = kind == Kind.CORRELATED ? Math.sqrt(0.5) : 1;
    double scale =
        kind == Kind.HEAVY_TAILED ? 1 / Math.sqrt(-Math.log(1 - random.nextDouble())) : 1;
    double[] row = new double[COLUMNS];
    Arrays.setAll(row, i -> scale * (own * random.nextGaussian() + Math.sqrt(0.5) * common));
    return row;
  }

  private static Column mixed(int at, double[] values) {
    if (at % 2 == 1) {
      return Column.ofCategories(
          Arrays.stream(values)
              .mapToObj(v -> "level " + (int) Math.max(-2, Math.min(2, Math.rint(v))))
              .toList());
    }
    return at % 4 == 0
        ? Column.ofNumbers(
            Arrays.stream(values)
                .map(v -> Math.floorMod(Double.hashCode(v), 10) == 0 ? Double.NaN : Math.rint(v))
                .toArray())
        : Column.ofNumbers(values);
  }
}
