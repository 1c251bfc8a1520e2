package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;

class EncodingsTest {
  private static final double NAN = Double.NaN;

  @TempDir Path folder;

  @Test
  void keepsMissingNumbersForBoosting() {
    TrainingRows rows = rows(FieldType.NUMERIC, Column.ofNumbers(1, NAN, 3, 5));
    assertThat(column(Encodings.forBoosting(rows, Preprocessing.standard()).matrix(rows), 0))
        .containsExactly(1, NAN, 3, 5);
  }

  @Test
  void putsMissingNumbersBelowAllOthersForForests() {
    TrainingRows rows = rows(FieldType.NUMERIC, Column.ofNumbers(1, NAN, 3, 5));
    assertThat(column(Encodings.forForest(rows, Preprocessing.standard()).matrix(rows), 0))
        .containsExactly(1, -3, 3, 5);
  }

  @Test
  void imputesTheMedianScalesAndTellsWhatWasMissingForLayers() {
    TrainingRows rows = rows(FieldType.NUMERIC, Column.ofNumbers(1, NAN, 3, 5));
    double[][] matrix = Encodings.forLayers(rows, Preprocessing.standard()).matrix(rows);
    double root = Math.sqrt(2);
    double[] scaled = column(matrix, 0);
    double[] expected = {-root, 0, 0, root};
    for (int row = 0; row < 4; row++) {
      assertThat(scaled[row]).isCloseTo(expected[row], within(1e-12));
    }
    assertThat(column(matrix, 1)).containsExactly(0, 1, 0, 0);
  }

  @Test
  void countsTimesInDaysSinceTheEarliest() {
    Column times =
        DateTimeColumn.of(
            Instant.parse("2026-01-02T00:00:00Z"),
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-01-01T12:00:00Z"),
            null);
    TrainingRows rows = rows(FieldType.DATETIME, times);
    assertThat(column(Encodings.forBoosting(rows, Preprocessing.standard()).matrix(rows), 0))
        .containsExactly(1, 0, 0.5, NAN);
  }

  @Test
  void makesZerosAndOnesOfFewLevels() {
    TrainingRows rows =
        rows(FieldType.CATEGORICAL, Column.ofCategories(Arrays.asList("b", "a", null, "b")));
    assertThat(Encodings.forBoosting(rows, Preprocessing.standard()).matrix(rows))
        .isDeepEqualTo(new double[][] {{0, 1}, {1, 0}, {0, 0}, {0, 1}});
  }

  @Test
  void putsFewLevelsInTheOrderOfTheTargetForForests() {
    TrainingRows rows =
        rows(FieldType.CATEGORICAL, Column.ofCategories(Arrays.asList("b", "c", "a", "b")));
    double[] values = column(Encodings.forForest(rows, Preprocessing.standard()).matrix(rows), 0);
    assertThat(values[1]).isLessThan(values[0]).isLessThan(values[2]);
    assertThat(values[0]).isEqualTo(values[3]).isLessThan(values[2]);
  }

  @Test
  void givesForestsMeanCountAndPlaceOfManyLevels() {
    int size = 306;
    List<@Nullable String> names = new ArrayList<>();
    double[] target = new double[size];
    for (int row = 0; row < size; row++) {
      names.add(row < 3 ? null : "id " + (100 + (row < 6 ? 0 : row % 101)));
      target[row] = row;
    }
    TrainingRows rows =
        rows(FieldType.CATEGORICAL, Column.ofCategories(names), Column.ofNumbers(target));
    double[][] matrix = Encodings.forForest(rows, Preprocessing.standard()).matrix(rows);
    assertThat(matrix[0]).containsExactly(152.5, 0, -1);
    assertThat(Arrays.copyOfRange(matrix[3], 1, 3)).containsExactly(6, 0);
    assertThat(Arrays.copyOfRange(matrix[101], 1, 3)).containsExactly(6, 0);
    assertThat(Arrays.copyOfRange(matrix[305], 1, 3)).containsExactly(3, 2);
  }

  @Test
  void leavesColumnsOutThatDoNotVary() {
    TrainingRows rows = rows(FieldType.NUMERIC, Column.ofNumbers(7, 7, 7, 7));
    assertThatThrownBy(() -> Encodings.forForest(rows, Preprocessing.standard()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Dataset 'rows': features must be at least one column that varies, but all 1 are"
                + " constant or empty.");
  }

  @Test
  void doesNotGiveARareLevelsOwnTargetAway() {
    int size = 2_000;
    Random random = new Random(1);
    List<@Nullable String> names = new ArrayList<>();
    double[] target = new double[size];
    for (int row = 0; row < size; row++) {
      names.add("id " + random.nextInt(800));
      target[row] = random.nextGaussian();
    }
    TrainingRows rows =
        rows(FieldType.CATEGORICAL, Column.ofCategories(names), Column.ofNumbers(target));
    double[] estimates =
        column(Encodings.forBoosting(rows, Preprocessing.standard()).matrix(rows), 0);
    assertThat(Math.abs(correlation(estimates, target))).isLessThan(0.1);
  }

  @Test
  void readsTheWordsThatMostTextsHave() {
    TrainingRows rows =
        rows(FieldType.TEXT, Column.ofTexts(List.of("win cash", "Cash now!", "hello", "now")));
    double[][] matrix = Encodings.forBoosting(rows, Preprocessing.standard()).matrix(rows);
    assertThat(matrix[0]).containsExactly(1, 0);
    assertThat(matrix[1][0]).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(matrix[2]).containsExactly(0, 0);
  }

  @Test
  void givesBoostingTheBitsThatScoringSees() {
    Random random = new Random(3);
    Schema schema =
        Schema.of(
            Field.of("a", FieldType.NUMERIC),
            Field.of("b", FieldType.BOOLEAN),
            new Field("y", FieldType.NUMERIC, Role.TARGET));
    double[] a = random.doubles(50_000).toArray();
    Boolean[] b = new Boolean[a.length];
    Arrays.setAll(b, row -> row % 5 == 0 ? null : row % 3 == 0);
    List<Column> columns =
        List.of(
            Column.ofNumbers(Arrays.stream(a).map(x -> x < 0.1 ? NAN : x).toArray()),
            BooleanColumn.of(b),
            Column.ofNumbers(a));
    TrainingRows rows = TrainingRows.of(Dataset.of("rows", schema, columns));
    Encoding encoding = Encodings.forBoosting(rows, Preprocessing.standard());
    float[] floats = encoding.floats(rows, TestRun.at(folder));
    double[][] matrix = encoding.matrix(rows);
    for (int i = 0; i < floats.length; i++) {
      assertThat(Float.valueOf(floats[i])).isEqualTo(Float.valueOf((float) matrix[i / 2][i % 2]));
    }
  }

  private static double correlation(double[] a, double[] b) {
    return new org.apache.commons.math3.stat.correlation.PearsonsCorrelation().correlation(a, b);
  }

  private static double[] column(double[][] matrix, int index) {
    return Arrays.stream(matrix).mapToDouble(row -> row[index]).toArray();
  }

  private static TrainingRows rows(FieldType type, Column column) {
    return rows(type, column, Column.ofNumbers(1, 2, 3, 4));
  }

  private static TrainingRows rows(FieldType type, Column column, Column target) {
    Schema schema = Schema.of(Field.of("x", type), new Field("y", FieldType.NUMERIC, Role.TARGET));
    return TrainingRows.of(Dataset.of("rows", schema, List.of(column, target)));
  }
}
