package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class LinearTest extends TrainerContract {

  @Override
  protected Trainer trainer() {
    return Trainers.linear();
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void predictsOnAverageWhatIsTrueOnAverage() {
    Dataset rows = UciRows.adult();
    Predictions predictions = score(trainer(), rows);
    CategoricalColumn truth = (CategoricalColumn) rows.target();
    double expected = IntStream.range(0, rows.size()).map(truth::code).average().orElseThrow();
    double said =
        IntStream.range(0, rows.size())
            .mapToDouble(row -> predictions.value(row, 1))
            .average()
            .orElseThrow();
    assertThat(said).isCloseTo(expected, within(1e-4));
  }

  @Test
  void goesOnFromWhereAnEarlierModelIs() {
    for (Dataset rows : List.of(UciRows.adult(), UciRows.car(), UciRows.abalone())) {
      ScoringGraph whole = trainer().train(rows, TestRun.at(home));
      Trainer step = trainer().with(Linear.MAX_ITERATIONS, 1);
      double[] resumed =
          Scorers.of(step.resume(whole, rows, TestRun.at(home))).score(rows).toArray();
      assertThat(resumed).containsExactly(Scorers.of(whole).score(rows).toArray(), within(0.01));
    }
  }

  @Test
  void doesNotForgetAClassThatTheNewRowsHaveNot() {
    Dataset rows = UciRows.car();
    CategoricalColumn target = (CategoricalColumn) rows.target();
    int[] without =
        IntStream.range(0, rows.size()).filter(row -> target.code(row) != target.code(0)).toArray();
    ScoringGraph first = trainer().train(rows, TestRun.at(home));
    Trainer step = trainer().with(Linear.MAX_ITERATIONS, 2);
    ScoringGraph second = step.resume(first, rows.rows(without), TestRun.at(home));
    assertThat(Scorers.of(second).score(rows.row(0)).probability(String.valueOf(target.text(0))))
        .isGreaterThan(1e-6);
  }

  @Test
  void refusesToGoOnFromANetwork() {
    Dataset rows = UciRows.car();
    ScoringGraph network = Trainers.mlp().with(Mlp.EPOCHS, 1).train(rows, TestRun.at(home));
    assertThatThrownBy(() -> trainer().resume(network, rows, TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "linear: earlier model must be a linear one for the same task, but was another.");
  }

  @Test
  void comesNearerToTheRowsTheWeakerThePenalty() {
    double before = Double.POSITIVE_INFINITY;
    for (double alpha : new double[] {100, 1, 0.01}) {
      Predictions predictions = score(trainer().with(Linear.ALPHA, alpha), UciRows.car());
      double loss = Evaluations.of(predictions, UciRows.car()).get(Metric.LOG_LOSS).value();
      assertThat(loss).isLessThan(before);
      before = loss;
    }
  }

  @Test
  void absoluteValuesMakeWeightsZero() {
    for (Dataset rows : new Dataset[] {UciRows.adult(), UciRows.car(), UciRows.abalone()}) {
      Trainer sparse = trainer().with(Linear.ALPHA, 10.0).with(Linear.L1_RATIO, 1.0);
      assertThat(zeros(sparse, rows)).isGreaterThan(zeros(trainer(), rows) + 2);
    }
  }

  @Test
  void aNumberIsTheSameByBothWays() {
    Trainer exact = trainer();
    Trainer descending = trainer().with(Linear.L1_RATIO, 1e-12).with(Linear.TOLERANCE, 1e-9);
    Predictions one = score(exact, UciRows.abalone());
    Predictions other = score(descending, UciRows.abalone());
    for (int row = 0; row < one.size(); row++) {
      assertThat(one.value(row, 0)).isCloseTo(other.value(row, 0), within(1e-3));
    }
  }

  @Test
  void givesAClassThatNoRowHasTheProbabilityZero() {
    Dataset rows = UciRows.car();
    CategoricalColumn target = (CategoricalColumn) rows.target();
    int absent = target.levels().indexOf("vgood");
    int[] others =
        IntStream.range(0, rows.size()).filter(row -> target.code(row) != absent).toArray();
    Predictions predictions =
        Scorers.of(trainer().train(rows.rows(others), TestRun.at(home))).score(rows);
    assertThat(predictions.classes()).hasSize(4);
    assertThat(predictions.value(0, absent)).isZero();
  }

  @Test
  void aDoubleWeightIsARowTwice() {
    Dataset rows = UciRows.abalone().first(60);
    int[] twice = IntStream.range(0, 90).map(i -> i % 60).toArray();
    double[] weights = IntStream.range(0, 60).mapToDouble(i -> i < 30 ? 2 : 1).toArray();
    Dataset weighted =
        rows.with(
            new Field("w", FieldType.NUMERIC, org.sagekit.api.data.Role.WEIGHT),
            org.sagekit.api.data.Column.ofNumbers(weights));
    Trainer free = trainer().with(Linear.ALPHA, 0.0);
    Predictions a = Scorers.of(free.train(weighted, TestRun.at(home))).score(rows);
    Predictions b = Scorers.of(free.train(rows.rows(twice), TestRun.at(home))).score(rows);
    assertThat(a.value(7, 0)).isCloseTo(b.value(7, 0), within(1e-4));
  }

  private Predictions score(Trainer trainer, Dataset rows) {
    return Scorers.of(trainer.train(rows, TestRun.at(home))).score(rows);
  }

  private long zeros(Trainer trainer, Dataset rows) {
    return trainer.train(rows, TestRun.at(home)).nodes().stream()
        .filter(Node.Dense.class::isInstance)
        .map(Node.Dense.class::cast)
        .flatMapToDouble(dense -> java.util.Arrays.stream(dense.weights().toArray()))
        .filter(weight -> weight == 0)
        .count();
  }
}
