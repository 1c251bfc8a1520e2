package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.StoppedException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class GaussianProcessTest extends TrainerContract {

  @Override
  protected Trainer trainer() {
    return Trainers.gaussianProcess();
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void followsACurveWithoutNoise() {
    for (String kernel : List.of("gaussian", "matern_3_2", "matern_5_2")) {
      Dataset rows = sine(300);
      Predictions said = said(trainer().with(GaussianProcess.KERNEL, kernel), rows);
      for (int row = 0; row < rows.size(); row++) {
        assertThat(said.value(row, 0)).isCloseTo(rows.target().number(row), within(0.02));
      }
    }
  }

  @Test
  void remembersOnlySomeOfManyRows() {
    Dataset rows = sine(GaussianProcessLearner.MOST_EXACT + 500);
    Predictions said = said(trainer().with(GaussianProcess.POINTS, 50), rows);
    for (int row = 0; row < rows.size(); row += 50) {
      assertThat(said.value(row, 0)).isCloseTo(rows.target().number(row), within(0.05));
    }
  }

  @Test
  void endsWhenTheRunIsStopped() {
    for (int size : new int[] {300, GaussianProcessLearner.MOST_EXACT + 500}) {
      TestRun run = TestRun.at(home);
      run.stop();
      assertThatThrownBy(() -> trainer().train(sine(size), run))
          .isInstanceOf(StoppedException.class);
    }
  }

  /** Most rows have a twin, so that the matrix is singular but for rounding. */
  @Test
  void bearsManyRowsThatAreAlike() {
    double[] x = IntStream.range(0, 3_000).mapToDouble(i -> i % 40).toArray();
    double[] y = IntStream.range(0, 3_000).mapToDouble(i -> i % 40 / 10).toArray();
    Dataset rows =
        Dataset.of(
            "twins",
            Schema.of(
                Field.of("x", FieldType.NUMERIC), new Field("y", FieldType.NUMERIC, Role.TARGET)),
            List.of(Column.ofNumbers(x), Column.ofNumbers(y)));
    Predictions said = said(trainer(), rows);
    for (int row = 0; row < 40; row++) {
      assertThat(said.value(row, 0)).isCloseTo(y[row], within(0.3));
    }
  }

  private static Dataset sine(int size) {
    double[] x = IntStream.range(0, size).mapToDouble(i -> 6.0 * i / size).toArray();
    double[] y = IntStream.range(0, size).mapToDouble(i -> 5 + Math.sin(2 * x[i])).toArray();
    return Dataset.of(
        "sine",
        Schema.of(Field.of("x", FieldType.NUMERIC), new Field("y", FieldType.NUMERIC, Role.TARGET)),
        List.of(Column.ofNumbers(x), Column.ofNumbers(y)));
  }

  private Predictions said(Trainer trainer, Dataset rows) {
    return Scorers.of(trainer.train(rows, TestRun.at(home))).score(rows);
  }
}
