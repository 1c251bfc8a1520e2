package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.StoppedException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class SvmTest extends TrainerContract {

  @Override
  protected Trainer trainer() {
    return Trainers.svm();
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void theGaussianKernelBendsWhereTheLinearOneCanNot() {
    assertThat(figure(trainer(), UciRows.car(), Metric.LOG_LOSS))
        .isLessThan(0.9 * figure(linear(), UciRows.car(), Metric.LOG_LOSS));
    assertThat(figure(trainer(), UciRows.abalone(), Metric.R2))
        .isGreaterThan(figure(linear(), UciRows.abalone(), Metric.R2));
  }

  @Test
  void theLinearKernelLearnsEveryTask() {
    assertThat(figure(linear(), UciRows.adult(), Metric.AUC)).isGreaterThan(0.85);
    assertThat(figure(linear(), UciRows.car(), Metric.ACCURACY)).isGreaterThan(0.8);
    assertThat(figure(linear(), UciRows.abalone(), Metric.R2)).isGreaterThan(0.4);
  }

  @Test
  void refusesMoreRowsThanItsTimeAllows() {
    int size = SvmLearner.MOST_ROWS + 1;
    Column numbers = Column.ofNumbers(IntStream.range(0, size).asDoubleStream().toArray());
    Dataset rows =
        Dataset.of(
            "big",
            Schema.of(
                Field.of("x", FieldType.NUMERIC), new Field("y", FieldType.NUMERIC, Role.TARGET)),
            List.of(numbers, numbers));
    assertThatThrownBy(() -> train(rows))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Dataset 'big': rows must be at most 50000 for svm with kernel 'rbf', but were 50001."
                + " Maybe kernel 'linear', or a sample of the rows.");
    assertThat(linear().train(rows, TestRun.at(home)).nodes()).isNotEmpty();
  }

  @Test
  void endsWhenTheRunIsStopped() {
    TestRun run = TestRun.at(home);
    run.stop();
    assertThatThrownBy(() -> trainer().train(UciRows.car(), run))
        .isInstanceOf(StoppedException.class);
    assertThatThrownBy(() -> trainer().train(UciRows.abalone(), run))
        .isInstanceOf(StoppedException.class);
  }

  private Trainer linear() {
    return trainer().with(Svm.KERNEL, "linear");
  }

  private double figure(Trainer trainer, Dataset rows, Metric metric) {
    ScoringGraph graph = trainer.train(rows, TestRun.at(home));
    return Evaluations.of(Scorers.of(graph).score(rows), rows).get(metric).value();
  }
}
