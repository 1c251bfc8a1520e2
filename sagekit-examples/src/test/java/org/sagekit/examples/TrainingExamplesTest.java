package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.explain.Explanation;
import org.sagekit.api.explain.Importance;
import org.sagekit.api.model.Task;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Comparison;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.train.Trainers;

/** The example mains that look at rows, learn from them and explain what was learnt. */
class TrainingExamplesTest extends ExampleMains {
  @Test
  void trainingEndsWithOneLineOfJson() throws Exception {
    Path model = folder.resolve("model.tar.gz");
    TrainingFigures figures =
        Training.run(
                args(
                    "data",
                    adult(2000).toString(),
                    "target",
                    "class",
                    "package",
                    model.toString(),
                    "json",
                    ""),
                out)
            .get(0);
    assertThat(figures.model().evaluation().get(Metric.AUC).value()).isBetween(0.85, 0.99);
    String last = text().strip().lines().reduce("", (a, b) -> b);
    assertThat(last)
        .matches(
            "\\{\"task\":\"binary\",\"trainer\":\"xgboost\",\"metrics\":\\{\"auc\":0\\.\\d+,\"accuracy\":0\\.\\d+,"
                + "\"logLoss\":0\\.\\d+(,\"[a-zA-Z0-9]+\":\\d+\\.\\d+)+\\},\"trainSeconds\":[0-9.E-]+,\"rowsPerSecondScoring\":[0-9.E]+\\}");
    ModelPackage pack = Packaging.run(args("package", model.toString()), out);
    assertThat(pack.model()).isEqualTo(figures.model());
  }

  @Test
  void importOnnxJudgesAModelOfScikitLearnAndPacksIt() throws Exception {
    Path file = folder.resolve("imported.tar.gz");
    ModelPackage pack = ImportOnnx.run(args("package", file.toString()), out);
    assertThat(pack.model().evaluation().get(Metric.AUC).value()).isBetween(0.88, 0.95);
    assertThat(text()).contains("ONNX model 'adult-sklearn.onnx': BINARY [<=50K, >50K]", "3,000");
    assertThat(Packaging.run(args("package", file.toString()), out)).isEqualTo(pack);
  }

  @Test
  void trainingTakesASplitAndATask() throws Exception {
    Path split = folder.resolve("split.csv");
    StringBuilder parts = new StringBuilder("row,part\n");
    for (int row = 0; row < 600; row++) {
      parts.append(row).append(row % 3 == 0 ? ",test\n" : ",train\n");
    }
    Files.writeString(split, parts);
    TrainingFigures figures =
        Training.run(
                args(
                    "data", adult(600).toString(),
                    "target", "age",
                    "task", "regression",
                    "trainer", "linear",
                    "split", split.toString()),
                out)
            .get(0);
    assertThat(figures.model().evaluation().rows()).isEqualTo(200);
    assertThat(figures.model().evaluation().get(Metric.RMSE).value()).isLessThan(14);
  }

  @Test
  void allTrainersStandInOneTable() throws Exception {
    List<TrainingFigures> all =
        Training.run(
            args("data", adult(400).toString(), "target", "class", "trainer", "all", "json", ""),
            out);
    List<Trainer> fitting =
        Trainers.all().stream().filter(trainer -> trainer.tasks().contains(Task.BINARY)).toList();
    assertThat(all).hasSameSizeAs(fitting);
    assertThat(text()).doesNotContain("DIFFERENT", "must be one of");
    assertThat(text().lines().filter(line -> line.contains("same bits"))).hasSameSizeAs(fitting);
    assertThat(text().lines().filter(line -> line.contains("quantile")))
        .containsExactly("Left out, for it is two classes: quantile (numbers only).");
  }

  @Test
  void theTableLeavesOutWhatKnowsClassesOnly() {
    assertThat(TrainerTable.trainers(Task.REGRESSION, false))
        .extracting(Trainer::name)
        .containsExactly("naive-bayes");
    assertThat(TrainerTable.trainers(Task.MULTILABEL, true))
        .isNotEmpty()
        .allMatch(trainer -> trainer.tasks().contains(Task.BINARY));
  }

  /**
   * What is to be told of people in Adult, as columns of 0 and 1 or as one of labels: whether they
   * earn much, are married, have a degree. Columns that say so outright are left out.
   */
  private Path people(boolean oneColumn) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Row row : rows(AdultSample.read().first(900))) {
      List<String> labels = new ArrayList<>();
      if (">50K".equals(row.text("class"))) {
        labels.add("earner");
      }
      if ("Married-civ-spouse".equals(row.text("marital_status"))) {
        labels.add("married");
      }
      if (Set.of("Bachelors", "Masters", "Doctorate").contains(row.text("education"))) {
        labels.add("degree");
      }
      String target =
          oneColumn
              ? String.join(" | ", labels)
              : Stream.of("earner", "married", "degree")
                  .map(label -> labels.contains(label) ? "1" : "0")
                  .collect(Collectors.joining(","));
      lines.add(
          String.join(
              ",",
              row.text("age"),
              row.text("sex"),
              row.text("hours_per_week"),
              row.text("occupation") == null ? "" : row.text("occupation"),
              target));
    }
    lines.add(0, "age,sex,hours,occupation," + (oneColumn ? "is" : "earner,married,degree"));
    return Files.write(folder.resolve("people.csv"), lines);
  }

  private static List<Row> rows(Dataset dataset) {
    return IntStream.range(0, dataset.size()).mapToObj(dataset::row).toList();
  }

  @Test
  void trainingLearnsSeveralLabelsFromOneColumn() throws Exception {
    TrainingFigures figures =
        Training.run(
                args(
                    "data", people(true).toString(),
                    "target", "is",
                    "task", "multilabel",
                    "trainer", "linear"),
                out)
            .get(0);
    assertThat(figures.model().graph().task()).isEqualTo(Task.MULTILABEL);
    Map<String, Evaluation> each = figures.labels().evaluationByLabel();
    assertThat(each).containsOnlyKeys("degree", "earner", "married");
    assertThat(each.get("married").get(Metric.AUC).value()).isBetween(0.75, 0.99);
    assertThat(each.get("married").rows()).isEqualTo(180);
    assertThat(figures.labels().rowsByLabel().get("married")).isBetween(60L, 110L);
    assertThat(text()).contains("Label by label", "rows with it", "f1Micro").contains("degree");
  }

  @Test
  void trainingLearnsSeveralLabelsFromColumnsOfZeroAndOne() throws Exception {
    Training.run(
        args(
            "data", people(false).toString(),
            "labels", "earner,married,degree",
            "trainer", "linear",
            "json", ""),
        out);
    assertThat(text().strip().lines().reduce("", (a, b) -> b))
        .contains("\"task\":\"multilabel\"", "\"labels\":{\"degree\":{\"rows\":")
        .containsPattern("\"married\":\\{\"rows\":\\d+,\"auc\":0\\.[89]");
    assertThatThrownBy(
            () -> Training.run(args("data", folder + "/people.csv", "labels", "age"), out))
        .hasMessageContaining("column 'age' must be of 0 and 1 or of booleans");
  }

  @Test
  void tuningGoesOnWhereItEnded() throws Exception {
    Arguments args = args("workspace", folder.toString(), "trials", "3");
    Leaderboard first = Tuning.run(args, out).leaderboard().orElseThrow();
    assertThat(first.entries()).hasSize(3);
    assertThat(Tuning.run(args, out).leaderboard()).contains(first);
  }

  @Test
  void judgingComparesTwoModels() throws Exception {
    Comparison comparison = Judging.run(args(), out);
    assertThat(comparison.rows()).isEqualTo(2251);
    assertThat(comparison.get(Metric.AUC).first()).isGreaterThan(0.88);
    assertThat(text())
        .contains("ROC", "Calibration", "McNemar", "DeLong")
        .containsPattern("90 % hold (8[89]|9[0-2])\\.\\d %");
  }

  @Test
  void profileShowsEveryColumn() throws Exception {
    assertThat(DataProfile.run(args(), out).profile().columns()).hasSize(16);
    assertThat(text())
        .contains("workclass", "9,000 rows", "What to look at\n  Nothing stands out")
        .contains("Leaks are looked for once --target says what is predicted.");
  }

  @Test
  void profileSaysWhatItLookedForInVain() throws Exception {
    Path file = folder.resolve("rows.csv");
    Files.writeString(file, "a,b\n1,x\n2,y\n2,x\n3,z\n");
    DataProfile.run(args("data", file.toString(), "target", "b"), out);
    assertThat(text())
        .contains("What to look at\n  Nothing stands out: no column that names rows")
        .contains("no leak of the target.")
        .doesNotContain("Summary", "--target");
  }

  @Test
  void explainShowsWhatMattersAndWritesAPage() throws Exception {
    Path page = folder.resolve("why.html");
    Reasons reasons = Explain.run(args("rows", "200", "html", page.toString()), out);
    assertThat(reasons.importance().entries()).hasSizeGreaterThan(10);
    assertThat(reasons.importance().entries().subList(0, 6))
        .extracting(Importance.Entry::name)
        .contains("age", "marital_status");
    assertThat(text()).contains("mean size of the contribution", "for this row", "mean prediction");
    assertThat(page).content().contains("</html>", "relationship");
  }

  @Test
  void explainComparesWithRowsOfOnesChoice() throws Exception {
    Reasons reasons = Explain.run(args("rows", "50", "against", "20", "field", "age"), out);
    Explanation row = reasons.row();
    assertThat(row.errors().toArray()).containsOnly(0);
    Reasons path = Explain.run(args("rows", "50", "field", "age"), out);
    assertThat(row.total(0)).isCloseTo(path.row().total(0), within(1e-9));
    assertThat(row.contributions()).isNotEqualTo(path.row().contributions());
    assertThat(text()).contains("Compared with the first 20 rows: what the model uses.");
    assertThat(reasons.importance().entries()).hasSizeGreaterThan(10);
  }

  @Test
  void clusteringFindsGroupsOfPeople() throws Exception {
    Groups groups = Clustering.run(args("data", adult(1500).toString(), "target", "class"), out);
    assertThat(groups.rowsByCluster()).containsOnlyKeys("0", "1", "2", "3");
    assertThat(text()).contains("silhouette", "adjustedRand", "cluster 0");
  }

  @Test
  void clusteringEndsWithOneLineOfJson() throws Exception {
    Path file = folder.resolve("rows.csv");
    StringBuilder rows = new StringBuilder("x,y\n");
    for (int row = 0; row < 120; row++) {
      rows.append(row % 7 + row % 2 * 50).append(',').append(row % 5 + row % 2 * 50).append('\n');
    }
    Files.writeString(file, rows);
    Clustering.run(args("data", file.toString(), "clusters", "2", "json", ""), out);
    assertThat(text())
        .startsWith(
            "{\"task\":\"clustering\",\"trainer\":\"k-means\",\"clusters\":{\"0\":60,\"1\":60},"
                + "\"metrics\":{\"silhouette\":0.9");
  }

  @Test
  void anomaliesShowsTheOddestPeople() throws Exception {
    OddRows odd = Anomalies.run(args("data", adult(1500).toString(), "rows", "3"), out);
    assertThat(odd.rows()).hasSize(3);
    assertThat(odd.rows().get(0).score()).isGreaterThanOrEqualTo(odd.rows().get(1).score());
    assertThat(text()).contains("row " + odd.rows().get(0).row() + ", score 0.");
  }

  @Test
  void anomaliesEndsWithOneLineOfJson() throws Exception {
    Path file = folder.resolve("rows.csv");
    StringBuilder rows = new StringBuilder("x,odd\n");
    for (int row = 0; row < 200; row++) {
      rows.append(row % 11 + (row % 20 == 0 ? 90 : 0))
          .append(',')
          .append(row % 20 == 0)
          .append('\n');
    }
    Files.writeString(file, rows);
    Anomalies.run(args("data", file.toString(), "target", "odd", "rows", "1", "json", ""), out);
    assertThat(text())
        .startsWith("{\"task\":\"anomaly\",\"trainer\":\"isolation-forest\",\"oddest\":[")
        .contains("\"metrics\":{\"auc\":1.0,\"averagePrecision\":1.0}}");
  }
}
