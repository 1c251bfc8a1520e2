package org.sagekit.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.StageException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.deploy.rollout.RolledBackException;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.SageKit;
import org.sagekit.core.deploy.Alarms;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** Three models of the same people: one that serves, a better one, and one that learnt nonsense. */
final class RolloutStory {
  private final SageKit kit;
  private final Duration wait;
  private final PrintStream out;
  private final Map<Fingerprint, String> nameByPackage = new HashMap<>();
  private int told;

  /**
   * What came of it.
   *
   * @param requests that were asked meanwhile
   * @param failed of them
   * @param live the model that is left
   * @param rolledBack why the last rollout was given up
   */
  record Outcome(long requests, long failed, String live, String rolledBack) {}

  RolloutStory(SageKit kit, Duration wait, PrintStream out) {
    this.kit = kit;
    this.wait = wait;
    this.out = out;
  }

  Outcome tell() throws IOException {
    Dataset people = AdultSample.read().first(6000);
    ModelPackage first = model("first", Trainers.linear(), people.first(500));
    ModelPackage better = model("better", Trainers.xgboost(), people);
    ModelPackage broken = model("broken", Trainers.xgboost(), mixedUp(people));
    DeploymentJob deploy = DeploymentJob.named("income").build();
    try (Endpoint endpoint = kit.run(deploy, first).output();
        Asking asking = Asking.start(endpoint, people)) {
      show(endpoint);
      Rollout linear =
          Rollout.linear(25, wait)
              .terminationWait(wait)
              .evaluationPeriod(wait.dividedBy(10))
              .alarm(Alarms.errors(0.01))
              .alarm(Alarms.latency(0.99, Duration.ofSeconds(1)));
      kit.run(deploy.toBuilder().rollout(linear).build(), better);
      show(endpoint);
      String reason = rolledBack(deploy.toBuilder().rollout(canary()).build(), broken);
      show(endpoint);
      asking.close();
      String live = String.valueOf(nameByPackage.get(endpoint.modelPackage().fingerprint()));
      out.printf(
          Locale.ROOT,
          "%n%,d requests meanwhile, %d failed. Live is '%s'.%n",
          asking.asked(),
          asking.failed(),
          live);
      return new Outcome(asking.asked(), asking.failed(), live, reason);
    }
  }

  private Rollout canary() {
    return Rollout.canary(10, wait.multipliedBy(20))
        .evaluationPeriod(wait.dividedBy(10))
        .alarm(Alarms.errors(0.01))
        .alarm(Alarms.disagreement(0.15));
  }

  private ModelPackage model(String name, Trainer trainer, Dataset rows) {
    TrainingJob train = TrainingJob.named(name, trainer).target("class").build();
    Path file = kit.workspace().home().resolve(name + ".tar.gz");
    ModelPackage modelPackage =
        kit.run(train.then(PackagingJob.named("pack").to(file).build()), rows).output();
    nameByPackage.put(modelPackage.fingerprint(), name);
    return modelPackage;
  }

  /** Everybody has the income of somebody else: what a wrong join makes of a table. */
  private static Dataset mixedUp(Dataset people) {
    int[] others =
        IntStream.range(0, people.size()).map(row -> (row * 7 + 1) % people.size()).toArray();
    return people.with(people.schema().field("class"), people.column("class").rows(others));
  }

  private String rolledBack(DeploymentJob deploy, ModelPackage broken) {
    try {
      kit.run(deploy, broken);
      throw new IllegalStateException("Rollout: the broken model was taken for a good one.");
    } catch (StageException e) {
      if (e.getCause() instanceof RolledBackException rolledBack) {
        return rolledBack.reason();
      }
      throw e;
    }
  }

  /** What has happened since the last time. */
  private void show(Endpoint endpoint) {
    List<EndpointEvent> events = endpoint.history();
    Instant begin = events.get(0).time();
    for (EndpointEvent event : events.subList(told, events.size())) {
      out.printf(
          Locale.ROOT,
          "%6.1f s  %-18s  %-26s  %s%n",
          Duration.between(begin, event.time()).toMillis() / 1000.0,
          event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          shares(event.traffic()),
          event.reason());
    }
    told = events.size();
  }

  private String shares(List<Traffic> traffic) {
    return traffic.stream()
        .map(
            one ->
                String.format(
                    Locale.ROOT,
                    "%s %.0f %%",
                    nameByPackage.get(one.modelPackage()),
                    100 * one.weight()))
        .collect(Collectors.joining(", "));
  }
}
