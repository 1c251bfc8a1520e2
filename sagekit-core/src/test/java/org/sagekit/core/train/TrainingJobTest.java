package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.RunEvent;
import org.sagekit.api.Stage;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Splits;
import org.sagekit.core.model.Scorers;

class TrainingJobTest extends StageContract<Dataset, TrainedModel> {

  @Override
  protected Stage<Dataset, TrainedModel> stage() {
    return job().build();
  }

  @Override
  protected List<TrainingJob> variants() {
    return List.of(
        TrainingJob.named("toy", ToyTrainer.named("other", "b")).build(),
        job().target("y").build(),
        job().task(Task.BINARY).build(),
        job().holdout(0.3).build(),
        job().test(ToyRows.classes(50, 2, 9)).build(),
        job().profileSample(10).build(),
        job().from(job().build().run(input(), TestRun.at(home))).build(),
        job().calibration(Calibrations.platt()).build());
  }

  @Override
  protected Dataset input() {
    return ToyRows.classes(200, 2, 1);
  }

  private static TrainingJob.Builder job() {
    return TrainingJob.named("toy", ToyTrainer.named("line", "a"));
  }

  @Test
  void judgesTheModelByRowsThatItHasNotLearntFrom() {
    TestRun run = TestRun.at(home);
    TrainedModel model = job().holdout(0.25).build().run(input(), run);
    Dataset test = Splits.holdout(input(), 0.25, run.seed()).test();
    Predictions predictions = Scorers.of(model).score(test);
    assertThat(model.evaluation()).isEqualTo(Evaluations.of(predictions, test));
    assertThat(model.evaluation().rows()).isEqualTo(50);
    assertThat(model.profile().rows()).isEqualTo(150);
  }

  @Test
  void goesOnFromAnEarlierModel() {
    Trainer trainer = Trainers.xgboost().with(XGBoost.ROUNDS, 3);
    TrainingJob job = TrainingJob.named("first", trainer).build();
    TrainedModel first = job.run(input(), TestRun.at(home));
    TrainedModel second = job.toBuilder().from(first).build().run(input(), TestRun.at(home));
    assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
    assertThat(second.lineage().parents()).contains(first.lineage());
    assertThat(second.evaluation().get(Metric.LOG_LOSS).value())
        .isLessThan(first.evaluation().get(Metric.LOG_LOSS).value());
  }

  @Test
  void doesNotGoOnFromAModelOfAnotherTrainer() {
    TrainedModel first = job().build().run(input(), TestRun.at(home));
    assertThatThrownBy(() -> TrainingJob.named("x", Trainers.xgboost()).from(first).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("TrainingJob 'x': from must be a model of xgboost, but was line.");
  }

  @Test
  void learnsFromAllRowsIfOthersAreGivenToJudgeBy() {
    Dataset test = ToyRows.classes(40, 2, 7);
    TrainedModel model = job().test(test).build().run(input(), TestRun.at(home));
    assertThat(model.profile().rows()).isEqualTo(200);
    assertThat(model.evaluation().rows()).isEqualTo(40);
  }

  @Test
  void calibratesByRowsThatNeitherTrainNorJudge() {
    Dataset test = ToyRows.classes(40, 2, 7);
    TrainingJob.Builder job = job().test(test);
    TestRun run = TestRun.at(home);
    TrainedModel model = job.calibration(Calibrations.temperature()).build().run(input(), run);
    Split parts = Splits.holdout(job.build().prepared(input()), 0.2, run.seed());
    ScoringGraph bare = ToyTrainer.named("line", "a").train(parts.train(), run);
    assertThat(model.graph())
        .isEqualTo(
            Calibrations.temperature()
                .calibrate(bare, Scorers.of(bare).score(parts.test()), parts.test()));
    assertThat(model.profile().rows()).isEqualTo(200);
  }

  @Test
  void refusesToCalibrateNumbers() {
    assertThatThrownBy(() -> job().task(Task.REGRESSION).calibration(Calibrations.platt()).build())
        .hasMessageContaining("task must be classes if it is calibrated, but was REGRESSION");
    refuses(
        job().calibration(Calibrations.platt()),
        withTarget(FieldType.NUMERIC, Column.ofNumbers(1, 2, 3, 1, 2, 3, 1, 2)),
        "TrainingJob 'toy': target 'y' must be classes to be calibrated, but was a number.");
  }

  @Test
  void keepsTheRowsWhereTheLineageFindsThem() {
    TestRun run = TestRun.at(home);
    TrainedModel model = job().build().run(input(), run);
    assertThat(model.lineage().kind()).isEqualTo("model");
    assertThat(
            model
                .lineage()
                .nearest("dataset")
                .flatMap(rows -> run.workspace().find(rows.fingerprint(), Dataset.class)))
        .contains(input());
  }

  @Test
  void reportsEachMetric() {
    TestRun run = TestRun.at(home);
    TrainedModel model = job().build().run(input(), run);
    double auc = model.evaluation().get(Metric.AUC).value();
    assertThat(run.events()).contains(new RunEvent.MetricLogged("test", "auc", 0, auc));
  }

  @Test
  void learnsTwoNumbersTextsAndBooleansAsClasses() {
    assertThat(classesOf(FieldType.NUMERIC, Column.ofNumbers(10, 9, 10, 9, 10, 9, 10, 9)))
        .containsExactly("9", "10");
    assertThat(
            classesOf(
                FieldType.BOOLEAN,
                BooleanColumn.of(true, false, true, false, true, false, true, false)))
        .containsExactly("false", "true");
    List<@Nullable String> texts = List.of("b", "a", "c", "b", "a", "c", "b", "a");
    assertThat(classesOf(FieldType.TEXT, Column.ofTexts(texts))).containsExactly("a", "b", "c");
  }

  @Test
  void keepsTheOrderOfLevelsAndDropsThoseThatDoNotOccur() {
    CategoricalColumn sizes =
        CategoricalColumn.of(
            List.of("small", "large", "small", "large", "small", "large", "small", "large"),
            List.of("small", "medium", "large"));
    assertThat(classesOf(FieldType.CATEGORICAL, sizes)).containsExactly("small", "large");
  }

  @Test
  void learnsOtherNumbersAsNumbersUnlessTold() {
    Column values = Column.ofNumbers(1, 2, 3, 1, 2, 3, 1, 2);
    assertThat(classesOf(FieldType.NUMERIC, values)).isEmpty();
    TrainingJob told = job().task(Task.MULTICLASS).holdout(0.4).build();
    Dataset rows = withTarget(FieldType.NUMERIC, values);
    assertThat(told.run(rows, TestRun.at(home)).graph().classes()).containsExactly("1", "2", "3");
  }

  @Test
  void refusesTargetsThatDoNotFit() {
    refuses(
        job(),
        withTarget(FieldType.NUMERIC, Column.ofNumbers(1, Double.NaN, 3, 4, 5, 6, Double.NaN, 8)),
        "Dataset 'eight': target 'y' must have a value in every row, but 2 of 8 rows have none, the"
            + " first being row 1. Maybe leave these rows out by dataset.rows(...).");
    refuses(
        job().task(Task.BINARY),
        withTarget(FieldType.NUMERIC, Column.ofNumbers(1, 2, 3, 1, 2, 3, 1, 2)),
        "Dataset 'eight': target 'y' must have 2 classes for BINARY, but has 3.");
    refuses(
        job(),
        withTarget(FieldType.DATETIME, DateTimeColumn.of(new long[8])),
        "Dataset 'eight': target 'y' must be a number or a class, but was a time. Maybe the days"
            + " until then.");
    refuses(
        job(),
        withTarget(FieldType.NUMERIC, Column.ofNumbers(new double[8])),
        "Dataset 'eight': target 'y' must have at least two different values, but all 8 rows have"
            + " the same.");
  }

  @Test
  void refusesRowsThatCanNotBeLearntFrom() {
    refuses(
        job(),
        input().first(1),
        "Dataset 'toy rows': rows to learn from must be at least 2, but were 1.");
    refuses(
        job(),
        input().select("y"),
        "Dataset 'toy rows': features must be at least one column, but there was none.");
    double[] many = new double[1_001];
    Arrays.setAll(many, row -> row);
    List<@Nullable String> names = new ArrayList<>();
    for (double one : many) {
      names.add("name " + one);
    }
    Dataset rows =
        Dataset.of(
            "many",
            Schema.of(
                Field.of("a", FieldType.NUMERIC),
                new Field("y", FieldType.CATEGORICAL, Role.TARGET)),
            List.of(Column.ofNumbers(many), Column.ofCategories(names)));
    refuses(
        job(),
        rows,
        "Dataset 'many': target 'y' must have at most 1000 classes, but had 1001. Maybe it is a"
            + " number, or it names the row.");
  }

  @Test
  void namesTheNearestColumnIfTheTargetIsNotThere() {
    TrainingJob job = job().target("aa").build();
    assertThatThrownBy(() -> job.run(input(), TestRun.at(home)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Did you mean 'a'?");
  }

  @Test
  void reportsAllProblemsOfTheBuilderAtOnce() {
    assertThatThrownBy(
            () ->
                TrainingJob.named(" ", ToyTrainer.named("line", "a"))
                    .holdout(1)
                    .profileSample(-1)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name must be a name")
        .hasMessageContaining("holdout must be above 0 and below 1, but was 1.0")
        .hasMessageContaining("profileSample must be at least 0, but was -1");
  }

  private void refuses(TrainingJob.Builder job, Dataset rows, String message) {
    assertThatThrownBy(() -> job.build().run(rows, TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  private List<String> classesOf(FieldType type, Column target) {
    TrainingJob half = job().holdout(0.4).build();
    return half.run(withTarget(type, target), TestRun.at(home)).graph().classes();
  }

  private static Dataset withTarget(FieldType type, Column target) {
    return Dataset.of(
        "eight",
        Schema.of(Field.of("a", FieldType.NUMERIC), new Field("y", type, Role.TARGET)),
        List.of(Column.ofNumbers(1, 2, 3, 4, 5, 6, 7, 8), target));
  }
}
