package org.sagekit.examples.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.explain.Explainer;
import org.sagekit.api.explain.Explanations;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.SageKit;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.explain.Explainers;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;
import org.sagekit.core.train.XGBoost;

/**
 * Explains the first rows of a file by a boosted model, once for each line that it is sent, and
 * answers with the processor time that the whole process took, garbage collection and compilation
 * included. Driven by {@code bench/shap_yardstick.py}.
 *
 * <p>Arguments: file, target, trees, depth, rows.
 */
public final class ShapBench {
  private ShapBench() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Dataset rows = Datasets.csv(Path.of(args[0])).read();
    TrainedModel model = train(rows, args);
    long begun = cpu();
    Explainer explainer = Explainers.of(model);
    out.printf(Locale.ROOT, "ready %.6f%n", (cpu() - begun) / 1e9);
    Dataset some = rows.first(Integer.parseInt(args[4]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      begun = cpu();
      Explanations explanations = explainer.explain(some);
      out.printf(
          Locale.ROOT, "%.6f %.9g%n", (cpu() - begun) / 1e9, explanations.contribution(0, 0, 0));
    }
  }

  private static TrainedModel train(Dataset rows, String[] args) throws IOException {
    TrainingJob job =
        TrainingJob.named(
                "bench",
                Trainers.xgboost()
                    .with(XGBoost.ROUNDS, Integer.valueOf(args[2]))
                    .with(XGBoost.MAX_DEPTH, Integer.valueOf(args[3])))
            .target(args[1])
            .test(rows.first(100))
            .build();
    try (SageKit kit = SageKit.open(Files.createTempDirectory("sagekit"))) {
      return kit.run(job, rows).output();
    }
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
