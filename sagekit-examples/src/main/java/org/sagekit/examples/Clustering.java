package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.train.GaussianMixture;
import org.sagekit.core.train.KMeans;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** Finds groups of rows that are alike and says how well they hold together. */
public final class Clustering {
  private static final Cli CLI =
      Cli.of("Clustering", "finds groups of rows that are alike")
          .option("data", "FILE", "the rows, .csv or .csv.gz; a sample of Adult by default")
          .option("target", "COLUMN", "what to compare the groups with; never learnt from")
          .option("trainer", "NAME", "k-means (default), gaussian-mixture or dbscan")
          .option("clusters", "K", "how many groups; 4 by default, dbscan finds it by itself")
          .flag("json", "ends with one line of JSON");

  private Clustering() {}

  public static void main(String[] args) {
    CLI.main(args, Clustering::run);
  }

  static Groups run(Arguments args, PrintStream out) throws Exception {
    Dataset rows =
        args.has("data")
            ? Datasets.csv(Path.of(args.required("data"))).read()
            : AdultSample.read().as("class", Role.TARGET);
    TrainingJob.Builder job = TrainingJob.named("cluster", trainer(args));
    args.text("target").ifPresent(job::target);
    Groups groups = Groups.of(job.build(), rows);
    groups.print(args, out);
    return groups;
  }

  private static Trainer trainer(Arguments args) {
    int clusters = args.number("clusters", 4);
    Trainer trainer = Trainers.named(args.text("trainer").orElse("k-means"));
    return switch (trainer.name()) {
      case "k-means" -> trainer.with(KMeans.CLUSTERS, clusters);
      case "gaussian-mixture" -> trainer.with(GaussianMixture.CLUSTERS, clusters);
      default -> trainer;
    };
  }
}
