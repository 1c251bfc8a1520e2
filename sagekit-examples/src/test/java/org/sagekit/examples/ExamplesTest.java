package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.Reproduction.Verdict;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.deploy.HostingMetrics;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.monitor.schedule.ScheduledRun;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.track.lineage.LineageGraph;
import org.sagekit.api.track.lineage.LineageNode;
import org.sagekit.core.SageKit;
import org.sagekit.core.model.PredictionTable;

/** Every example main does what it says; those of training are in {@link TrainingExamplesTest}. */
class ExamplesTest extends ExampleMains {
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
  void rolloutTakesTheBetterModelAndGivesTheBrokenOneUp() throws Exception {
    RolloutStory.Outcome outcome = Rollout.run(args("wait", "200", "json", ""), out);
    assertThat(outcome.live()).isEqualTo("better");
    assertThat(outcome.failed()).isZero();
    assertThat(outcome.rolledBack()).startsWith("rows on which the models disagree above 15 %");
    assertThat(text()).contains("rollout completed", "rolled back", "\"failed\":0");
  }
}
