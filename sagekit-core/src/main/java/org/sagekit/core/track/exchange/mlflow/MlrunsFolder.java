package org.sagekit.core.track.exchange.mlflow;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.core.track.exchange.ForeignFiles;
import org.sagekit.core.track.exchange.Names;
import org.sagekit.core.track.exchange.Tally;

/**
 * Finds experiments and runs in a folder of MLflow's file store, as its {@code file_store.py} lays
 * them out. For one thread.
 */
final class MlrunsFolder {
  /** The schema and profile of a dataset are in its file and may have 17 MB. */
  static final int LARGEST_META = 20_000_000;

  static final int LARGEST_TEXT = 4 * Names.LONGEST_VALUE;
  private static final String META = "meta.yaml";
  private static final String TRASH = ".trash";
  private static final Set<String> NO_RUNS = Set.of("tags", "datasets", "traces", "models");
  private final ForeignFiles files;
  private final Tally tally;

  MlrunsFolder(ForeignFiles files, Tally tally) {
    this.files = files;
    this.tally = tally;
  }

  /**
   * The experiments, deleted ones included.
   *
   * @throws DataException if there is none
   */
  List<ExperimentFolder> experiments() {
    List<ExperimentFolder> found = new ArrayList<>();
    for (Path folder : files.folders(files.root())) {
      if (!folder.endsWith(TRASH)) {
        experiment(folder, false).ifPresent(found::add);
      }
    }
    for (Path folder : files.folders(files.root().resolve(TRASH))) {
      experiment(folder, true).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      throw new DataException(
          "MLflow folder '%s': there must be a folder with a meta.yaml for each experiment. Maybe the folder 'mlruns' in it or above it was meant."
              .formatted(files.root()));
    }
    return found;
  }

  private Optional<ExperimentFolder> experiment(Path folder, boolean trash) {
    Optional<MetaYaml> meta = meta(folder);
    if (meta.isEmpty() || meta.get().text("experiment_id").isEmpty()) {
      return Optional.empty();
    }
    String id = meta.get().text("experiment_id").orElseThrow();
    String name = meta.get().text("name").orElse(id);
    boolean isDeleted = trash || isDeleted(meta.get());
    Map<String, String> tags = new HashMap<>();
    files.walk(
        folder.resolve("tags"),
        file ->
            files.text(file.path(), LARGEST_TEXT).ifPresent(value -> tags.put(file.name(), value)));
    return Optional.of(
        new ExperimentFolder(
            folder, id, legal(folder, name, "experiment " + id), isDeleted, Map.copyOf(tags)));
  }

  private static boolean isDeleted(MetaYaml meta) {
    return meta.text("lifecycle_stage").map("deleted"::equals).orElse(false);
  }

  /** The runs of an experiment, deleted ones included. */
  List<RunFolder> runs(ExperimentFolder experiment) {
    List<RunFolder> found = new ArrayList<>();
    for (Path folder : files.folders(experiment.folder())) {
      String name = String.valueOf(folder.getFileName());
      if (NO_RUNS.contains(name)) {
        tellWhatIsNoRun(experiment, folder, name);
      } else {
        run(experiment, folder).ifPresent(found::add);
      }
    }
    return found;
  }

  private void tellWhatIsNoRun(ExperimentFolder experiment, Path folder, String name) {
    if (name.equals("traces") || name.equals("models")) {
      int number = files.folders(folder).size();
      if (number > 0) {
        tally.note(
            "Experiment '%s': %s %s were not taken."
                .formatted(
                    experiment.name(),
                    number,
                    name.equals("models") ? "logged models' files" : name));
      }
    }
  }

  private Optional<RunFolder> run(ExperimentFolder experiment, Path folder) {
    Optional<MetaYaml> read = meta(folder);
    if (read.isEmpty()) {
      tally.note(
          "'%s' has no meta.yaml that can be read: no run was taken."
              .formatted(files.name(folder)));
      return Optional.empty();
    }
    MetaYaml meta = read.get();
    Optional<String> id = meta.text("run_id").or(() -> meta.text("run_uuid"));
    Optional<Instant> started = meta.text("start_time").flatMap(text -> time(folder, text));
    if (id.isEmpty() || Names.fault(id.get()).isPresent()) {
      tally.note(
          "'%s' has a meta.yaml without run_id: no run was taken.".formatted(files.name(folder)));
      return Optional.empty();
    }
    String name =
        meta.text("run_name")
            .filter(text -> !text.isBlank())
            .or(() -> tag(folder, "mlflow.runName"))
            .orElse(id.get());
    return Optional.of(
        new RunFolder(
            experiment,
            folder,
            id.get(),
            legal(folder, name, id.get()),
            meta.text("user_id").orElse(""),
            status(folder, meta),
            started.orElse(Instant.EPOCH),
            meta.text("end_time").flatMap(text -> time(folder, text)),
            tag(folder, "mlflow.parentRunId").map(String::strip),
            experiment.isDeleted() || isDeleted(meta)));
  }

  private String legal(Path folder, String name, String instead) {
    String legal = Names.legal(name, instead);
    if (!legal.equals(name)) {
      tally.note(
          "'%s' is called '%s' here: its own name can't be taken."
              .formatted(files.name(folder), legal));
    }
    return legal;
  }

  private RunStatus status(Path folder, MetaYaml meta) {
    String text = meta.text("status").orElse(RunStatus.RUNNING.name());
    return RunStatus.of(text)
        .orElseGet(
            () -> {
              tally.note(
                  "'%s' has the status '%s', which MLflow does not know: it counts as RUNNING."
                      .formatted(files.name(folder), text));
              return RunStatus.RUNNING;
            });
  }

  private Optional<Instant> time(Path folder, String text) {
    try {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
    } catch (NumberFormatException e) {
      tally.note("'%s' has the time '%s', which is none.".formatted(files.name(folder), text));
      return Optional.empty();
    }
  }

  private Optional<String> tag(Path folder, String name) {
    return files
        .file(folder.resolve("tags").resolve(name))
        .flatMap(file -> files.text(file, LARGEST_TEXT))
        .filter(text -> !text.isBlank());
  }

  /** The {@code meta.yaml} of a folder, empty if it has none that can be read, which is told. */
  Optional<MetaYaml> meta(Path folder) {
    return files.file(folder.resolve(META)).flatMap(this::read);
  }

  private Optional<MetaYaml> read(Path file) {
    try {
      return files
          .text(file, LARGEST_META)
          .map(text -> MetaYaml.of("'%s'".formatted(files.name(file)), text));
    } catch (DataException e) {
      tally.note(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
