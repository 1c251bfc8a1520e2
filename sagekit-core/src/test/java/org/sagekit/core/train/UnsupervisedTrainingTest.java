package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.RunEvent;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.cluster.Lattice;

class UnsupervisedTrainingTest {
  @TempDir Path home;

  private TrainedModel trained(Trainer trainer, Dataset rows) {
    return TrainingJob.named("job", trainer).holdout(0.4).build().run(rows, TestRun.at(home));
  }

  /** Three places, four apart; the target names them, and is missing in the first row. */
  private static Dataset places() {
    double[][] points = Lattice.points(4);
    List<@Nullable String> names = new ArrayList<>();
    for (int row = 0; row < points.length; row++) {
      names.add(row == 0 ? null : "place " + row % 3);
    }
    return Dataset.of(
        "places",
        Schema.of(
            Field.of("x", FieldType.NUMERIC),
            Field.of("y", FieldType.NUMERIC),
            new Field("place", FieldType.CATEGORICAL, Role.TARGET)),
        List.of(
            Column.ofNumbers(Arrays.stream(points).mapToDouble(p -> p[0]).toArray()),
            Column.ofNumbers(Arrays.stream(points).mapToDouble(p -> p[1]).toArray()),
            Column.ofCategories(names)));
  }

  /** Many rows near 0 and a few far away; the target calls these by the alphabet's first letter. */
  private static Dataset odd() {
    double[] x =
        IntStream.range(0, 200).mapToDouble(i -> i % 17 / 17.0 + (i % 20 == 0 ? 9 : 0)).toArray();
    List<@Nullable String> names = new ArrayList<>();
    for (int row = 0; row < 200; row++) {
      names.add(row % 20 == 0 ? "a" : "usual");
    }
    return Dataset.of(
        "odd",
        Schema.of(
            Field.of("x", FieldType.NUMERIC),
            new Field("kind", FieldType.CATEGORICAL, Role.TARGET)),
        List.of(Column.ofNumbers(x), Column.ofCategories(names)));
  }

  @Test
  void judgesClustersByWhereTheyLieAndByTheTarget() {
    for (Trainer trainer :
        List.of(
            Trainers.kMeans().with(KMeans.CLUSTERS, 3),
            Trainers.gaussianMixture().with(GaussianMixture.CLUSTERS, 3),
            Trainers.dbscan().with(Dbscan.EPS, 0.5).with(Dbscan.MIN_POINTS, 2))) {
      Evaluation evaluation = trained(trainer, places()).evaluation();
      assertThat(evaluation.get(Metric.ADJUSTED_RAND).value()).as(trainer.name()).isEqualTo(1);
      assertThat(evaluation.get(Metric.NORMALIZED_MUTUAL_INFORMATION).value()).isEqualTo(1);
      assertThat(evaluation.get(Metric.SILHOUETTE).value()).isBetween(0.7, 0.95);
      assertThat(evaluation.get(Metric.SILHOUETTE).low()).isPositive();
      assertThat(evaluation.estimateByMetric()).hasSize(5);
    }
  }

  @Test
  void judgesClustersWithoutATargetByWhereTheyLieAlone() {
    TrainedModel model = trained(Trainers.kMeans(), places().select("x", "y"));
    assertThat(model.evaluation().estimateByMetric().keySet())
        .containsExactlyInAnyOrder(
            Metric.SILHOUETTE, Metric.DAVIES_BOULDIN, Metric.CALINSKI_HARABASZ);
    assertThat(model.graph().task()).isEqualTo(Task.CLUSTERING);
    assertThat(model.summary().toString()).contains("CLUSTERING");
  }

  @Test
  void judgesOddRowsByTheRarerLevel() {
    for (Trainer trainer :
        List.of(Trainers.isolationForest(), Trainers.randomCutForest(), Trainers.oneClassSvm())) {
      Evaluation evaluation = trained(trainer, odd()).evaluation();
      assertThat(evaluation.get(Metric.AUC).value()).as(trainer.name()).isEqualTo(1);
      assertThat(evaluation.get(Metric.AVERAGE_PRECISION).value()).isEqualTo(1);
    }
  }

  @Test
  void saysNothingOfOddRowsWithoutATargetButHowTheirScoresLie() {
    TestRun run = TestRun.at(home);
    TrainedModel model =
        TrainingJob.named("odd", Trainers.isolationForest()).build().run(odd().select("x"), run);
    assertThat(model.evaluation().estimateByMetric()).isEmpty();
    assertThat(model.evaluation().rows()).isEqualTo(40);
    assertThat(model.summary().toString()).contains("There is no metric without a target");
    List<String> quantiles =
        run.events().stream()
            .filter(RunEvent.MetricLogged.class::isInstance)
            .map(event -> ((RunEvent.MetricLogged) event).metric())
            .toList();
    assertThat(quantiles).containsExactly("scoreMedian", "score95", "score99");
  }

  @Test
  void judgesGivenRowsWhoseTargetHasOtherLevels() {
    Dataset test = odd().rows(IntStream.range(0, 60).toArray());
    TrainingJob job = TrainingJob.named("odd", Trainers.isolationForest()).test(test).build();
    assertThat(job.run(odd(), TestRun.at(home)).evaluation().get(Metric.AUC).value()).isEqualTo(1);
    TrainingJob bare =
        TrainingJob.named("odd", Trainers.isolationForest()).test(test.select("x")).build();
    assertThat(bare.run(odd(), TestRun.at(home)).evaluation().estimateByMetric()).isEmpty();
  }

  @Test
  void explainsAllVarianceWithAllComponents() {
    Dataset rows = ToyRows.numbers(200, 1);
    TrainedModel all = trained(Trainers.pca(), rows);
    assertThat(all.evaluation().get(Metric.EXPLAINED_VARIANCE).value()).isCloseTo(1, within(1e-9));
    TrainedModel one = trained(Trainers.pca().with(Pca.COMPONENTS, 1), rows);
    assertThat(one.evaluation().get(Metric.EXPLAINED_VARIANCE).value()).isBetween(0.3, 0.7);
    TrainedModel white =
        trained(Trainers.pca().with(Pca.COMPONENTS, 1).with(Pca.WHITEN, "yes"), rows);
    assertThat(white.evaluation().get(Metric.EXPLAINED_VARIANCE).value())
        .isCloseTo(one.evaluation().get(Metric.EXPLAINED_VARIANCE).value(), within(1e-9));
  }

  @Test
  void doesNotJudgeByNamesOfRows() {
    List<@Nullable String> names = new ArrayList<>();
    IntStream.range(0, 30).forEach(row -> names.add("row " + row));
    Dataset rows = places().with(places().schema().field("place"), Column.ofCategories(names));
    assertThat(trained(Trainers.kMeans(), rows).evaluation().estimateByMetric()).hasSize(3);
  }

  @Test
  void whitensToVarianceOne() {
    Dataset rows = ToyRows.numbers(500, 1);
    Predictions values =
        Scorers.of(Trainers.pca().with(Pca.WHITEN, "yes").train(rows, TestRun.at(home)))
            .score(rows);
    for (int component = 0; component < 2; component++) {
      int index = component;
      double squares =
          IntStream.range(0, 500)
              .mapToDouble(row -> values.value(row, index))
              .map(v -> v * v)
              .sum();
      assertThat(squares / 499).isCloseTo(1, within(1e-9));
    }
  }

  /** scikit-learn 1.x: DBSCAN(eps=0.6, min_samples=4) on the same points, unscaled. */
  @Test
  void findsTheClustersAndTheNoiseOfScikitLearn() {
    double[][] points = Lattice.points(4);
    Dataset rows =
        Dataset.of(
            "lattice",
            Schema.of(
                Field.of("x", FieldType.NUMERIC),
                Field.of("y", FieldType.NUMERIC),
                Field.of("z", FieldType.NUMERIC)),
            IntStream.range(0, 3)
                .<Column>mapToObj(
                    i -> Column.ofNumbers(Arrays.stream(points).mapToDouble(p -> p[i]).toArray()))
                .toList());
    Trainer trainer =
        Trainers.dbscan()
            .with(Dbscan.EPS, 0.6)
            .with(Dbscan.MIN_POINTS, 4)
            .with(Preprocessing.SCALING, "none");
    Predictions found = Scorers.of(trainer.train(rows, TestRun.at(home))).score(rows);
    assertThat(found.classes()).containsExactly("0", "1", "2", "noise");
    for (int row = 0; row < 30; row++) {
      boolean noise = found.get(row).label().equals("noise");
      assertThat(noise).isEqualTo(row == 5);
      assertThat(noise || found.best(row) == found.best(row % 3 == 2 ? 2 : row % 3)).isTrue();
    }
  }

  @Test
  void refusesWhatDbscanCanNotFind() {
    Trainer trainer = Trainers.dbscan().with(Dbscan.EPS, 1e-9);
    assertThatThrownBy(() -> trainer.train(places(), TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Dataset 'places': rows with 5 neighbours within eps 1.0E-9 must be at least one, but"
                + " there was none. Maybe a greater eps or fewer min_points.");
  }

  @Test
  void refusesPreprocessingThatNeedsATarget() {
    Trainer trainer = Trainers.kMeans().with(Preprocessing.CATEGORIES, "target-mean");
    assertThatThrownBy(() -> trainer.train(places(), TestRun.at(home)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Preprocessing without a target: categories must be one-hot or ordinal, but was"
                + " target-mean.");
  }

  @Test
  void refusesCalibration() {
    TrainingJob.Builder job =
        TrainingJob.named("job", Trainers.kMeans()).calibration(Calibrations.platt());
    assertThatThrownBy(job::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("calibration must be none for k-means");
  }

  @Test
  void dropsRareLevels() {
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < 2_000; row++) {
      texts.add(row % 2 == 0 ? "often" : row % 4 == 1 ? "also" : "rare " + row);
    }
    CategoricalColumn column = CategoricalColumn.of(texts);
    Dataset rows =
        Dataset.of("levels", Schema.of(Field.of("level", FieldType.CATEGORICAL)), List.of(column));
    TrainedModel model = trained(Trainers.kMeans(), rows);
    assertThat(model.graph().classes()).hasSize(3);
  }
}
