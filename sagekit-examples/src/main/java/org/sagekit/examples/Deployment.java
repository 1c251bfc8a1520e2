package org.sagekit.examples;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.ShadowMetrics;
import org.sagekit.api.deploy.VariantMetrics;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.SageKit;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/**
 * Opens an endpoint and asks it: one model, then two variants that share the requests, one of them
 * scoring rows together, and a shadow that is given copies. What was answered is in the captures.
 */
public final class Deployment {
  private static final Cli CLI = Cli.of("Deployment", "opens an endpoint of variants and asks it");
  private static final DeploymentJob DEPLOY = DeploymentJob.named("income").build();

  private Deployment() {}

  public static void main(String[] args) {
    CLI.main(args, Deployment::run);
  }

  static Long run(Arguments args, PrintStream out) throws Exception {
    Dataset people = AdultSample.read().first(3000);
    try (Scratch scratch = Scratch.open()) {
      SageKit kit = scratch.kit();
      Endpoint endpoint = kit.run(DEPLOY, model(kit, Trainers.xgboost(), people)).output();
      askSome(endpoint, people, out);
      DeploymentJob challenger =
          DEPLOY.toBuilder()
              .variant("challenger")
              .weight(0.25)
              .batching(32, Duration.ofMillis(1))
              .build();
      kit.run(challenger, model(kit, Trainers.extraTrees(), people));
      DeploymentJob shadow = DEPLOY.toBuilder().variant("shadow").shadow(0.5).build();
      kit.run(shadow, model(kit, Trainers.linear(), people));
      askAll(endpoint, people);
      askLater(endpoint, people, out);
      show(endpoint, out);
      return endpoint.served();
    }
  }

  private static ModelPackage model(SageKit kit, Trainer trainer, Dataset people) {
    TrainingJob train = TrainingJob.named(trainer.name(), trainer).target("class").build();
    return kit.run(train.then(PackagingJob.named("pack").build()), people).output();
  }

  private static void askSome(Endpoint endpoint, Dataset people, PrintStream out) {
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
  }

  /** Each under the key of somebody, who is answered by one variant however often he asks. */
  private static void askAll(Endpoint endpoint, Dataset people) {
    IntStream.range(0, people.size())
        .parallel()
        .forEach(
            row -> endpoint.invoke(Invocation.plain().key("somebody-" + row), people.row(row)));
  }

  private static void askLater(Endpoint endpoint, Dataset people, PrintStream out) {
    Invocation invocation = Invocation.plain().id("tonight").variant("challenger");
    CompletableFuture<Inference> later = endpoint.invokeAsync(invocation, people.first(500));
    Inference answer = later.join();
    out.printf(
        "%n%s rows were answered later, by '%s' as asked%n",
        answer.predictions().size(), answer.variant());
  }

  private static void show(Endpoint endpoint, PrintStream out) {
    out.printf(
        "%n%-12s %6s %9s %7s %10s %10s%n", "variant", "weight", "requests", "rows", "p50", "p99");
    endpoint.metrics().forEach(metrics -> show(metrics, out));
    ShadowMetrics shadow = endpoint.shadow().orElseThrow();
    show(shadow.metrics(), out);
    out.printf(
        Locale.ROOT,
        "%nthe shadow says otherwise in %.1f %% of %,d rows so far; %,d were skipped%n",
        100 * shadow.disagreement().share(),
        shadow.disagreement().pairs(),
        shadow.skipped());
    endpoint.flush();
    int captured =
        endpoint.metrics().stream()
            .map(metrics -> endpoint.variant(metrics.variant()).capture().records())
            .mapToInt(List::size)
            .sum();
    out.printf(
        Locale.ROOT,
        "served %,d, captured %,d, dropped %,d%n",
        endpoint.served(),
        captured,
        endpoint.dropped());
  }

  private static void show(VariantMetrics metrics, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-12s %6.2f %,9d %,7d %7.0f µs %7.0f µs%n",
        metrics.variant(),
        metrics.weight(),
        metrics.invocations(),
        metrics.rows(),
        metrics.latency().quantile(0.5).toNanos() / 1e3,
        metrics.latency().quantile(0.99).toNanos() / 1e3);
  }
}
