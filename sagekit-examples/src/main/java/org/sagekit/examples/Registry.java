package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.Pipeline;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.Summary;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.registry.ModelRegistry;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.Reason;
import org.sagekit.api.deploy.registry.RegistryEvent;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.SageKit;
import org.sagekit.core.Summaries;
import org.sagekit.core.deploy.ApprovalJob;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.deploy.RegistrationJob;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/**
 * Registers and deploys two versions of a model: a person approves the first, a condition the
 * second. Then it tells how they differ and what was live before, and tries to delete what is used.
 */
public final class Registry {
  private static final Cli CLI =
      Cli.of("Registry", "registers, approves and deploys two versions of a model of Adult")
          .option("workspace", "DIR", "where the registry is kept; one that is deleted by default")
          .flag("json", "ends with one line of JSON");

  private static final String GROUP = "income";
  private static final String CHAMPION = "champion";

  private final SageKit kit;
  private final ModelRegistry registry;
  private final PrintStream out;

  private Registry(SageKit kit, PrintStream out) {
    this.kit = kit;
    this.registry = kit.registry();
    this.out = out;
  }

  public static void main(String[] args) {
    CLI.main(args, Registry::run);
  }

  static List<ModelVersion> run(Arguments args, PrintStream out) throws Exception {
    Dataset people = AdultSample.read().first(4000);
    Optional<Path> home = args.path("workspace");
    if (home.isPresent()) {
      try (SageKit kit = SageKit.open(home.get())) {
        return new Registry(kit, out).story(people, args.has("json"));
      }
    }
    try (Scratch scratch = Scratch.open()) {
      return new Registry(scratch.kit(), out).story(people, args.has("json"));
    }
  }

  private List<ModelVersion> story(Dataset people, boolean json) {
    VersionId first =
        deploy(people, Trainers.linear(), ApprovalJob.named("a person decides").build());
    registry.setAlias(CHAMPION, first, new Reason("ada", "the first that goes live"));
    Instant before = lastChange();
    VersionId second =
        deploy(
            people,
            Trainers.xgboost(),
            ApprovalJob.named("gate").approveIf(Metric.AUC, 0.85).build());
    registry.setAlias(CHAMPION, second, new Reason("grace", "better by the diff"));
    RegistryTables tables = new RegistryTables(registry, GROUP);
    show(tables.versions());
    show(registry.diff(first, second).summary());
    show(tables.history());
    show(tables.live(before));
    show(tables.live(lastChange()));
    String refusal = refusal(second);
    show(Summary.of("Delete " + second + "?", new Summary.Note(refusal)));
    if (json) {
      out.println(JsonLine.of(tables.asMap(before, refusal)));
    }
    return registry.versions(GROUP);
  }

  private void show(Summary summary) {
    out.println(Summaries.toText(summary));
  }

  /** Trains, registers and, once it is approved, deploys. A line that waits goes on from there. */
  private VersionId deploy(Dataset people, Trainer trainer, ApprovalJob approve) {
    RegistrationJob register =
        RegistrationJob.named("register", GROUP)
            .description("who earns more than 50,000 dollars, by " + trainer.name())
            .build();
    Pipeline<Dataset, Endpoint> line =
        TrainingJob.named(trainer.name(), trainer)
            .target("class")
            .build()
            .then(PackagingJob.named("pack").build())
            .then(register)
            .then(approve)
            .then(DeploymentJob.named("income-endpoint").build());
    PipelineRun<Endpoint> run = kit.run(line, people);
    VersionId version = run.outputOf(register).id();
    if (run.status() == Status.WAITING) {
      String why = run.reason().map(Throwable::getMessage).orElse("");
      show(Summary.of("The line waits", new Summary.Note(why)));
      registry.approve(version, new Reason("ada", "looks right, and beats the rules of thumb"));
      kit.run(line, people);
    }
    return version;
  }

  private Instant lastChange() {
    List<RegistryEvent> history = registry.history(GROUP);
    return history.get(history.size() - 1).time();
  }

  private String refusal(VersionId version) {
    try {
      registry.delete(version, new Reason("bob", "disk is short"));
      return "It is deleted.";
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
