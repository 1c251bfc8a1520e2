package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
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
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class KnnTest extends TrainerContract {

  @Override
  protected Trainer trainer() {
    return Trainers.knn();
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void predictsTheMeanOfTheNearestRows() {
    Dataset rows = UciRows.abalone();
    TrainingRows ready = TrainingRows.of(rows);
    double[][] matrix = Encodings.forLayers(ready, Preprocessing.standard()).matrix(ready);
    Trainer plain = trainer().with(Knn.WEIGHTING, "uniform").with(Knn.K, 7);
    Predictions ours = Scorers.of(plain.train(rows, TestRun.at(home))).score(rows);
    for (int row = 0; row < rows.size(); row += 10) {
      double[] asked = matrix[row];
      double expected =
          IntStream.range(0, rows.size())
              .boxed()
              .sorted(Comparator.comparingDouble(other -> distance(asked, matrix[other])))
              .limit(7)
              .mapToDouble(other -> rows.target().number(other))
              .average()
              .orElseThrow();
      assertThat(ours.value(row, 0)).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void aRowThatIsKnownIsRememberedIfNearerRowsCountMore() {
    Dataset rows = UciRows.car();
    Trainer exact = trainer().with(Knn.SMOOTHING, 0.0);
    Predictions ours = Scorers.of(exact.train(rows, TestRun.at(home))).score(rows);
    for (int row = 0; row < rows.size(); row++) {
      assertThat(ours.classes().get(ours.best(row))).isEqualTo(rows.target().text(row));
      assertThat(ours.value(row, ours.best(row))).isEqualTo(1);
    }
  }

  @Test
  void smoothingLeavesNoClassImpossible() {
    Predictions ours =
        Scorers.of(trainer().train(UciRows.car(), TestRun.at(home))).score(UciRows.car());
    assertThat(Arrays.stream(ours.get(0).toArray())).allMatch(share -> share > 0);
  }

  @Test
  void refusesToKeepMoreThanItMay() {
    int size = (int) (KnnLearner.MOST_NUMBERS / 20) + 1;
    Column numbers = Column.ofNumbers(IntStream.range(0, size).asDoubleStream().toArray());
    Dataset rows =
        Dataset.of(
            "big",
            Schema.of(new Field("y", FieldType.NUMERIC, Role.TARGET)),
            java.util.List.of(numbers));
    for (int i = 0; i < 20; i++) {
      rows = rows.with(Field.of("x" + i, FieldType.NUMERIC), numbers);
    }
    Dataset big = rows;
    assertThatThrownBy(() -> train(big))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("at most 50000000 for knn")
        .hasMessageContaining("Maybe a sample of the rows.");
  }

  private static double distance(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum();
  }
}
