package org.sagekit.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.monitor.DriftReport;

/**
 * The default rule on 20 columns against 10,000 rows that are drawn anew each time: of 200 reports
 * on unchanged rows at most 17 may ring or have a violation, whatever the window and the
 * distribution; with a chance of 0.05 each, more come once in a hundred times.
 */
class DriftCalibrationTest {
  private static final int COLUMNS = 20;
  private static final int REFERENCE = 10_000;
  private static final int REPORTS = 200;
  private static final int MOST = 17;

  /** What columns are drawn from, the index of a column being a parameter. */
  enum Kind {
    NORMAL {
      @Override
      Object draw(int index, Random random) {
        return random.nextGaussian();
      }
    },
    CAUCHY {
      @Override
      Object draw(int index, Random random) {
        return Math.tan(Math.PI * (random.nextDouble() - 0.5));
      }
    },
    TIES {
      @Override
      Object draw(int index, Random random) {
        return (double) (random.nextInt(2 + index) + random.nextInt(3));
      }
    },
    MOSTLY_ZERO {
      @Override
      Object draw(int index, Random random) {
        return random.nextInt(100) > index ? 0.0 : -Math.log(1 - random.nextDouble());
      }
    },
    CATEGORIES {
      @Override
      Object draw(int index, Random random) {
        int levels = 2 + index * index / 2;
        return "c" + (int) (levels * Math.pow(random.nextDouble(), 3));
      }
    },
    GAPS {
      @Override
      Object draw(int index, Random random) {
        return random.nextInt(20) <= index ? Double.NaN : random.nextGaussian();
      }
    },
    MIXED {
      @Override
      Object draw(int index, Random random) {
        return values()[index % 6].draw(index, random);
      }
    };

    abstract Object draw(int index, Random random);
  }

  private static Dataset rows(Kind kind, int count, Random random) {
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int index = 0; index < COLUMNS; index++) {
      columns.add(column(kind, index, new Size(count, random)));
      fields.add(Field.of("x" + index, columns.get(index).type()));
    }
    return Dataset.of("rows", Schema.of(fields), columns);
  }

  private record Size(int count, Random random) {}

  private static Column column(Kind kind, int index, Size size) {
    double[] numbers = new double[size.count()];
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < numbers.length; row++) {
      Object value = kind.draw(index, size.random());
      if (value instanceof Double number) {
        numbers[row] = number;
      } else {
        texts.add(value.toString());
      }
    }
    return texts.isEmpty() && kind != Kind.CATEGORIES
        ? Column.ofNumbers(numbers)
        : Column.ofCategories(texts);
  }

  private static Dataset shifted(Dataset rows, double by) {
    double[] values = new double[rows.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = rows.column(0).number(row) + by;
    }
    return rows.with(Field.of("x0", FieldType.NUMERIC), Column.ofNumbers(values));
  }

  private static DriftReport report(long seed, int window, UnaryOperator<Dataset> change) {
    Random random = new Random(seed);
    DriftJob job = DriftJob.named("drift").reference(rows(Kind.NORMAL, REFERENCE, random)).build();
    return job.compare(change.apply(rows(Kind.NORMAL, window, random)));
  }

  private static int found(int reports, int window, double shift) {
    int found = 0;
    for (int seed = 1; seed <= reports; seed++) {
      DriftReport report = report(seed, window, rows -> shifted(rows, shift));
      found += report.columns().get(0).drifted() ? 1 : 0;
    }
    return found;
  }

  /** The floor is off, so that only the p-values stand between chance and an alarm. */
  private static int alarms(Kind kind, int window, int reports) {
    int alarms = 0;
    for (int seed = 1; seed <= reports; seed++) {
      Random random = new Random(seed);
      DriftJob job =
          DriftJob.named("drift").reference(rows(kind, REFERENCE, random)).effectFloor(0).build();
      DriftReport report = job.compare(rows(kind, window, random));
      alarms += report.drifted() || !report.violations().isEmpty() ? 1 : 0;
    }
    System.getLogger("calibration")
        .log(System.Logger.Level.INFO, "{0}, {1} rows: {2} of {3}", kind, window, alarms, reports);
    return alarms;
  }

  @Test
  void rarelyCriesWolf() {
    assertThat(alarms(Kind.MIXED, 100, 10)).isLessThanOrEqualTo(2);
  }

  @Test
  void findsAQuarterOfADeviationInFiveHundredRows() {
    assertThat(found(10, 500, 0.25)).isGreaterThanOrEqualTo(9);
  }

  @Test
  void keepsSilentAboutATenthOfADeviationInManyRows() {
    assertThat(found(2, 30_000, 0.1)).isZero();
    assertThat(found(1, 30_000, 0.25)).isEqualTo(1);
  }

  @Tag("proof")
  @ParameterizedTest
  @CsvSource({"8", "100", "500", "5000", "50000"})
  void criesWolfNoOftenerThanTheLevel(int window) {
    assertThat(alarms(Kind.NORMAL, window, REPORTS)).isLessThanOrEqualTo(MOST);
  }

  @Tag("proof")
  @ParameterizedTest
  @EnumSource
  void criesWolfNoOftenerWhateverTheDistribution(Kind kind) {
    for (int window : new int[] {8, 100, 1_000}) {
      assertThat(alarms(kind, window, REPORTS)).as(window + " rows").isLessThanOrEqualTo(MOST);
    }
  }

  @Tag("proof")
  @Test
  void findsAQuarterOfADeviationNearlyAlways() {
    assertThat(found(REPORTS, 500, 0.25)).isGreaterThanOrEqualTo(190);
  }

  @Tag("proof")
  @Test
  void aMillionRowsKeepSilentAboutATenthOfADeviation() {
    assertThat(found(10, 1_000_000, 0.1)).isZero();
    assertThat(found(10, 1_000_000, 0.25)).isEqualTo(10);
  }
}
