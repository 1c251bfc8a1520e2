package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.Reproduction.Verdict;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.HostingMetrics;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.explain.Explanation;
import org.sagekit.api.explain.Importance;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.track.lineage.LineageGraph;
import org.sagekit.api.track.lineage.LineageNode;
import org.sagekit.api.train.Comparison;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.SageKit;
import org.sagekit.core.model.PredictionTable;
import org.sagekit.core.train.Trainers;

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

  private String lastLine() {
    return text().strip().lines().reduce("", (before, line) -> line);
  }

  @Test
  void quickstartGoesDownTheLineAndLearnsFromCorrections() throws Exception {
    Story story = Quickstart.run(args("workspace", folder.toString(), "rows", "3000"), out);
    assertThat(story.run().output().size()).isGreaterThan(1000);
    assertThat(story.drift().drifted()).isTrue();
    assertThat(folder.resolve("report.html")).content().contains("</html>", "drift");
    assertThat(text()).contains("label", "tune", "pack", "drift", "review", "What happened");
    assertThat(text()).containsPattern("An expert saw [1-9][0-9]* predictions and corrected [1-9]");
    assertThat(wayOfTheVotes(folder))
        .containsSubsequence("dataset", "model", "package", "endpoint", "drift-report", "dataset");
  }

  /** What has become of the votes of the first run. */
  private static List<String> wayOfTheVotes(Path workspace) {
    try (SageKit kit = SageKit.open(workspace)) {
      Fingerprint votes = kit.tracker().values("run-1").get(0).fingerprint();
      LineageGraph graph = kit.tracker().lineage(votes);
      return graph.descendants(votes).stream().map(LineageNode::kind).toList();
    }
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
  void scoreSaysHowLongARowTakesAndWritesThePredictions() throws Exception {
    Path model = folder.resolve("model.tar.gz");
    Path predictions = folder.resolve("predictions.csv");
    String data = adult(600).toString();
    Training.run(args("data", data, "target", "class", "package", model.toString()), out);
    Arguments args =
        args("package", model.toString(), "data", data, "out", predictions.toString(), "json", "");
    printed.reset();
    ScoreFigures figures = Score.run(args, out);
    assertThat(text().strip())
        .matches(
            "\\{\"rows\":600,\"seconds\":[0-9.E-]+,\"microsPerRowSingle\":[0-9.E-]+,"
                + "\"microsPerRowBatch\":[0-9.E-]+\\}");
    assertThat(figures.microsPerRowSingle()).isPositive();
    assertThat(Files.readAllLines(predictions))
        .hasSize(601)
        .startsWith("label,p(<=50K),p(>50K)")
        .element(1, InstanceOfAssertFactories.STRING)
        .matches("(<=|>)50K,0\\.\\d+,0\\.\\d+");
  }

  @Test
  void batchTransformScoresAFileAndGoesOn() throws Exception {
    String model = folder.resolve("model.tar.gz").toString();
    String data = adult(600).toString();
    Training.run(args("data", data, "target", "class", "trainer", "linear", "package", model), out);
    String scores = folder.resolve("scores").toString();
    Arguments args =
        args(
            "package",
            model,
            "data",
            data,
            "out",
            scores,
            "join",
            "input",
            "output-filter",
            "$[0,-1]");
    printed.reset();
    assertThat(BatchTransform.run(args, out).rows()).isEqualTo(600);
    assertThat(text()).contains("600 rows", "adult.csv.out", "SHA-256 ", "goes on where it was");
    assertThat(Files.readAllLines(folder.resolve("scores/adult.csv.out")))
        .hasSize(601)
        .startsWith("id,p(>50K)")
        .element(1, InstanceOfAssertFactories.STRING)
        .matches("p\\d+,0\\.\\d+");
    printed.reset();
    BatchTransform.run(args, out);
    assertThat(text()).contains("went on after 600 rows of an earlier run");
  }

  @Test
  void batchTransformEndsWithOneLineOfJson() throws Exception {
    String model = folder.resolve("model.tar.gz").toString();
    Training.run(
        args("data", adult(300).toString(), "target", "age", "trainer", "linear", "package", model),
        out);
    printed.reset();
    BatchTransform.run(
        args(
            "package",
            model,
            "data",
            adult(300).toString(),
            "out",
            folder + "/scores",
            "accept",
            "jsonl",
            "json",
            ""),
        out);
    assertThat(text().strip())
        .matches("\\{\"rows\":300,\"badRows\":0,\"seconds\":[0-9.E-]+,\"files\":\\[\\{.*\\}\\]\\}");
    assertThat(folder.resolve("scores/adult.csv.out")).content().startsWith("{\"value\":");
  }

  @Test
  void serveAnswersTheLineThatItPrints() throws Exception {
    Path model = folder.resolve("model.tar.gz");
    String data = adult(600).toString();
    Training.run(args("data", data, "target", "class", "package", model.toString()), out);
    printed.reset();
    try (Serve serve = Serve.start(args("package", model.toString(), "port", "0"), out)) {
      assertThat(text()).contains("Address  " + serve.server().uri());
      String body = text().replaceFirst("(?s).* -d '(.*?)'\n.*", "$1");
      HttpRequest request =
          HttpRequest.newBuilder(serve.server().uri().resolve("/invocations"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      assertThat(
              HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body())
          .matches(
              "\\{\"predictions\":\\[\\{\"score\":0\\.\\d+,\"predicted_label\":\"(<=|>)50K\"}]}");
    }
  }

  @Test
  void serveAnswersForAFolderOfModels() throws Exception {
    Path models = Files.createDirectories(folder.resolve("models"));
    String model = models.resolve("north.tar.gz").toString();
    Training.run(args("data", adult(600).toString(), "target", "class", "package", model), out);
    Arguments args = args("package", model, "models", models.toString(), "port", "0");
    try (Serve serve = Serve.start(args, out)) {
      HttpRequest request =
          HttpRequest.newBuilder(serve.server().uri().resolve("/models/north/invoke"))
              .header("Content-Type", "text/csv")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "p1,39,State-gov,77516,Bachelors,13,Never-married,Adm-clerical,"
                          + "Not-in-family,White,Male,2174,0,40,United-States"))
              .build();
      assertThat(
              HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body())
          .matches("(<=|>)50K,[01]\\.\\d+\n");
    }
  }

  @Test
  void scoreTellsPeopleInMicroseconds() {
    new ScoreFigures(48_842, 1.5, 1.25, 0.75).print(args(), out);
    assertThat(text())
        .startsWith("Rows                48,842\n")
        .contains("One by one           1.250 µs  a row\n", "All at once          0.750 µs  a row");
  }

  @Test
  void scoreWritesANumberForRegression() {
    ScoringGraph graph =
        new ScoringGraph(
            List.of(Field.of("x", FieldType.NUMERIC)),
            List.of(),
            List.of(new Node.NumberInput("x")));
    Dataset table = PredictionTable.of(graph, Predictions.of(List.of(), new double[] {1.5, -2}));
    assertThat(table.schema().names()).containsExactly("prediction");
    assertThat(table.column(0).number(1)).isEqualTo(-2);
  }

  @Test
  void compileWritesEveryTargetAndProvesIt() throws Exception {
    Path model = folder.resolve("model.tar.gz");
    Training.run(
        args(
            "data",
            adult(600).toString(),
            "target",
            "class",
            "trainer",
            "linear",
            "package",
            model.toString()),
        out);
    Path place = folder.resolve("compiled");
    Compile.run(args("package", model.toString(), "target", "all", "out", place.toString()), out);
    assertThat(place.resolve("onnx/model.onnx")).isNotEmptyFile();
    assertThat(place).isDirectoryContaining("glob:**/{c,java,javascript,wasm,python,pmml}");
    assertThat(text()).contains("java        equal     400 rows, all equal to the bit");
    assertThat(text()).doesNotContain("different");
  }

  @Test
  void packagingExportsSignsAndTrusts() throws Exception {
    String model = folder.resolve("model.tar.gz").toString();
    String signed = folder.resolve("signed.tar.gz").toString();
    String key = folder.resolve("key.pem").toString();
    String data = adult(600).toString();
    Training.run(args("data", data, "target", "class", "trainer", "linear", "package", model), out);
    String known = folder.resolve("key.pub.pem").toString();
    Packaging.newKey(folder.resolve("key.pem"), out);
    ModelPackage made =
        Packaging.run(
            args("package", model, "export", "onnx,java", "sign", key, "out", signed), out);
    String place = folder.resolve("taken").toString();
    assertThat(Packaging.run(args("package", signed, "trust", known, "extract", place), out))
        .isEqualTo(made);
    assertThat(folder.resolve("taken/onnx/model.onnx")).isNotEmptyFile();
    assertThat(text()).contains("Signed    " + made.signer().orElseThrow());
    assertThatThrownBy(() -> Packaging.run(args("package", model, "trust", known), out))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("but was none");
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
  void labelingComparesTheMethods() throws Exception {
    Map<String, MethodScore> scoreByMethod = new LinkedHashMap<>();
    Labeling.run(args(), out).forEach(score -> scoreByMethod.put(score.method(), score));
    assertThat(scoreByMethod.keySet()).contains("majority", "dawid-skene", "auto").hasSize(15);
    double majority = (double) scoreByMethod.get("majority").asMap().get("accuracy");
    double auto = (double) scoreByMethod.get("auto").asMap().get("accuracy");
    assertThat(auto).isGreaterThan(majority).isGreaterThan(.85);
    assertThat(text()).contains("Agreement on simulated crowd", "hardest tasks");
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
    assertThat(lastLine())
        .startsWith(
            "{\"tasks\":2,\"workers\":2,\"results\":[{\"method\":\"majority\",\"accuracy\":0.75,");
  }

  @Test
  void labelingOfNumbersLeavesOutWhatIsForCategories() throws Exception {
    Path votes = folder.resolve("votes.csv");
    Files.writeString(votes, "task,worker,label\n1,a,1\n1,b,3\n2,a,5\n2,b,5\n");
    Path truth = folder.resolve("truth.csv");
    Files.writeString(truth, "task,truth\n1,2\n2,6\n");
    Labeling.run(
        args("votes", votes.toString(), "truth", truth.toString(), "type", "numeric", "json", ""),
        out);
    assertThat(lastLine())
        .contains("{\"method\":\"auto\",\"skipped\":\"it is for categories, not for numbers\"}")
        .contains("{\"method\":\"mean\",\"mae\":0.5,\"rmse\":0.70710678");
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
  void monitoringTellsThatThePeopleAreOthers() throws Exception {
    assertThat(Monitoring.run(args(), out).drifted()).isTrue();
    assertThat(text()).contains("occupation", "drifted");
  }

  @Test
  void schedulesTellWhatIsNewsAndCatchUp() throws Exception {
    assertThat(Schedules.run(args("json", ""), out))
        .extracting(run -> run.status() == ScheduledRun.Status.COMPLETED)
        .containsExactly(true, true, false, false, true, true, true);
    assertThat(text())
        .contains("2026-01-01T03:00:00Z: COMPLETED_WITH_VIOLATIONS\n", "DRIFT occupation")
        .contains("2026-01-01T05:00:00Z: COMPLETED\n");
    assertThat(lastLine()).startsWith("{\"runs\":[{\"due\":\"2026-01-01T01:00:00Z\",");
  }

  @Test
  void reviewingTakesTheAnswersHome() throws Exception {
    assertThat(Reviewing.run(args("limit", "10"), out).size()).isEqualTo(4010);
  }

  @Test
  void deploymentAnswersAndCaptures() throws Exception {
    assertThat(Deployment.run(args(), out)).isEqualTo(3510);
    assertThat(text())
        .contains("500 rows were answered later, by 'challenger' as asked")
        .contains("the shadow says otherwise in ")
        .contains("served 3,510, captured 3,510, dropped 0");
  }

  @Test
  void registryTellsWhoLetWhichVersionLive() throws Exception {
    Arguments args = args("workspace", folder.resolve("kit").toString(), "json", "");
    List<ModelVersion> versions = Registry.run(args, out);
    assertThat(versions).extracting(ModelVersion::id).map(VersionId::number).containsExactly(2, 1);
    assertThat(versions)
        .extracting(version -> version.approval().reason().who())
        .containsExactly("gate", "ada");
    assertThat(versions.get(0).aliases()).containsExactly("champion");
    assertThat(text())
        .contains("The line waits", "Versions of 'income'", "From income/1 to income/2")
        .contains("History of 'income'", "Live on ")
        .containsPattern("income-endpoint +AllTraffic +100 % +income/1")
        .containsPattern("income-endpoint +AllTraffic +100 % +income/2");
    assertThat(text().strip().lines().reduce("", (a, b) -> b))
        .startsWith("{\"group\":\"income\",\"versions\":[{\"number\":2,\"trainer\":\"xgboost\",")
        .contains("\"changes\":7,\"aliasesBefore\":{\"champion\":1}")
        .contains("endpoint 'income-endpoint' and alias 'champion' use it.");
    assertThat(Registry.run(args, out)).hasSize(2);
  }

  @Test
  void multiModelKeepsTwoOfThreeModelsInMemory() throws Exception {
    HostingMetrics metrics = MultiModel.run(args("rows", "2000"), out);
    assertThat(metrics.loads()).isEqualTo(6);
    assertThat(metrics.hits()).isEqualTo(3);
    assertThat(metrics.evictions()).isEqualTo(4);
    assertThat(metrics.models()).isEqualTo(2);
    List<String> lines = text().lines().toList();
    assertThat(lines).contains("asked     answer    sure  loads   hits  evictions  in memory");
    assertThat(answer(lines, "with blanks, to the pipeline"))
        .isEqualTo(answer(lines, "tidy, to the model"))
        .isNotEqualTo(answer(lines, "with blanks, to the model"));
  }

  private static String answer(List<String> lines, String what) {
    return lines.stream()
        .filter(line -> line.startsWith(what))
        .map(line -> line.substring(what.length()).strip())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void experimentsFindsComparesAndRepeats() throws Exception {
    Path csv = folder.resolve("runs.csv");
    Map<String, Object> told =
        Experiments.run(
            args(
                "workspace",
                folder.resolve("w").toString(),
                "csv",
                csv.toString(),
                "html",
                folder.resolve("runs.html").toString(),
                "json",
                ""),
            out);
    assertThat(told).containsEntry("compared", 9).containsEntry("reproduced", Verdict.BIT_EQUAL);
    assertThat(told.get("lineage").toString()).contains("dataset", "model", "package");
    assertThat(text())
        .contains("Where it came from", "rate=0.05", "Repetition of run-1")
        .endsWith("\"reproduced\":\"BIT_EQUAL\"}\n");
    assertThat(folder.resolve("runs.html")).content().contains("Comparison of 9 runs", "<svg");
    assertThat(csv).content().startsWith("id,experiment,parent,name").contains("rate 0.05");
  }

  @Test
  void experimentsBringsInTheRunsOfOthers() throws Exception {
    Path fixtures = Path.of("../sagekit-core/src/test/resources/org/sagekit/core/track/exchange");
    Map<String, Object> told =
        Experiments.run(
            args(
                "workspace",
                folder.resolve("w").toString(),
                "mlruns",
                fixtures.resolve("mlruns").toString(),
                "tensorboard",
                fixtures.resolve("events").toString()),
            out);
    assertThat((Long) told.get("runs")).isGreaterThan(4);
  }

  @Test
  void experimentsFindsByAQuery() throws Exception {
    String home = folder.resolve("w").toString();
    Experiments.run(args("workspace", home), out);
    Map<String, Object> told =
        Experiments.run(
            args(
                "workspace",
                home,
                "query",
                "params.rate < 0.1 AND NOT last(loss) > 0.6",
                "order",
                "min(loss) asc"),
            out);
    assertThat(told).containsEntry("found", 6L);
    assertThatThrownBy(() -> Experiments.run(args("workspace", home, "query", "mn(loss) < 1"), out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("min");
    assertThatThrownBy(() -> Experiments.run(args("workspace", home, "mlflow", "not a url"), out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("option '--mlflow' must be a URL");
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

  @Test
  void rolloutTakesTheBetterModelAndGivesTheBrokenOneUp() throws Exception {
    RolloutStory.Outcome outcome = Rollout.run(args("wait", "200", "json", ""), out);
    assertThat(outcome.live()).isEqualTo("better");
    assertThat(outcome.failed()).isZero();
    assertThat(outcome.rolledBack()).startsWith("rows on which the models disagree above 15 %");
    assertThat(text()).contains("rollout completed", "rolled back", "\"failed\":0");
  }
}
