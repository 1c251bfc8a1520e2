package org.sagekit.core.pack.pmml;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Calibration;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Calibrations;
import org.sagekit.core.train.RandomForest;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.XGBoost;

/** What trainers learn from real rows, against somebody else's engine. */
class PmmlTrainersTest {
  /** Sums of floats that the engine adds as doubles. */
  private static final double SINGLE = 1e-6;

  private static final double NEAR = 1e-12;
  private static final Trainer BOOSTING = Trainers.xgboost().with(XGBoost.ROUNDS, 12);
  private static final Trainer FOREST = Trainers.randomForest().with(RandomForest.TREES, 12);

  @TempDir Path home;

  @Test
  void boostedTreesAgree() {
    for (Dataset rows : List.of(adult(), car(), abalone())) {
      assertThat(furthest(BOOSTING, rows)).isLessThan(SINGLE);
    }
  }

  @Test
  void forestsAgree() {
    for (Dataset rows : List.of(adult(), car(), abalone())) {
      assertThat(furthest(FOREST, rows)).isLessThan(NEAR);
    }
  }

  @Test
  void linearModelsAndNetworksAgree() {
    for (Dataset rows : List.of(adult(), car(), abalone())) {
      assertThat(furthest(Trainers.linear(), rows)).isLessThan(NEAR);
      assertThat(furthest(Trainers.mlp(), rows)).isLessThan(NEAR);
    }
  }

  @Test
  void calibratedAndMixedModelsAgree() {
    Dataset rows = adult();
    List<ScoringGraph> graphs = new ArrayList<>(List.of(train(Trainers.linear(), rows)));
    Predictions said = Scorers.of(graphs.get(0)).score(rows);
    for (Calibration calibration :
        List.of(Calibrations.platt(), Calibrations.isotonic(), Calibrations.temperature())) {
      graphs.add(calibration.calibrate(graphs.get(0), said, rows));
    }
    Doubles weights = Doubles.of(0.1, 0.2, 0.3, 0.4);
    assertThat(Pmml4s.furthest(ScoringGraph.weightedSum(graphs, weights))).isLessThan(NEAR);
  }

  @Test
  @Tag("proof")
  void allThatCanBeExpressedAgrees() {
    int expressed = 0;
    for (Trainer trainer : Trainers.all()) {
      for (Dataset rows : List.of(adult(), car(), abalone())) {
        expressed += expressed(trainer, rows);
      }
    }
    Dataset toys = ToyRows.classes(120, 3, 1).select("a", "b");
    for (Trainer trainer : Trainers.unsupervised()) {
      expressed += expressed(trainer, toys);
    }
    assertThat(expressed).isGreaterThanOrEqualTo(25);
  }

  private int expressed(Trainer trainer, Dataset rows) {
    ScoringGraph graph;
    try {
      graph = train(trainer, rows);
    } catch (org.sagekit.api.DataException e) {
      return 0; // not a task of the trainer
    }
    if (!new PmmlTarget().problems(graph).isEmpty()) {
      return 0;
    }
    assertThat(Pmml4s.furthest(graph)).as(trainer.name()).isLessThan(2 * SINGLE);
    return 1;
  }

  private double furthest(Trainer trainer, Dataset rows) {
    ScoringGraph graph = train(trainer, rows);
    double[] expected = Scorers.of(graph).score(rows).toArray();
    double[] actual = Pmml4s.score(graph, rows);
    double furthest = Pmml4s.furthest(graph);
    for (int i = 0; i < expected.length; i++) {
      double distance = Math.abs(expected[i] - actual[i]) / Math.max(1, Math.abs(expected[i]));
      furthest = Math.max(furthest, distance);
    }
    return furthest;
  }

  private ScoringGraph train(Trainer trainer, Dataset rows) {
    return trainer.train(rows, TestRun.at(home));
  }

  private static Dataset adult() {
    return read("adult").as("class", Role.TARGET);
  }

  private static Dataset car() {
    return read("car").as("class", Role.TARGET);
  }

  private static Dataset abalone() {
    return Datasets.retyped(read("abalone"), "Class_Rings", FieldType.NUMERIC)
        .as("Class_Rings", Role.TARGET);
  }

  private static Dataset read(String name) {
    URL file = Objects.requireNonNull(Trainers.class.getResource(name + ".csv"), name);
    try {
      return Datasets.csv(Path.of(file.toURI())).read();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
