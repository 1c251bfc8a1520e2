package org.sagekit.examples.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Schema;

/** Rows of 20 columns, drawn from distributions of which each is hard for some drift test. */
enum DriftRows {
  /** Standard normal. */
  NORMAL {
    @Override
    Column column(int index, int rows, SplittableRandom random) {
      return Column.ofNumbers(normal(rows, random));
    }
  },
  /** Student's t with two degrees of freedom: no variance. */
  HEAVY_TAILS {
    @Override
    Column column(int index, int rows, SplittableRandom random) {
      return numbers(rows, () -> random.nextGaussian() / Math.sqrt(random.nextExponential()));
    }
  },
  /** Whole numbers from 0 to 4, many ties. */
  INTEGERS {
    @Override
    Column column(int index, int rows, SplittableRandom random) {
      return numbers(rows, () -> random.nextInt(2) + random.nextInt(4));
    }
  },
  /** Nineteen of twenty are 0, the others exponential. */
  MOSTLY_ZERO {
    @Override
    Column column(int index, int rows, SplittableRandom random) {
      return numbers(rows, () -> random.nextInt(20) > 0 ? 0 : random.nextExponential());
    }
  },
  /** True with a chance from 1 to 50 %. */
  BOOLEANS {
    @Override
    Column column(int index, int rows, SplittableRandom random) {
      byte[] flags = new byte[rows];
      for (int row = 0; row < rows; row++) {
        flags[row] = (byte) (random.nextInt(2_000) < 20 + 50 * index ? 1 : 0);
      }
      return BooleanColumn.of(flags);
    }
  },
  /** From 2 to 200 categories, the k-th in proportion to 1/k. */
  CATEGORIES {
    @Override
    Column column(int index, int rows, SplittableRandom random) {
      int levels = (int) Math.round(2 * Math.pow(100, index / 19.0));
      double[] ends = new double[levels];
      for (int level = 0; level < levels; level++) {
        ends[level] = (level == 0 ? 0 : ends[level - 1]) + 1.0 / (level + 1);
      }
      int[] codes = new int[rows];
      for (int row = 0; row < rows; row++) {
        double place = random.nextDouble() * ends[levels - 1];
        while (ends[codes[row]] < place) {
          codes[row]++;
        }
      }
      return CategoricalColumn.of(
          codes, IntStream.range(0, levels).mapToObj(level -> "c" + level).toList());
    }
  },
  /** Standard normal, with 30 % of the values missing. */
  GAPS {
    @Override
    Column column(int index, int rows, SplittableRandom random) {
      return numbers(rows, () -> random.nextInt(10) < 3 ? Double.NaN : random.nextGaussian());
    }
  },
  /** Some of each of the others. */
  MIXED {
    @Override
    Column column(int index, int rows, SplittableRandom random) {
      return values()[index % 7].column(index, rows, random);
    }
  },
  /** Standard normal columns, each pair with a correlation of 0.8. */
  CORRELATED {
    @Override
    Column column(int index, int rows, SplittableRandom random) {
      return Column.ofNumbers(normal(rows, random));
    }

    @Override
    Dataset draw(int rows, SplittableRandom random) {
      double[] common = normal(rows, random);
      List<Column> columns = new ArrayList<>();
      for (int index = 0; index < COLUMNS; index++) {
        double[] own = normal(rows, random);
        for (int row = 0; row < rows; row++) {
          own[row] = Math.sqrt(0.8) * common[row] + Math.sqrt(0.2) * own[row];
        }
        columns.add(Column.ofNumbers(own));
      }
      return dataset(columns);
    }
  };

  static final int COLUMNS = 20;

  abstract Column column(int index, int rows, SplittableRandom random);

  /** Rows of twenty columns. */
  Dataset draw(int rows, SplittableRandom random) {
    List<Column> columns = new ArrayList<>();
    for (int index = 0; index < COLUMNS; index++) {
      columns.add(column(index, rows, random));
    }
    return dataset(columns);
  }

  /** Standard normal rows, the last column shifted. */
  static Dataset shifted(int rows, double by, SplittableRandom random) {
    Dataset normal = NORMAL.draw(rows, random);
    String last = "x" + (COLUMNS - 1);
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = normal.column(last).number(row) + by;
    }
    return normal.with(normal.schema().field(last), Column.ofNumbers(values));
  }

  private interface Draw {
    double next();
  }

  private static Column numbers(int rows, Draw draw) {
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = draw.next();
    }
    return Column.ofNumbers(values);
  }

  private static double[] normal(int rows, SplittableRandom random) {
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = random.nextGaussian();
    }
    return values;
  }

  private static Dataset dataset(List<Column> columns) {
    List<Field> fields = new ArrayList<>();
    for (int index = 0; index < columns.size(); index++) {
      fields.add(Field.of("x" + index, columns.get(index).type()));
    }
    return Dataset.of("rows", Schema.of(fields), columns);
  }
}
