package org.sagekit.core.track.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Reproduction.Figure;
import org.sagekit.api.Reproduction.Verdict;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Linear;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

class ValueComparisonTest {
  @TempDir private Path home;

  private record Named(String name, double value) {}

  private record Held(Named named, Predictions predictions) {}

  private Optional<Compared> compared(Object before, Object after) {
    return new ValueComparison(1e-9, TestRun.at(home).workspace()).of(before, after);
  }

  private Verdict verdict(Object before, Object after) {
    return compared(before, after).orElseThrow().verdict();
  }

  private TrainedModel model(double alpha, int sample) {
    return TrainingJob.named("train", Trainers.linear().with(Linear.ALPHA, alpha))
        .profileSample(sample)
        .build()
        .run(ToyRows.classes(80, 2, 1), TestRun.at(home));
  }

  @Test
  void numbersAreComparedWithEpsilon() {
    assertThat(verdict(1.0, 1.0)).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(verdict(1.0, 1.0 + 1e-12)).isEqualTo(Verdict.WITHIN);
    assertThat(verdict(1.0, 1.1)).isEqualTo(Verdict.DIFFERENT);
    assertThat(verdict(new double[] {1, 2}, new double[] {1, 2 + 1e-12})).isEqualTo(Verdict.WITHIN);
    assertThat(verdict(new double[] {1, 2}, new double[] {1})).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void recordsAndListsAreComparedPartByPart() {
    Held one = new Held(new Named("a", 1), Predictions.of(List.of(), new double[] {0.5}));
    Held same = new Held(new Named("a", 1), Predictions.of(List.of(), new double[] {0.5}));
    Held near = new Held(new Named("a", 1), Predictions.of(List.of(), new double[] {0.5 + 1e-13}));
    assertThat(verdict(one, same)).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(verdict(List.of(one), List.of(near))).isEqualTo(Verdict.WITHIN);
    assertThat(verdict(one, new Held(new Named("b", 1), one.predictions())))
        .isEqualTo(Verdict.DIFFERENT);
    assertThat(verdict(List.of(1.0), List.of(1.0, 2.0))).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void otherValuesAreComparedByEquals() {
    assertThat(verdict("a", "a")).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(verdict("a", "b")).isEqualTo(Verdict.DIFFERENT);
    assertThat(verdict("a", 1)).isEqualTo(Verdict.DIFFERENT);
    assertThat(compared(new Object(), new Object())).isEmpty();
  }

  @Test
  void cellsAreComparedColumnByColumn() {
    Dataset rows = ToyRows.numbers(20, 1);
    Dataset near = with(rows, rows.column("a").number(0) * (1 + 1e-13));
    Dataset far = with(rows, 5);
    assertThat(verdict(rows, ToyRows.numbers(20, 1))).isEqualTo(Verdict.BIT_EQUAL);
    assertThat(verdict(rows, near)).isEqualTo(Verdict.WITHIN);
    Compared different = compared(rows, far).orElseThrow();
    assertThat(different.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(different.note()).startsWith("Column 'a': 1 cells differ, the first in row 0, '");
    assertThat(compared(rows, rows.first(3)).orElseThrow().note())
        .isEqualTo("Rows were 20, are 3.");
    assertThat(compared(rows, rows.without("b")).orElseThrow().note()).startsWith("Columns were ");
  }

  private static Dataset with(Dataset rows, double first) {
    double[] a = new double[rows.size()];
    for (int row = 0; row < a.length; row++) {
      a[row] = row == 0 ? first : rows.column("a").number(row);
    }
    return rows.with(Field.of("a", FieldType.NUMERIC), Column.ofNumbers(a));
  }

  @Test
  void textsInCellsMustBeEqual() {
    Dataset rows = ToyRows.classes(20, 2, 1);
    Dataset others =
        rows.with(
            rows.schema().target(),
            Column.ofCategories(
                java.util.stream.IntStream.range(0, 20).mapToObj(i -> "class-" + i % 2).toList()));
    assertThat(verdict(rows, others)).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void modelsAreAskedTheSameRows() {
    TrainedModel model = model(1, 100);
    assertThat(verdict(model, model(1, 100))).isEqualTo(Verdict.BIT_EQUAL);
    Compared near = compared(model, model(1 + 1e-13, 100)).orElseThrow();
    assertThat(near.difference().getAsDouble()).isLessThan(1e-9);
    Compared far = compared(model, model(50, 100)).orElseThrow();
    assertThat(far.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(far.note()).isEqualTo("Predictions were compared on 64 rows.");
    assertThat(far.figures()).extracting(Figure::difference).anyMatch(d -> d > 0.01);
  }

  @Test
  void withoutASampleTheTrainingRowsAreLookedFor() {
    Compared lost = compared(model(1, 0), model(50, 0)).orElseThrow();
    assertThat(lost.note()).isEqualTo("There are no rows that both models could be asked for.");
    TestRun run = TestRun.at(home);
    Dataset rows = ToyRows.classes(80, 2, 1);
    run.workspace().keep(rows.fingerprint(), rows);
    assertThat(
            new ValueComparison(1e-9, run.workspace())
                .of(model(1, 0), model(50, 0))
                .orElseThrow()
                .note())
        .isEqualTo("Predictions were compared on 80 rows.");
  }

  @Test
  void modelsOfOtherClassesDiffer() {
    TrainedModel other =
        TrainingJob.named("train", Trainers.linear())
            .build()
            .run(ToyRows.classes(80, 3, 1), TestRun.at(home));
    assertThat(compared(model(1, 100), other).orElseThrow().note())
        .startsWith("The model predicted BINARY [class-0, class-1], predicts MULTICLASS");
  }

  @Test
  void aPackageIsComparedAsItsModel() throws Exception {
    ModelPackage one = PackagingJob.named("pack").build().run(model(1, 100), TestRun.at(home));
    ModelPackage other = PackagingJob.named("pack").build().run(model(50, 100), TestRun.at(home));
    assertThat(verdict(one, one)).isEqualTo(Verdict.BIT_EQUAL);
    Compared different = compared(one, other).orElseThrow();
    assertThat(different.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(different.note()).contains("The files of the package that differ: [");
  }
}
