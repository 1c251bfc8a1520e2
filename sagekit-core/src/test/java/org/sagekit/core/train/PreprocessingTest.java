package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.GraphCodec;
import org.sagekit.core.model.Scorers;

class PreprocessingTest {
  private static final double NAN = Double.NaN;

  @TempDir private Path home;

  @Test
  void scalesNumbersToTheirRank() {
    TrainingRows rows = numbers(10, 1_000, 20, 20);
    assertThat(layers(rows, Preprocessing.SCALING, "quantile")).containsExactly(0, 1, 0.5, 0.5);
  }

  @Test
  void scalesNumbersToNormalQuantiles() {
    double[] values = layers(numbers(1, 2, 3, 50), Preprocessing.SCALING, "normal");
    assertThat(values[1]).isCloseTo(-0.4307, within(1e-4));
    assertThat(values[2]).isCloseTo(0.4307, within(1e-4));
    assertThat(values[3]).isCloseTo(5.1993, within(1e-4));
  }

  @Test
  void scalesNumbersBetweenZeroAndOne() {
    assertThat(layers(numbers(2, 4, 3, 6), Preprocessing.SCALING, "min-max"))
        .containsExactly(0, 0.5, 0.25, 1);
  }

  @Test
  void ranksOfManyNumbersAreWithinAPercent() {
    Random random = new Random(1);
    double[] values = random.doubles(5_000).map(x -> StrictMath.exp(5 * x)).toArray();
    TrainingRows rows = rows(FieldType.NUMERIC, Column.ofNumbers(values), noise(random, 5_000));
    double[] ranks = layers(rows, Preprocessing.SCALING, "quantile");
    double[] sorted = Arrays.stream(values).sorted().toArray();
    for (int row = 0; row < 5_000; row++) {
      double rank = Arrays.binarySearch(sorted, values[row]) / 4_999.0;
      assertThat(ranks[row]).isCloseTo(rank, within(0.01));
    }
  }

  @Test
  void imputesAsItIsTold() {
    TrainingRows rows = numbers(1, NAN, 2, 6);
    assertThat(boosting(rows, Preprocessing.MISSING, "mean")).containsExactly(1, 3, 2, 6);
    assertThat(boosting(rows, Preprocessing.MISSING, "median")).containsExactly(1, 2, 2, 6);
    assertThat(boosting(rows, Preprocessing.MISSING, "zero")).containsExactly(1, 0, 2, 6);
    assertThat(boosting(rows, Preprocessing.MISSING, "below")).containsExactly(1, -4, 2, 6);
  }

  @Test
  void tellsMissingNumbersApartAsItIsTold() {
    TrainingRows rows = numbers(1, NAN, 2, 6);
    assertThat(matrix(rows, Preprocessing.INDICATORS, "always")[1]).containsExactly(NAN, 1);
    HyperparameterValues never = Preprocessing.standard().with(Preprocessing.INDICATORS, "never");
    assertThat(Encodings.forLayers(rows, never).width()).isEqualTo(1);
  }

  @Test
  void putsLevelsInOrder() {
    TrainingRows rows = levels("b", "a", null, "c");
    assertThat(boosting(rows, Preprocessing.CATEGORIES, "ordinal")).containsExactly(1, 0, -1, 2);
  }

  @Test
  void groupsRareLevelsWithThoseNeverSeen() {
    TrainingRows rows = levels("a", "a", "b", "c");
    assertThat(matrix(rows, Preprocessing.RARE, 2))
        .isDeepEqualTo(new double[][] {{1, 0}, {1, 0}, {0, 1}, {0, 1}});
  }

  @Test
  void meansOfTheTargetAreCrossFitted() {
    Random random = new Random(2);
    List<@Nullable String> ids =
        IntStream.range(0, 2_000).mapToObj(i -> "id " + random.nextInt(40)).toList();
    double[] target = random.doubles(2_000).toArray();
    TrainingRows rows =
        rows(FieldType.CATEGORICAL, Column.ofCategories(ids), Column.ofNumbers(target));
    double[] means = boosting(rows, Preprocessing.CATEGORIES, "target-mean");
    double correlation =
        new org.apache.commons.math3.stat.correlation.PearsonsCorrelation()
            .correlation(means, target);
    assertThat(correlation).isLessThan(0.05);
  }

  @Test
  void takesTimesApart() {
    Column times =
        DateTimeColumn.of(
            java.time.Instant.parse("2024-02-29T23:10:00Z"),
            java.time.Instant.parse("2025-03-01T00:00:00Z"),
            null,
            java.time.Instant.parse("2025-03-01T00:00:00Z"));
    double[][] matrix = matrix(rows(FieldType.DATETIME, times), Preprocessing.DATES, "parts");
    assertThat(matrix[0]).containsExactly(0, 2024, 2, 29, 4, 60, 23);
    assertThat(matrix[1][1]).isEqualTo(2025);
    assertThat(matrix[2]).containsOnly(NAN);
  }

  @Test
  void readsTextsAsItIsTold() {
    TrainingRows rows =
        rows(FieldType.TEXT, Column.ofTexts(List.of("not good", "good", "not good", "bad")));
    assertThat(width(rows, Preprocessing.TEXT, "words")).isEqualTo(2);
    assertThat(width(rows, Preprocessing.TEXT, "word-pairs")).isEqualTo(3);
    assertThat(width(rows, Preprocessing.TEXT, "characters")).isGreaterThan(8);
    HyperparameterValues hashing =
        Preprocessing.standard().with(Preprocessing.TEXT, "hashing").with(Preprocessing.TERMS, 64);
    assertThat(Encodings.forLayers(rows, hashing).width()).isEqualTo(64);
    assertThat(width(rows, Preprocessing.TERMS, 1)).isEqualTo(1);
  }

  @Test
  void keepsTheNumbersThatTellMost() {
    Random random = new Random(3);
    double[] noise = random.doubles(200).toArray();
    double[] target = random.doubles(200).toArray();
    double[] signal = Arrays.stream(target).map(y -> y + 0.1 * random.nextGaussian()).toArray();
    Schema schema =
        Schema.of(
            Field.of("noise", FieldType.NUMERIC),
            Field.of("signal", FieldType.NUMERIC),
            new Field("y", FieldType.NUMERIC, Role.TARGET));
    TrainingRows rows =
        TrainingRows.of(
            Dataset.of(
                "rows",
                schema,
                List.of(
                    Column.ofNumbers(noise), Column.ofNumbers(signal), Column.ofNumbers(target))));
    assertThat(boosting(rows, Preprocessing.SELECTED, 1)).containsExactly(signal);
  }

  private static List<Trainer> ofClasses() {
    return Trainers.all().stream()
        .filter(trainer -> trainer.tasks().contains(Task.BINARY))
        .toList();
  }

  @Test
  void everyTrainerTakesEveryChoice() {
    Dataset rows = mixed(60, new Random(4));
    for (Trainer trainer : ofClasses()) {
      for (Hyperparameter<?> handle : Preprocessing.HANDLES) {
        ScoringGraph graph = changed(trainer, handle).train(rows, TestRun.at(home));
        assertThat(GraphCodec.of(GraphCodec.bytes(graph))).isEqualTo(graph);
        assertThat(Scorers.of(graph).score(rows).toArray()).doesNotContain(NAN);
      }
    }
  }

  private static <T> Trainer changed(Trainer trainer, Hyperparameter<T> handle) {
    Trainer changed = trainer.with(handle, handle.usual().at(0.6));
    assertThat(changed.settings().asMap()).containsKey(handle.name());
    assertThat(changed.fingerprint()).isNotEqualTo(trainer.fingerprint());
    return changed;
  }

  @Test
  void noHeldOutRowLeaksIntoTheModel() {
    Dataset rows = mixed(120, new Random(5));
    Dataset test = rows.rows(IntStream.range(0, 30).toArray());
    Dataset garbled = mixed(30, new Random(99));
    Dataset train = rows.rows(IntStream.range(30, 120).toArray());
    for (Trainer trainer : ofClasses()) {
      for (String categories : List.of("auto", "target-mean")) {
        Trainer chosen = trainer.with(Preprocessing.CATEGORIES, categories);
        TrainingJob.Builder job = TrainingJob.named("job", chosen).target("y");
        ScoringGraph one = job.test(test).build().run(train, TestRun.at(home)).graph();
        ScoringGraph other = job.test(garbled).build().run(train, TestRun.at(home)).graph();
        assertThat(one).isEqualTo(other);
      }
    }
  }

  @Test
  void refusesWhatIsNoChoice() {
    assertThatThrownBy(() -> Trainers.linear().with(Preprocessing.SCALING, "robust"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("linear: scaling must be")
        .hasMessageEndingWith("but was robust.");
  }

  private static Dataset mixed(int size, Random random) {
    List<@Nullable String> towns = new ArrayList<>();
    List<@Nullable String> notes = new ArrayList<>();
    List<@Nullable String> classes = new ArrayList<>();
    double[] sizes = new double[size];
    long[] times = new long[size];
    for (int row = 0; row < size; row++) {
      towns.add(row % 7 == 0 ? null : "town " + random.nextInt(8));
      notes.add(row % 5 == 0 ? null : "note " + random.nextInt(4) + " of day");
      sizes[row] = row % 6 == 0 ? NAN : random.nextGaussian();
      times[row] = 1_600_000_000_000L + random.nextInt(1_000_000_000);
      classes.add(row < 2 ? "class " + row : "class " + (sizes[row] > 0 ? 1 : 0));
    }
    return Dataset.of(
        "mixed",
        Schema.of(
            Field.of("town", FieldType.CATEGORICAL),
            Field.of("note", FieldType.TEXT),
            Field.of("size", FieldType.NUMERIC),
            Field.of("time", FieldType.DATETIME),
            new Field("y", FieldType.CATEGORICAL, Role.TARGET)),
        List.of(
            Column.ofCategories(towns),
            Column.ofTexts(notes),
            Column.ofNumbers(sizes),
            DateTimeColumn.of(times),
            Column.ofCategories(classes)));
  }

  private static <T> int width(TrainingRows rows, Hyperparameter<T> handle, T value) {
    return Encodings.forLayers(rows, Preprocessing.standard().with(handle, value)).width();
  }

  private static <T> double[] layers(TrainingRows rows, Hyperparameter<T> handle, T value) {
    return column(
        Encodings.forLayers(rows, Preprocessing.standard().with(handle, value)).matrix(rows));
  }

  private static <T> double[] boosting(TrainingRows rows, Hyperparameter<T> handle, T value) {
    return column(matrix(rows, handle, value));
  }

  private static <T> double[][] matrix(TrainingRows rows, Hyperparameter<T> handle, T value) {
    return Encodings.forBoosting(rows, Preprocessing.standard().with(handle, value)).matrix(rows);
  }

  private static double[] column(double[][] matrix) {
    return Arrays.stream(matrix).mapToDouble(row -> row[0]).toArray();
  }

  private static TrainingRows numbers(double... values) {
    return rows(FieldType.NUMERIC, Column.ofNumbers(values));
  }

  private static TrainingRows levels(@Nullable String... values) {
    return rows(FieldType.CATEGORICAL, Column.ofCategories(Arrays.asList(values)));
  }

  private static Column noise(Random random, int size) {
    return Column.ofNumbers(random.doubles(size).toArray());
  }

  private static TrainingRows rows(FieldType type, Column column) {
    return rows(type, column, Column.ofNumbers(1, 2, 3, 4));
  }

  private static TrainingRows rows(FieldType type, Column column, Column target) {
    Schema schema = Schema.of(Field.of("x", type), new Field("y", FieldType.NUMERIC, Role.TARGET));
    return TrainingRows.of(Dataset.of("rows", schema, List.of(column, target)));
  }
}
