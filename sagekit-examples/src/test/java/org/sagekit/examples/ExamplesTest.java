package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.explain.Importance;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Comparison;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.Metric;

/** Every example main does what it says. */
class ExamplesTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private static Arguments args(String... namesAndValues) {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Arguments("Example", map);
  }

  private Path adult(int rows) throws IOException {
    Path file = folder.resolve("adult.csv");
    List<String> lines = new ArrayList<>();
    try (InputStream in = ExamplesTest.class.getResourceAsStream("adult-sample.csv.gz");
        var gzip = new GZIPInputStream(in)) {
      new String(gzip.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .limit(rows + 1L)
          .forEach(lines::add);
    }
    return Files.write(file, lines);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void quickstartGoesDownTheLineAndLearnsFromCorrections() throws Exception {
    Story story = Quickstart.run(args("workspace", folder.toString(), "rows", "3000"), out);
    assertThat(story.run().output().size()).isGreaterThan(1000);
    assertThat(story.drift().drifted()).isTrue();
    assertThat(folder.resolve("report.html")).content().contains("</html>", "drift");
    assertThat(text()).contains("label", "tune", "pack", "drift", "review", "What happened");
    assertThat(text()).containsPattern("An expert saw [1-9][0-9]* predictions and corrected [1-9]");
  }

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
            out);
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
            out);
    assertThat(figures.model().evaluation().rows()).isEqualTo(200);
    assertThat(figures.model().evaluation().get(Metric.RMSE).value()).isLessThan(14);
  }

  @Test
  void labelingComparesTheMethods() throws Exception {
    List<LabelScore> scores = Labeling.run(args(), out);
    assertThat(scores).extracting(LabelScore::method).containsExactly("majority", "dawid-skene");
    assertThat(scores.get(1).accuracy()).isGreaterThan(scores.get(0).accuracy()).isGreaterThan(.85);
  }

  @Test
  void labelingEndsWithOneLineOfJson() throws Exception {
    Path votes = folder.resolve("votes.csv");
    Files.writeString(votes, "task,worker,label\n1,a,x\n1,b,y\n2,a,x\n2,b,x\n");
    Path truth = folder.resolve("truth.csv");
    Files.writeString(truth, "task,truth\n1,x\n2,x\n");
    Labeling.run(
        args(
            "votes", votes.toString(), "truth", truth.toString(), "method", "majority", "json", ""),
        out);
    assertThat(text())
        .startsWith(
            "{\"tasks\":2,\"workers\":2,\"results\":[{\"method\":\"majority\",\"accuracy\":0.75,");
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
    assertThat(text()).contains("workclass", "9,000 rows");
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
  void monitoringTellsThatThePeopleAreOthers() throws Exception {
    assertThat(Monitoring.run(args(), out).drifted()).isTrue();
    assertThat(text()).contains("occupation", "drifted");
  }

  @Test
  void reviewingTakesTheAnswersHome() throws Exception {
    assertThat(Reviewing.run(args("limit", "10"), out).size()).isEqualTo(4010);
  }

  @Test
  void deploymentAnswersAndCaptures() throws Exception {
    assertThat(Deployment.run(args(), out)).isEqualTo(10);
    assertThat(text()).contains("served 10, captured 10, dropped 0");
  }
}
