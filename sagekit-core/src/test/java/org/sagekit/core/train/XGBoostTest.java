package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.RunEvent;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.TrainerContract;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.Scorers;

class XGBoostTest extends TrainerContract {
  private static final int ROUNDS = 12;

  @Override
  protected Trainer trainer() {
    return Trainers.xgboost().with(XGBoost.ROUNDS, ROUNDS);
  }

  @Override
  protected Scorer scorer(ScoringGraph graph) {
    return Scorers.of(graph);
  }

  @Test
  void givesTheMarginsOfTheLibraryToTheBit() throws XGBoostError {
    for (Dataset rows : List.of(UciRows.adult(), UciRows.car(), UciRows.abalone())) {
      float[][] expected = library(trainer(), rows, 1, true);
      double[][] margins = margins(trainer().train(rows, TestRun.at(home)), rows, expected[0]);
      for (int row = 0; row < expected.length; row++) {
        for (int i = 0; i < expected[row].length; i++) {
          assertThat(margins[row][i]).isEqualTo(expected[row][i]);
        }
      }
    }
  }

  @Test
  void givesTheProbabilitiesOfTheLibrary() throws XGBoostError {
    for (Dataset rows : List.of(UciRows.adult(), UciRows.car())) {
      float[][] expected = library(trainer(), rows, 1, false);
      Predictions predictions = Scorers.of(trainer().train(rows, TestRun.at(home))).score(rows);
      for (int row = 0; row < expected.length; row++) {
        int last = predictions.classes().size() - 1;
        double value = expected[row][expected[row].length - 1];
        assertThat(predictions.value(row, last)).isCloseTo(value, within(1e-6));
      }
    }
  }

  @Test
  void learnsTheSameOnAnyNumberOfThreads() throws XGBoostError {
    for (Dataset rows : List.of(UciRows.adult(), UciRows.car(), UciRows.abalone())) {
      assertThat(library(trainer(), rows, 2, true))
          .isDeepEqualTo(library(trainer(), rows, 1, true));
    }
  }

  @Test
  void splitsBySetsOfLevelsAsTheLibraryDoes() throws XGBoostError {
    Trainer trainer = trainer().with(XGBoost.CATEGORICAL, "native");
    for (Dataset rows : List.of(UciRows.adult(), UciRows.car(), UciRows.abalone())) {
      float[][] expected = library(trainer, rows, 1, true);
      ScoringGraph graph = trainer.train(rows, TestRun.at(home));
      double[][] margins = margins(graph, rows, expected[0]);
      for (int row = 0; row < expected.length; row++) {
        assertThat(margins[row][0]).isEqualTo(expected[row][0]);
      }
      assertThat(trees(graph).trees()).anyMatch(XGBoostTest::hasSets);
    }
  }

  private static boolean hasSets(Tree tree) {
    return IntStream.range(0, tree.size()).anyMatch(tree::isLevelSplit);
  }

  @Test
  void objectivesForNumbersGiveWhatTheLibraryGives() throws XGBoostError {
    Dataset shells = UciRows.abalone();
    for (String objective : List.of("absolute-error", "quantile", "poisson", "gamma")) {
      Trainer trainer = trainer().with(XGBoost.OBJECTIVE, objective);
      float[][] expected = library(trainer, shells, 1, false);
      Predictions said = Scorers.of(trainer.train(shells, TestRun.at(home))).score(shells);
      for (int row = 0; row < expected.length; row++) {
        assertThat(said.value(row, 0)).isCloseTo(expected[row][0], within(1e-4));
      }
    }
  }

  @Test
  void aQuantileHasItsShareBelow() {
    Dataset shells = UciRows.abalone();
    Trainer trainer = trainer().with(XGBoost.OBJECTIVE, "quantile").with(XGBoost.QUANTILE, 0.9);
    Predictions said = Scorers.of(trainer.train(shells, TestRun.at(home))).score(shells);
    long below =
        IntStream.range(0, shells.size())
            .filter(row -> shells.target().number(row) <= said.value(row, 0))
            .count();
    assertThat(below / (double) shells.size()).isBetween(0.85, 0.95);
  }

  @Test
  void learnsFromSoftLabels() {
    Dataset people = UciRows.adult();
    CategoricalColumn classes = (CategoricalColumn) people.target();
    double[] soft = new double[people.size()];
    Arrays.setAll(soft, row -> 0.1 + 0.8 * classes.code(row));
    Dataset rows =
        people.with(new Field("class", FieldType.NUMERIC, Role.TARGET), Column.ofNumbers(soft));
    Predictions said =
        Scorers.of(trainer().with(XGBoost.OBJECTIVE, "logistic").train(rows, TestRun.at(home)))
            .score(rows);
    assertThat(Arrays.stream(said.toArray())).allMatch(p -> p > 0 && p < 1);
    double loss =
        IntStream.range(0, soft.length)
            .mapToDouble(i -> Math.abs(said.value(i, 0) - soft[i]))
            .sum();
    assertThat(loss / soft.length).isLessThan(0.25);
  }

  @Test
  void refusesATargetThatDoesNotFitTheObjective() {
    assertThatThrownBy(
            () ->
                trainer()
                    .with(XGBoost.OBJECTIVE, "logistic")
                    .train(UciRows.abalone(), TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("target must be from 0 to 1 for objective logistic");
  }

  @Test
  void stopsEarlyAndKeepsTheBestRounds() {
    Trainer trainer = Trainers.xgboost().with(XGBoost.ROUNDS, 500).with(XGBoost.EARLY_STOPPING, 10);
    for (Dataset rows : List.of(UciRows.adult(), UciRows.car())) {
      TestRun run = TestRun.at(home);
      ScoringGraph graph = trainer.train(rows, run);
      List<Double> losses =
          run.events().stream().map(e -> ((RunEvent.MetricLogged) e).value()).toList();
      int best = losses.indexOf(Collections.min(losses));
      assertThat(losses).hasSizeLessThan(500);
      assertThat(trees(graph).trees()).hasSize((best + 1) * trees(graph).outputs());
    }
  }

  @Test
  void neverFallsWithAColumnThatItMustRiseWith() {
    Dataset people = UciRows.adult();
    Trainer trainer = trainer().with(XGBoost.MONOTONE, "age=+1,hours_per_week=-1");
    Scorer scorer = Scorers.of(trainer.train(people, TestRun.at(home)));
    for (int row = 0; row < 50; row++) {
      double before = -1;
      for (int age = 17; age < 90; age += 3) {
        Dataset one = people.rows(row);
        Dataset aged =
            one.with(one.schema().field("age"), IntegerColumn.of(new long[] {age}, new BitSet()));
        double now = scorer.score(aged).value(0, 1);
        assertThat(now).isGreaterThanOrEqualTo(before);
        before = now;
      }
    }
  }

  @Test
  void refusesAConstraintOnAColumnThatIsNotThere() {
    assertThatThrownBy(
            () ->
                trainer()
                    .with(XGBoost.MONOTONE, "agee=+1")
                    .train(UciRows.adult(), TestRun.at(home)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Did you mean 'age'?");
  }

  @Test
  void balancedClassesWeighTheSame() {
    Dataset people = UciRows.adult();
    double plain = meanShare(trainer(), people);
    double balanced = meanShare(trainer().with(XGBoost.CLASS_WEIGHT, "balanced"), people);
    assertThat(balanced).isGreaterThan(plain + 0.05);
  }

  private double meanShare(Trainer trainer, Dataset rows) {
    Predictions said = Scorers.of(trainer.train(rows, TestRun.at(home))).score(rows);
    return IntStream.range(0, rows.size())
        .mapToDouble(row -> said.value(row, 1))
        .average()
        .orElse(0);
  }

  @Test
  void goesOnFromAnEarlierModelAsIfItHadNotStopped() {
    for (Dataset rows : List.of(UciRows.adult(), UciRows.car(), UciRows.abalone())) {
      Trainer half = trainer().with(XGBoost.ROUNDS, ROUNDS / 2);
      ScoringGraph whole = trainer().train(rows, TestRun.at(home));
      ScoringGraph first = half.train(rows, TestRun.at(home));
      ScoringGraph resumed = half.resume(first, rows, TestRun.at(home));
      assertThat(trees(resumed).trees()).hasSameSizeAs(trees(whole).trees());
      assertThat(trees(resumed).trees().subList(0, trees(first).trees().size()))
          .isEqualTo(trees(first).trees());
      double[] expected = Scorers.of(whole).score(rows).toArray();
      double[] said = Scorers.of(resumed).score(rows).toArray();
      for (int i = 0; i < said.length; i++) {
        assertThat(said[i]).isCloseTo(expected[i], within(1e-3));
      }
    }
  }

  @Test
  void doesNotGoOnFromWhatIsNotItsOwn() {
    ScoringGraph other = Trainers.linear().train(UciRows.adult(), TestRun.at(home));
    assertThatThrownBy(() -> trainer().resume(other, UciRows.adult(), TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "xgboost: earlier model must be one of its own for the same task, but was one without trees.");
  }

  @Test
  void stopsAfterTheRoundInWhichItIsAsked() {
    ScoringGraph graph = trainer().train(UciRows.adult(), TestRun.at(home).stopAfter(3));
    assertThat(trees(graph).trees()).hasSize(3);
  }

  @Test
  void reportsTheLossOfEachRound() {
    TestRun run = TestRun.at(home);
    trainer().train(UciRows.adult(), run);
    List<Double> losses =
        run.events().stream().map(e -> ((RunEvent.MetricLogged) e).value()).toList();
    assertThat(losses).hasSize(ROUNDS);
    assertThat(losses.get(ROUNDS - 1)).isLessThan(losses.get(0));
  }

  /** What the native library says of its own rows. */
  private float[][] library(Trainer trainer, Dataset dataset, int threads, boolean raw)
      throws XGBoostError {
    TrainingRows rows = TrainingRows.of(dataset);
    HyperparameterValues values = ((LibraryTrainer) trainer).values();
    BoostingObjective objective = BoostingObjective.of(rows, values);
    Encoding encoding =
        values.get(XGBoost.CATEGORICAL).equals("native")
            ? Encodings.forLevelSets(rows, values)
            : Encodings.forBoosting(rows, values);
    float[] start = objective.start(rows, values);
    float[] margins = BoostingRows.repeated(start, rows.size());
    Boosting boosting = new Boosting(rows, values, objective, TestRun.at(home));
    DMatrix matrix = BoostingRows.of(boosting, encoding, margins).matrix();
    Map<String, Object> parameters = boosting.parameters(encoding);
    parameters.put("nthread", threads);
    if (start.length > 1) {
      parameters.put("base_score", Arrays.toString(start));
    }
    Booster booster =
        ml.dmlc.xgboost4j.java.XGBoost.train(
            matrix, parameters, values.get(XGBoost.ROUNDS), Map.of(), null, null);
    float[][] said = booster.predict(matrix, raw);
    booster.dispose();
    matrix.dispose();
    return said;
  }

  /** The scores before the link: the graph without its last node, its classes being any names. */
  private static double[][] margins(ScoringGraph graph, Dataset rows, float[] like) {
    int end = graph.nodes().size() - (graph.classes().isEmpty() ? 0 : 1);
    List<String> names =
        like.length == 1 ? List.of() : Arrays.asList(graph.classes().toArray(String[]::new));
    Predictions margins =
        Scorers.of(new ScoringGraph(graph.inputs(), names, graph.nodes().subList(0, end)))
            .score(rows);
    double[][] all = new double[rows.size()][like.length];
    for (int row = 0; row < all.length; row++) {
      for (int i = 0; i < like.length; i++) {
        all[row][i] = margins.value(row, i);
      }
    }
    return all;
  }

  private static Node.TreeEnsemble trees(ScoringGraph graph) {
    return graph.nodes().stream()
        .filter(Node.TreeEnsemble.class::isInstance)
        .map(Node.TreeEnsemble.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
