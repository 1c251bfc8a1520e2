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
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Trainer;

/**
 * What every {@link Trainer} that learns without a target must keep to. Extend it and supply
 * trainer and scorer.
 */
public abstract class UnsupervisedTrainerContract {
  /** A folder of the test's own. */
  @TempDir protected Path home;

  /** The trainer, quick enough for a few hundred rows. */
  protected abstract Trainer trainer();

  /** What computes the graphs. */
  protected abstract Scorer scorer(ScoringGraph graph);

  @Test
  void learnsNoTaskThatNeedsATarget() {
    assertThat(trainer().tasks()).isNotEmpty().noneMatch(Task::isSupervised);
    assertThat(trainer().tasks()).contains(train(rows()).task());
  }

  @Test
  void leavesItsInputUnchanged() {
    Dataset rows = rows();
    Fingerprint before = content(rows);
    train(rows);
    assertThat(content(rows)).isEqualTo(before);
  }

  @Test
  void givesTheSameGraphForTheSameSeedInTwoThreadsAtOnce() {
    Dataset rows = rows();
    ScoringGraph alone = train(rows);
    List<CompletableFuture<ScoringGraph>> both =
        List.of(
            CompletableFuture.supplyAsync(() -> train(rows)),
            CompletableFuture.supplyAsync(() -> train(rows)));
    assertThat(both).allSatisfy(one -> assertThat(one.join()).isEqualTo(alone));
  }

  @Test
  void doesNotLookAtTheTarget() {
    Dataset rows = TrainerContract.rows(2, 1);
    assertThat(train(rows)).isEqualTo(train(rows()));
    double[] numbers = new double[rows.size()];
    Arrays.fill(numbers, Double.NaN);
    Field target = new Field("y", FieldType.NUMERIC, Role.TARGET);
    assertThat(train(rows.with(target, Column.ofNumbers(numbers)))).isEqualTo(train(rows()));
  }

  @Test
  void neverLearnsFromColumnsThatAreNoFeatures() {
    Dataset rows = rows().as("number", Role.IGNORED).as("count", Role.ID);
    assertThat(train(rows).inputs()).extracting(Field::name).doesNotContain("number", "count");
  }

  @Test
  void doesNotMindTheOrderOfTheColumns() {
    List<String> names = new ArrayList<>(rows().schema().names());
    Collections.reverse(names);
    assertThat(train(rows().select(names.toArray(String[]::new)))).isEqualTo(train(rows()));
  }

  @Test
  void leavesOutRowsWithoutWeight() {
    Field weight = new Field("weight", FieldType.INTEGER, Role.WEIGHT);
    Dataset rows = rows();
    long[] mixed = new long[rows.size()];
    Arrays.fill(mixed, 0, rows.size() / 2, 1);
    Dataset all = rows.with(weight, IntegerColumn.of(mixed, new BitSet()));
    Dataset half = all.first(rows.size() / 2);
    assertThat(train(all)).isEqualTo(train(half));
  }

  @Test
  void toleratesUnseenCategoriesAndMissingValues() {
    Dataset rows = rows();
    double[] missing = new double[rows.size()];
    Arrays.fill(missing, Double.NaN);
    Dataset odd =
        rows.with(rows.schema().field("colour"), Column.ofCategories(copies(rows, "never seen")))
            .with(rows.schema().field("number"), Column.ofNumbers(missing))
            .with(rows.schema().field("note"), Column.ofTexts(copies(rows, null)));
    Predictions predictions = scorer(train(rows)).score(odd);
    for (int row = 0; row < predictions.size(); row++) {
      assertThat(Arrays.stream(predictions.get(row).toArray())).allMatch(Double::isFinite);
    }
  }

  @Test
  void toleratesColumnsThatAreEmptyOrConstant() {
    Dataset rows =
        rows()
            .with(
                Field.of("blank", FieldType.CATEGORICAL), Column.ofCategories(copies(rows(), null)))
            .with(
                Field.of("constant", FieldType.CATEGORICAL),
                Column.ofCategories(copies(rows(), "x")));
    assertThat(train(rows)).isEqualTo(train(rows()));
  }

  @Test
  void givesSharesThatSumToOneIfItFindsClusters() {
    Predictions predictions = scorer(train(rows())).score(rows());
    for (int row = 0; row < predictions.size(); row++) {
      double[] shares = predictions.get(row).toArray();
      if (trainer().tasks().contains(Task.CLUSTERING)) {
        assertThat(Arrays.stream(shares)).allMatch(share -> share >= 0 && share <= 1);
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
      }
    }
  }

  @Test
  void refusesWhatCanNotBeLearntFrom() {
    Dataset rows = rows();
    double[] infinite = new double[rows.size()];
    infinite[5] = Double.POSITIVE_INFINITY;
    Dataset hot = rows.with(rows.schema().field("number"), Column.ofNumbers(infinite));
    assertThatThrownBy(() -> train(hot))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("number")
        .hasMessageContaining("row 5");
    assertThatThrownBy(() -> train(rows.first(1))).isInstanceOf(DataException.class);
    assertThatThrownBy(() -> train(rows.first(0))).isInstanceOf(DataException.class);
    Dataset same = rows.rows(new int[rows.size()]);
    assertThatThrownBy(() -> train(same)).isInstanceOf(DataException.class);
  }

  @Test
  void tellsItsHyperparametersAndTakesThem() {
    assertThat(trainer().hyperparameters()).isNotEmpty();
    for (Hyperparameter<?> handle : trainer().hyperparameters()) {
      assertThat(trainer().settings().asMap()).containsKey(handle.name());
      changed(trainer(), handle);
    }
  }

  private static <T> void changed(Trainer trainer, Hyperparameter<T> handle) {
    T value = handle.usual().at(0.9);
    if (trainer.settings().asMap().get(handle.name()).equals(value.toString())) {
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

  /** Rows of every type with gaps, and without a target. */
  protected static Dataset rows() {
    Dataset all = TrainerContract.rows(2, 1);
    return all.select(all.schema().features().stream().map(Field::name).toArray(String[]::new));
  }

  private static List<@Nullable String> copies(Dataset rows, @Nullable String text) {
    List<@Nullable String> all = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      all.add(text);
    }
    return all;
  }

  /** Computed anew, not remembered. */
  private static Fingerprint content(Dataset rows) {
    return rows.rows(IntStream.range(0, rows.size()).toArray()).fingerprint();
  }
}
