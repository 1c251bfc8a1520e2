package org.sagekit.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Trainer;

/**
 * What every {@link Trainer} must keep to, for the tasks that it knows. Extend it and supply
 * trainer and scorer.
 */
public abstract class TrainerContract {
  private static final int ROWS = 160;

  /** A folder of the test's own. */
  @TempDir protected Path home;

  /** The trainer, quick enough for a few hundred rows. */
  protected abstract Trainer trainer();

  /** What computes the graphs. */
  protected abstract Scorer scorer(ScoringGraph graph);

  /** Whether rows count by the column in the role {@link Role#WEIGHT}. */
  protected boolean honoursWeights() {
    return true;
  }

  @Test
  void leavesItsInputUnchanged() {
    Dataset rows = some(1);
    Fingerprint before = content(rows);
    train(rows);
    assertThat(content(rows)).isEqualTo(before);
  }

  @Test
  void givesTheSameGraphForTheSameSeed() {
    for (Dataset rows : everyTask()) {
      assertThat(train(rows)).isEqualTo(train(rows));
    }
  }

  @Test
  void givesTheSameGraphOnAnyNumberOfThreads() {
    for (Dataset rows : everyTask()) {
      ScoringGraph one = trainer().train(rows, TestRun.at(home).threads(1));
      assertThat(trainer().train(rows, TestRun.at(home).threads(4))).isEqualTo(one);
    }
  }

  @Test
  void aMissingNumberIsNeverTakenForAnotherAtRandom() {
    if (!knows(Task.BINARY)) {
      return;
    }
    Dataset rows = rows(2, 1);
    double[] gaps = new double[ROWS];
    CategoricalColumn target = (CategoricalColumn) rows.target();
    Arrays.setAll(gaps, row -> target.code(row) == 1 ? Double.NaN : 1 + row % 7);
    Dataset only = withColumn(rows, "number", Column.ofNumbers(gaps)).select("number", "y");
    Predictions said = score(only, only);
    long right = IntStream.range(0, ROWS).filter(row -> said.best(row) == target.code(row)).count();
    assertThat(right).isGreaterThan(ROWS * 9 / 10);
  }

  @Test
  void givesTheSameGraphInTwoThreadsAtOnce() {
    Dataset rows = some(1);
    ScoringGraph alone = train(rows);
    List<CompletableFuture<ScoringGraph>> both =
        List.of(
            CompletableFuture.supplyAsync(() -> train(rows)),
            CompletableFuture.supplyAsync(() -> train(rows)));
    assertThat(both).allSatisfy(one -> assertThat(one.join()).isEqualTo(alone));
  }

  @Test
  void predictsTheLevelsOfTheTargetInTheirOrder() {
    if (!knows(Task.MULTICLASS)) {
      return;
    }
    Dataset rows = rows(3, 1);
    CategoricalColumn target = (CategoricalColumn) rows.target();
    List<String> backwards = new ArrayList<>(target.levels());
    Collections.reverse(backwards);
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      texts.add(target.text(row));
    }
    Dataset turned = withColumn(rows, "y", CategoricalColumn.of(texts, backwards));
    assertThat(train(rows).classes()).isEqualTo(target.levels());
    assertThat(train(turned).classes()).isEqualTo(backwards);
  }

  @Test
  void givesProbabilitiesThatSumToOne() {
    if (!knows(Task.BINARY)) {
      return;
    }
    for (int classes : new int[] {2, 4}) {
      Predictions predictions = score(rows(classes, 1), rows(classes, 2));
      for (int row = 0; row < predictions.size(); row++) {
        double[] shares = predictions.get(row).toArray();
        assertThat(shares).hasSize(classes);
        assertThat(Arrays.stream(shares)).allMatch(share -> share >= 0 && share <= 1);
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
      }
    }
  }

  @Test
  void learnsWhatIsThereToLearn() {
    if (!knows(Task.BINARY)) {
      return;
    }
    Dataset test = rows(2, 2);
    Predictions predictions = score(rows(2, 1), test);
    CategoricalColumn truth = (CategoricalColumn) test.target();
    long right =
        IntStream.range(0, ROWS).filter(row -> predictions.best(row) == truth.code(row)).count();
    assertThat(right).isGreaterThan(ROWS * 3 / 4);
  }

  @Test
  void predictsNumbersBetterThanTheirMean() {
    if (!knows(Task.REGRESSION)) {
      return;
    }
    Dataset test = rows(1, 2);
    Predictions predictions = score(rows(1, 1), test);
    double mean = IntStream.range(0, ROWS).mapToDouble(test.target()::number).sum() / ROWS;
    double errors = 0;
    double variation = 0;
    for (int row = 0; row < ROWS; row++) {
      errors += Math.pow(predictions.value(row, 0) - test.target().number(row), 2);
      variation += Math.pow(mean - test.target().number(row), 2);
    }
    assertThat(errors).isLessThan(0.7 * variation);
  }

  @Test
  void doesNotMindTheOrderOfTheColumns() {
    Dataset rows = some(1);
    List<String> names = new ArrayList<>(rows.schema().names());
    Collections.reverse(names);
    Dataset turned = rows.select(names.toArray(String[]::new));
    Dataset test = some(2);
    assertThat(scorer(train(turned)).score(test).get(7))
        .isEqualTo(scorer(train(rows)).score(test).get(7));
  }

  @Test
  void toleratesUnseenCategoriesAndMissingValues() {
    for (Dataset rows : everyTask()) {
      Scorer scorer = scorer(train(rows));
      Dataset odd = withColumn(rows, "colour", CategoricalColumn.of(copies("never seen")));
      odd = withColumn(odd, "number", Column.ofNumbers(missingNumbers()));
      odd = withColumn(odd, "note", Column.ofTexts(copies(null)));
      Predictions predictions = scorer.score(odd);
      for (int row = 0; row < ROWS; row++) {
        assertThat(Arrays.stream(predictions.get(row).toArray())).allMatch(Double::isFinite);
      }
    }
  }

  @Test
  void toleratesColumnsThatAreEmptyOrConstant() {
    Dataset rows =
        some(1)
            .with(Field.of("empty", FieldType.NUMERIC), Column.ofNumbers(missingNumbers()))
            .with(Field.of("blank", FieldType.CATEGORICAL), Column.ofCategories(copies(null)))
            .with(Field.of("constant", FieldType.CATEGORICAL), Column.ofCategories(copies("x")));
    assertThat(scorer(train(rows)).score(rows).size()).isEqualTo(ROWS);
  }

  @Test
  void neverLearnsFromColumnsThatAreNoFeatures() {
    Dataset rows = some(1).as("number", Role.IGNORED).as("count", Role.ID);
    assertThat(train(rows).inputs()).extracting(Field::name).doesNotContain("number", "count", "y");
  }

  @Test
  void countsRowsByTheirWeights() {
    if (!honoursWeights() || !knows(Task.BINARY)) {
      return;
    }
    Dataset right = rows(2, 1);
    Dataset turned = withColumn(right, "y", flipped(right));
    Field weight = new Field("weight", FieldType.NUMERIC, Role.WEIGHT);
    int[] both = IntStream.range(0, 2 * ROWS).map(row -> row % ROWS).toArray();
    double[] mixed = IntStream.range(0, 2 * ROWS).mapToDouble(row -> row < ROWS ? 1 : 0).toArray();
    Dataset all = withColumn(right.rows(both), "y", joined(right, turned));
    all = all.with(weight, Column.ofNumbers(mixed));
    Predictions alone = score(right.with(weight, Column.ofNumbers(weights(1))), right);
    assertThat(score(all, right).get(3)).isEqualTo(alone.get(3));
  }

  @Test
  void refusesWhatCanNotBeLearntFrom() {
    Dataset rows = some(1);
    double[] infinite = weights(1);
    infinite[5] = Double.POSITIVE_INFINITY;
    Dataset hot = withColumn(rows, "number", Column.ofNumbers(infinite));
    assertThatThrownBy(() -> train(hot))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("number")
        .hasMessageContaining("row 5");
    assertThatThrownBy(() -> train(rows.first(1))).isInstanceOf(DataException.class);
    assertThatThrownBy(() -> train(rows.first(0))).isInstanceOf(DataException.class);
    assertThatThrownBy(() -> train(rows.select("y"))).isInstanceOf(DataException.class);
    Column same =
        knows(Task.BINARY) ? Column.ofCategories(copies("x")) : Column.ofNumbers(weights(3));
    Dataset one = withColumn(rows, "y", same);
    assertThatThrownBy(() -> train(one)).isInstanceOf(DataException.class);
  }

  @Test
  void tellsItsHyperparametersAndTakesThem() {
    Trainer trainer = trainer();
    assertThat(trainer.hyperparameters()).isNotEmpty();
    for (Hyperparameter<?> handle : trainer.hyperparameters()) {
      assertThat(trainer.settings().asMap()).containsKey(handle.name());
      changed(trainer, handle);
    }
  }

  private static <T> void changed(Trainer trainer, Hyperparameter<T> handle) {
    T value = handle.usual().at(0.9);
    if (value.equals(handle.standard())) {
      value = handle.usual().at(0.1);
    }
    Trainer other = trainer.with(handle, value);
    assertThat(other.settings().asMap()).containsEntry(handle.name(), value.toString());
    assertThat(other.fingerprint()).isNotEqualTo(trainer.fingerprint());
    assertThat(handle.valid().contains(handle.standard())).isTrue();
  }

  /** Trains with seed 42. */
  protected final ScoringGraph train(Dataset rows) {
    return trainer().train(rows, TestRun.at(home));
  }

  private Predictions score(Dataset train, Dataset test) {
    return scorer(train(train)).score(test);
  }

  private List<Dataset> everyTask() {
    List<Dataset> all = new ArrayList<>();
    if (knows(Task.REGRESSION)) {
      all.add(rows(1, 1));
    }
    if (knows(Task.BINARY)) {
      all.add(rows(2, 1));
    }
    if (knows(Task.MULTICLASS)) {
      all.add(rows(3, 1));
    }
    assertThat(all).isNotEmpty();
    return all;
  }

  private boolean knows(Task task) {
    return trainer().tasks().contains(task);
  }

  /** Rows that the trainer can learn from: of two classes if it knows classes. */
  private Dataset some(long seed) {
    return rows(knows(Task.BINARY) ? 2 : 1, seed);
  }

  /** Rows of every type with gaps; of so many classes, or with numbers if it is one. */
  protected static Dataset rows(int classes, long seed) {
    Random random = new Random(seed);
    double[] number = new double[ROWS];
    long[] count = new long[ROWS];
    long[] time = new long[ROWS];
    byte[] flag = new byte[ROWS];
    List<@Nullable String> colour = new ArrayList<>();
    List<@Nullable String> note = new ArrayList<>();
    double[] score = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      number[row] = random.nextGaussian();
      count[row] = random.nextInt(50);
      time[row] = 1_700_000_000_000L + random.nextInt(1_000_000_000);
      flag[row] = (byte) (random.nextInt(3) - 1);
      int tint = random.nextInt(4);
      colour.add(tint == 3 ? null : "colour " + tint);
      note.add(row % 9 == 0 ? null : tint == 1 ? "warm and bright" : "cold or dark");
      score[row] = 2 * number[row] + (tint == 1 ? 1.5 : -0.5) + 0.1 * random.nextGaussian();
      number[row] = row % 11 == 0 ? Double.NaN : number[row];
    }
    Schema schema =
        Schema.of(
            Field.of("number", FieldType.NUMERIC),
            Field.of("count", FieldType.INTEGER),
            Field.of("time", FieldType.DATETIME),
            Field.of("flag", FieldType.BOOLEAN),
            Field.of("colour", FieldType.CATEGORICAL),
            Field.of("note", FieldType.TEXT),
            new Field("y", classes == 1 ? FieldType.NUMERIC : FieldType.CATEGORICAL, Role.TARGET));
    return Dataset.of(
        "rows of every type",
        schema,
        List.of(
            Column.ofNumbers(number),
            IntegerColumn.of(count, new BitSet()),
            DateTimeColumn.of(time),
            BooleanColumn.of(flag),
            Column.ofCategories(colour),
            Column.ofTexts(note),
            classes == 1 ? Column.ofNumbers(score) : classes(score, classes)));
  }

  private static Column classes(double[] score, int classes) {
    double[] sorted = Arrays.stream(score).sorted().toArray();
    List<@Nullable String> names = new ArrayList<>();
    for (double one : score) {
      int rank = Arrays.binarySearch(sorted, one);
      names.add("class " + rank * classes / score.length);
    }
    return Column.ofCategories(names);
  }

  private static Column flipped(Dataset rows) {
    CategoricalColumn target = (CategoricalColumn) rows.target();
    int[] codes = IntStream.range(0, rows.size()).map(row -> 1 - target.code(row)).toArray();
    return CategoricalColumn.of(codes, target.levels());
  }

  private static Column joined(Dataset first, Dataset second) {
    CategoricalColumn a = (CategoricalColumn) first.target();
    CategoricalColumn b = (CategoricalColumn) second.target();
    return CategoricalColumn.of(
        IntStream.range(0, 2 * ROWS)
            .map(row -> row < ROWS ? a.code(row) : b.code(row - ROWS))
            .toArray(),
        a.levels());
  }

  private static double[] weights(double value) {
    double[] all = new double[ROWS];
    Arrays.fill(all, value);
    return all;
  }

  private static double[] missingNumbers() {
    return weights(Double.NaN);
  }

  private static List<@Nullable String> copies(@Nullable String text) {
    List<@Nullable String> all = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      all.add(text);
    }
    return all;
  }

  private static Dataset withColumn(Dataset rows, String name, Column column) {
    return rows.with(rows.schema().field(name), column);
  }

  /** Computed anew, not remembered. */
  private static Fingerprint content(Dataset rows) {
    return rows.rows(IntStream.range(0, rows.size()).toArray()).fingerprint();
  }
}
