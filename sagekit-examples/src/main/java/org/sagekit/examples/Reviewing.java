package org.sagekit.examples;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.RunContext;
import org.sagekit.api.Stages;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.core.RunReport;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.review.Conditions;
import org.sagekit.core.review.ReviewJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** Sends what a model is least sure of to someone who knows, and takes the answers home. */
public final class Reviewing {
  private static final Cli CLI =
      Cli.of("Reviewing", "sends what a model is least sure of to someone who knows")
          .option("limit", "N", "how many questions to ask; 20 by default");

  private Reviewing() {}

  public static void main(String[] args) {
    CLI.main(args, Reviewing::run);
  }

  static Dataset run(Arguments args, PrintStream out) throws Exception {
    Dataset people = AdultSample.read();
    Dataset asked = people.rows(Traffic.range(4000, 4500));
    Map<String, String> truth = LabelScore.truth(asked, "id", "class");
    ReviewJob review =
        ReviewJob.named("review", task -> Optional.ofNullable(truth.get(task.record().eventId())))
            .when(Conditions.confidenceBelow(0.8))
            .limit(args.number("limit", 20))
            .build();
    TrainingJob train = TrainingJob.named("train", Trainers.xgboost()).target("class").build();
    try (Scratch scratch = Scratch.open()) {
      PipelineRun<Dataset> run =
          scratch
              .kit()
              .run(
                  train
                      .then(PackagingJob.named("pack").build())
                      .then(DeploymentJob.named("income").build())
                      .then(
                          Stages.of("traffic", (Endpoint e, RunContext r) -> Traffic.to(e, asked)))
                      .then(review),
                  people.first(4000));
      RunReport.of(run).print(out);
      return run.output();
    }
  }
}
