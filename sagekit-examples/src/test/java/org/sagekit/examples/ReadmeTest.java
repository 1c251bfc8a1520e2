package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.core.RunReport;
import org.sagekit.core.SageKit;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** The README's code is this code, and it runs. */
class ReadmeTest {
  @TempDir Path folder;

  @Test
  void theCodeOfTheReadmeRuns() throws Exception {
    try (InputStream in = ReadmeTest.class.getResourceAsStream("adult-sample.csv.gz")) {
      Files.copy(in, folder.resolve("adult.csv.gz"));
    }
    readme(folder, new PrintStream(PrintStream.nullOutputStream()));
    assertThat(folder.resolve("report.html")).content().contains("</html>");
  }

  private static void readme(Path folder, PrintStream out) throws Exception {
    // README begins
    Dataset people = Datasets.csv(folder.resolve("adult.csv.gz")).read();

    TrainingJob train = TrainingJob.named("income", Trainers.xgboost()).target("class").build();
    PackagingJob pack = PackagingJob.named("pack").build();
    DeploymentJob deploy = DeploymentJob.named("income-endpoint").build();

    try (SageKit kit = SageKit.open(folder.resolve("workspace"))) {
      PipelineRun<Endpoint> run = kit.run(train.then(pack).then(deploy), people);

      Evaluation evaluation = run.outputOf(train).evaluation();
      out.println("AUC " + evaluation.get(Metric.AUC)); // with its 95 % interval

      Prediction prediction = run.output().predict(people.row(0));
      out.println(prediction.label() + " " + prediction.confidence());

      RunReport.of(run).writeHtml(folder.resolve("report.html"));
    }
    // README ends
  }

  @Test
  void theReadmeHasThisCode() throws Exception {
    String source = Files.readString(Path.of("src/test/java/org/sagekit/examples/ReadmeTest.java"));
    String code =
        between(source, "// README begins\n", "    // README ends").replace("\n    ", "\n").strip();
    String shown =
        code.replace("folder.resolve(", "Path.of(").replace("out.println", "System.out.println");
    assertThat(between(Files.readString(Path.of("../README.md")), "```java\n", "```").strip())
        .isEqualTo(shown.strip());
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
