package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.Stage;
import org.sagekit.api.StoppedException;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.errors.IssueFilter;
import org.sagekit.api.label.errors.IssueRanking;
import org.sagekit.api.label.errors.LabelErrorsFound;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.api.label.errors.LabelIssue;
import org.sagekit.api.model.Task;
import org.sagekit.core.label.LabelNoise;

class LabelErrorsJobTest extends StageContract<Dataset, LabelErrorsReport> {

  @Override
  protected Stage<Dataset, LabelErrorsReport> stage() {
    return job().build();
  }

  @Override
  protected List<LabelErrorsJob> variants() {
    return List.of(
        LabelErrorsJob.named("errors", ToyTrainer.named("other", "b")).build(),
        job().target("y").build(),
        job().task(Task.BINARY).build(),
        job().calibration(Calibrations.platt()).build(),
        job().folds(3).build(),
        job().filter(IssueFilter.CONFUSION).build(),
        job().ranking(IssueRanking.SELF_CONFIDENCE).build());
  }

  @Override
  protected Dataset input() {
    return ToyRows.classes(200, 2, 1);
  }

  private static LabelErrorsJob.Builder job() {
    return LabelErrorsJob.named("errors", ToyTrainer.named("line", "a"));
  }

  private static Dataset noisy(Dataset truth) {
    List<String> labels = List.of("class-0", "class-1", "class-2");
    return LabelNoise.uniform(labels, 0.1).on(truth, 3);
  }

  private static boolean wrong(Dataset truth, Dataset given, int row) {
    return !Objects.equals(truth.target().text(row), given.target().text(row));
  }

  @Test
  void findsLabelsThatWereMadeWrong() {
    Dataset truth = ToyRows.classes(600, 3, 5);
    Dataset given = noisy(truth);
    LabelErrorsJob job = LabelErrorsJob.named("errors", Trainers.randomForest()).build();
    LabelErrorsReport report = job.run(given, TestRun.at(home));
    long made = IntStream.range(0, 600).filter(row -> wrong(truth, given, row)).count();
    long found = report.issues().stream().filter(issue -> wrong(truth, given, issue.row())).count();
    assertThat(found).isGreaterThan(made * 3 / 4);
    assertThat(report.issues()).hasSizeLessThan((int) (made * 2));
    assertThat(report.noise().noise()).isBetween(0.05, 0.2);
  }

  @Test
  void namesRowsByTheirIdAndTellsWhatItFound() {
    Dataset rows = input();
    Dataset named =
        rows.with(
            new Field("name", FieldType.TEXT, Role.ID),
            Column.ofTexts(IntStream.range(0, 200).mapToObj(row -> "row-" + row).toList()));
    TestRun run = TestRun.at(home);
    LabelErrorsReport report = job().filter(IssueFilter.CONFUSION).build().run(named, run);
    assertThat(report.issues()).isNotEmpty();
    for (LabelIssue issue : report.issues()) {
      assertThat(issue.id()).isEqualTo("row-" + issue.row());
      assertThat(issue.given()).isEqualTo(rows.target().text(issue.row()));
      assertThat(issue.likely()).isNotEqualTo(issue.given());
    }
    assertThat(run.events()).containsExactly(new LabelErrorsFound("test", report));
  }

  @Test
  void keepsTheRowsOfAGroupTogether() {
    double[] groups = IntStream.range(0, 200).mapToDouble(row -> row % 4).toArray();
    Dataset rows =
        input().with(new Field("who", FieldType.NUMERIC, Role.GROUP), Column.ofNumbers(groups));
    assertThat(job().folds(4).build().run(rows, TestRun.at(home)).noise().rows()).isEqualTo(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> job().folds(5).build().run(rows, TestRun.at(home)))
        .withMessageContaining("groups must be at least 5, but was 4");
  }

  @Test
  void takesNumbersForClassesIfToldSo() {
    double[] digits = IntStream.range(0, 200).mapToDouble(row -> row % 3).toArray();
    Dataset rows =
        input().with(new Field("y", FieldType.NUMERIC, Role.TARGET), Column.ofNumbers(digits));
    assertThatThrownBy(() -> job().build().run(rows, TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'errors'", "task(Task.MULTICLASS)");
    LabelErrorsReport report = job().task(Task.MULTICLASS).build().run(rows, TestRun.at(home));
    assertThat(report.noise().classes()).hasSize(3);
  }

  @Test
  void refusesMissingLabels() {
    List<String> labels = new ArrayList<>(Collections.nCopies(200, "x"));
    labels.set(7, null);
    Dataset rows = input().with(input().schema().target(), Column.ofCategories(labels));
    assertThatThrownBy(() -> job().build().run(rows, TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("row 7");
  }

  @Test
  void tellsAllProblemsOfTheSettings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelErrorsJob.named(" ", Trainers.kMeans()).folds(1).build())
        .withMessageContaining("name must be a name")
        .withMessageContaining("folds must be at least 2, but was 1")
        .withMessageContaining("trainer must be one of classes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> job().task(Task.REGRESSION).build())
        .withMessageContaining("task must be classes");
  }

  @Test
  void stopsIfAsked() {
    TestRun run = TestRun.at(home);
    run.stop();
    assertThatThrownBy(() -> job().build().run(input(), run)).isInstanceOf(StoppedException.class);
  }

  @Test
  void aClassOfOneRowIsJudgedByModelsThatDoNotKnowIt() {
    Dataset truth = ToyRows.classes(100, 2, 1);
    String[] labels = new String[100];
    Arrays.setAll(labels, row -> row == 0 ? "rare" : truth.target().text(row));
    Dataset rows = truth.with(truth.schema().target(), Column.ofCategories(Arrays.asList(labels)));
    LabelErrorsReport report =
        LabelErrorsJob.named("errors", Trainers.linear()).build().run(rows, TestRun.at(home));
    assertThat(report.noise().classes()).contains("rare");
    assertThat(report.quality().get(0)).isLessThan(0.5);
  }
}
