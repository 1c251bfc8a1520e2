package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.Pipeline;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.RunContext;
import org.sagekit.api.Stages;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.label.Votes;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.ConsoleProgress;
import org.sagekit.core.RunReport;
import org.sagekit.core.SageKit;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.label.LabelingJob;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.review.ReviewJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.tune.TuningJob;
import org.sagekit.monitor.MonitoringJob;

/**
 * The whole line on real data: noisy votes become labels, labels a tuned model, the model a package
 * and an endpoint; it meets people unlike those it learnt from, the monitor rings, an expert
 * corrects what it was unsure of, and it learns again.
 */
public final class Quickstart {
  private static final Cli CLI =
      Cli.of("Quickstart", "goes down the whole line, from votes to a corrected model")
          .option("workspace", "DIR", "where everything is kept; target/quickstart by default")
          .option("rows", "N", "how many of the sample's 9000 rows to use; all by default");

  private Quickstart() {}

  public static void main(String[] args) {
    CLI.main(args, Quickstart::run);
  }

  static Story run(Arguments args, PrintStream out) throws Exception {
    Path home = args.path("workspace").orElse(Path.of("target", "quickstart"));
    Dataset people = AdultSample.read().first(args.number("rows", 9000));
    Dataset staff = AdultSample.where(people, "workclass", "Private"::equals).named("staff");
    Dataset others = AdultSample.where(people, "workclass", kind -> !"Private".equals(kind));
    Dataset asked = others.rows(Traffic.range(0, others.size() / 2));
    Dataset later = others.rows(Traffic.range(others.size() / 2, others.size()));
    Votes votes = Crowd.on(staff, "class", 7);
    Map<String, String> truth = LabelScore.truth(people, "id", "class");

    LabelingJob<Votes> label =
        LabelingJob.named("label", staff.without("class")).target("class").build();
    TuningJob tune = TuningJob.named("tune", Trainers.xgboost()).trials(8).folds(3).build();
    MonitoringJob monitor = MonitoringJob.named("drift").build();
    ReviewJob review =
        ReviewJob.named("review", task -> Optional.ofNullable(truth.get(task.record().eventId())))
            .build();
    Pipeline<Votes, Dataset> line =
        label
            .then(tune)
            .then(PackagingJob.named("pack").build())
            .then(DeploymentJob.named("income").build())
            .then(Stages.of("traffic", (Endpoint e, RunContext run) -> Traffic.to(e, asked)))
            .then(monitor)
            .then(review);
    Pipeline<Dataset, ModelPackage> again =
        TuningJob.named("retune", Trainers.xgboost())
            .trials(8)
            .folds(3)
            .build()
            .then(PackagingJob.named("repack").build());

    try (SageKit kit = SageKit.open(home, o -> o.listener(ConsoleProgress.toTerminal()))) {
      PipelineRun<Dataset> first = kit.run(line, votes);
      PipelineRun<ModelPackage> second = kit.run(again, first.output());
      RunReport.of(first).print(out);
      Story story =
          new Story(first, first.outputOf(tune), first.outputOf(monitor), second.output());
      story.tell(out, later);
      Path report = home.resolve("report.html");
      RunReport.of(first).writeHtml(report);
      out.println("Report   " + report.toAbsolutePath());
      out.println("Package  " + second.output().file());
      out.println("Model    " + second.output().fingerprint());
      return story;
    }
  }
}
