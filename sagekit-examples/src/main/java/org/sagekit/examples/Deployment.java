package org.sagekit.examples;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Stream;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** Opens an endpoint and asks it; what it answered is in its capture. */
public final class Deployment {
  private static final Cli CLI = Cli.of("Deployment", "opens an endpoint and asks it");

  private Deployment() {}

  public static void main(String[] args) {
    CLI.main(args, Deployment::run);
  }

  static Long run(Arguments args, PrintStream out) throws Exception {
    Dataset people = AdultSample.read().first(3000);
    TrainingJob train = TrainingJob.named("train", Trainers.xgboost()).target("class").build();
    try (Scratch scratch = Scratch.open()) {
      PipelineRun<Endpoint> run =
          scratch
              .kit()
              .run(
                  train
                      .then(PackagingJob.named("pack").build())
                      .then(DeploymentJob.named("income").build()),
                  people);
      Endpoint endpoint = run.output();
      Stream.iterate(0, row -> row + 300)
          .limit(10)
          .forEach(
              row -> {
                Prediction prediction = endpoint.predict(people.row(row));
                out.printf(
                    Locale.ROOT,
                    "%s  %-6s %.3f%n",
                    people.column("id").text(row),
                    prediction.label(),
                    prediction.confidence());
              });
      endpoint.flush();
      out.printf(
          "%nserved %s, captured %s, dropped %s%n",
          endpoint.served(), endpoint.capture().records().size(), endpoint.dropped());
      return endpoint.served();
    }
  }
}
