package org.sagekit.core.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.RunEvent.MetricLogged;
import org.sagekit.api.StoppedException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.contract.ToyTrainer;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.train.Metric;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.tune.CrossValidation.Plan;

class CrossValidationTest {
  @TempDir Path folder;
  private TestRun run;
  private final ToyTrainer trainer = ToyTrainer.named("toy", "a");

  @BeforeEach
  void openRun() {
    run = TestRun.at(folder);
  }

  @Test
  void scoresEachFoldByAModelOfTheOthers() {
    CrossValidation validation =
        CrossValidation.of(new Plan(3, Metric.RMSE, 5), ToyRows.numbers(90, 1));
    CrossValidated found = validation.judge(trainer, run);
    assertThat(found.scores().scores().size()).isEqualTo(3);
    assertThat(trainer.trainings()).isEqualTo(3);
    for (int fold = 0; fold < 3; fold++) {
      Split split = validation.folds().get(fold);
      double expected =
          Scorers.of(trainer.train(split.train(), run)).score(split.test()).value(7, 0);
      assertThat(found.predictionsByFold().get(fold).value(7, 0)).isEqualTo(expected);
    }
  }

  @Test
  void judgesEveryRowOnce() {
    CrossValidation validation =
        CrossValidation.of(new Plan(4, Metric.LOG_LOSS, 5), ToyRows.classes(100, 3, 1));
    assertThat(
            validation.judge(trainer, run).predictionsByFold().stream()
                .mapToInt(predictions -> predictions.size())
                .sum())
        .isEqualTo(100);
  }

  @Test
  void saysTheScoreOfEachFold() {
    CrossValidated found =
        CrossValidation.of(new Plan(2, Metric.MAE, 5), ToyRows.numbers(30, 1)).judge(trainer, run);
    assertThat(run.events())
        .containsExactly(
            new MetricLogged("test", "mae", 0, found.scores().scores().get(0)),
            new MetricLogged("test", "mae", 1, found.scores().scores().get(1)));
  }

  @Test
  void makesFoldsBySeedAlone() {
    Dataset rows = ToyRows.classes(60, 2, 1);
    List<Split> folds = CrossValidation.of(new Plan(3, Metric.AUC, 5), rows).folds();
    assertThat(CrossValidation.of(new Plan(3, Metric.AUC, 5), rows).folds()).isEqualTo(folds);
    assertThat(CrossValidation.of(new Plan(3, Metric.AUC, 6), rows).folds()).isNotEqualTo(folds);
  }

  @Test
  void refusesAFoldOnWhichTheMetricIsNoNumber() {
    Dataset oneOfAClass = ToyRows.numbers(6, 1);
    assertThatThrownBy(
            () -> CrossValidation.of(new Plan(6, Metric.R2, 5), oneOfAClass).judge(trainer, run))
        .isInstanceOf(DataException.class)
        .hasMessageMatching(
            "Dataset 'toy rows': r2 of fold 0 must be finite, but was (NaN|-Infinity)\\. "
                + "Maybe fewer folds or another metric\\.");
  }

  @Test
  void endsWhenStopped() {
    run.stop();
    CrossValidation validation =
        CrossValidation.of(new Plan(2, Metric.MAE, 5), ToyRows.numbers(30, 1));
    assertThatThrownBy(() -> validation.judge(trainer, run)).isInstanceOf(StoppedException.class);
  }
}
