package org.sagekit.examples;

import java.io.PrintStream;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.core.RunReport;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;
import org.sagekit.monitor.MonitoringJob;

/** Tells that a model is asked about people unlike those that it learnt from. */
public final class Monitoring {
  private static final Cli CLI =
      Cli.of("Monitoring", "tells that a model is asked about people unlike those it learnt from")
          .option("level", "PERCENT", "how often it may ring for nothing; 5 by default");

  private Monitoring() {}

  public static void main(String[] args) {
    CLI.main(args, Monitoring::run);
  }

  static MonitoringReport run(Arguments args, PrintStream out) throws Exception {
    Dataset people = AdultSample.read();
    Dataset staff = AdultSample.where(people, "workclass", "Private"::equals);
    Dataset others = AdultSample.where(people, "workclass", kind -> !"Private".equals(kind));
    TrainingJob train = TrainingJob.named("train", Trainers.xgboost()).target("class").build();
    MonitoringJob monitor =
        MonitoringJob.named("drift").on(others).level(args.number("level", 5) / 100.0).build();
    try (Scratch scratch = Scratch.open()) {
      PipelineRun<MonitoringReport> run =
          scratch
              .kit()
              .run(
                  train
                      .then(PackagingJob.named("pack").build())
                      .then(DeploymentJob.named("income").build())
                      .then(monitor),
                  staff);
      RunReport.of(run).print(out);
      return run.output();
    }
  }
}
