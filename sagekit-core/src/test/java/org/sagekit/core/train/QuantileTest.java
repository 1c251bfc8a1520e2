package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class QuantileTest extends TrainerContract {

  @Override
  protected Trainer trainer() {
    return Trainers.quantile();
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void theWantedShareOfTheRowsStaysBelow() {
    Dataset rows = UciRows.abalone();
    for (double quantile : new double[] {0.05, 0.5, 0.9}) {
      Predictions said = said(trainer().with(Quantile.QUANTILE, quantile), rows);
      double below =
          IntStream.range(0, rows.size())
              .mapToDouble(row -> rows.target().number(row) <= said.value(row, 0) + 1e-9 ? 1 : 0)
              .average()
              .orElseThrow();
      assertThat(below).isCloseTo(quantile, within(0.03));
    }
  }

  @Test
  void losesLessThanTheMeanByItsOwnLoss() {
    Dataset rows = UciRows.abalone();
    Predictions high = said(trainer().with(Quantile.QUANTILE, 0.9), rows);
    Predictions mean = said(Trainers.linear(), rows);
    assertThat(pinball(rows, high)).isLessThan(0.8 * pinball(rows, mean));
  }

  @Test
  void countsRowsThatWeighMoreMore() {
    Dataset rows = UciRows.abalone();
    double[] weights =
        IntStream.range(0, rows.size())
            .mapToDouble(row -> rows.target().number(row) > 12 ? 20 : 1)
            .toArray();
    Dataset weighted =
        rows.with(new Field("w", FieldType.NUMERIC, Role.WEIGHT), Column.ofNumbers(weights));
    assertThat(said(trainer(), weighted).value(3, 0))
        .isGreaterThan(said(trainer(), rows).value(3, 0));
  }

  @Test
  void refusesClasses() {
    assertThatThrownBy(() -> train(UciRows.adult()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("task must be one of [REGRESSION] for quantile")
        .hasMessageContaining("BINARY");
  }

  private static double pinball(Dataset rows, Predictions said) {
    return IntStream.range(0, rows.size())
        .mapToDouble(row -> rows.target().number(row) - said.value(row, 0))
        .map(error -> Math.max(0.9 * error, -0.1 * error))
        .sum();
  }

  private Predictions said(Trainer trainer, Dataset rows) {
    return Scorers.of(trainer.train(rows, TestRun.at(home))).score(rows);
  }
}
