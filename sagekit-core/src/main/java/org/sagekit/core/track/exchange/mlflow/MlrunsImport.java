package org.sagekit.core.track.exchange.mlflow;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.NewRun;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.core.track.exchange.ForeignFiles;
import org.sagekit.core.track.exchange.ImportOptions;
import org.sagekit.core.track.exchange.ImportReport;
import org.sagekit.core.track.exchange.KnownRuns;
import org.sagekit.core.track.exchange.Names;
import org.sagekit.core.track.exchange.RunCopy;
import org.sagekit.core.track.exchange.Tally;

/** Brings the runs of a folder of MLflow's file store in. For one thread. */
public final class MlrunsImport {
  private final Tracker tracker;
  private final ImportOptions options;
  private final Tally tally = new Tally();
  private final ForeignFiles files;
  private final MlrunsFolder folder;
  private final RunContent content;
  private final KnownRuns known;
  private final Map<String, String> pathById = new HashMap<>();
  private final List<String> begun = new ArrayList<>();
  private final List<String> grown = new ArrayList<>();
  private long unchanged;
  private long deleted;

  private MlrunsImport(Tracker tracker, Path mlruns, ImportOptions options) {
    this.tracker = tracker;
    this.options = options;
    this.files = new ForeignFiles("MLflow folder", mlruns, tally);
    this.folder = new MlrunsFolder(files, tally);
    this.content = new RunContent(files, folder, tally, options.largestArtifact());
    this.known = KnownRuns.of(tracker, run -> Optional.ofNullable(run.tags().get(RunTags.RUN_ID)));
  }

  /**
   * Brings the runs in.
   *
   * @param tracker where to
   * @param mlruns the folder
   * @param options what is taken
   * @return what became of it
   * @throws org.sagekit.api.DataException if the folder is no file store of MLflow
   */
  public static ImportReport run(Tracker tracker, Path mlruns, ImportOptions options) {
    return new MlrunsImport(tracker, mlruns, options).all(mlruns);
  }

  private ImportReport all(Path mlruns) {
    Map<String, RunFolder> runById = new LinkedHashMap<>();
    for (ExperimentFolder experiment : folder.experiments()) {
      for (RunFolder run : folder.runs(experiment)) {
        if (run.isDeleted() && !options.deleted()) {
          deleted++;
        } else if (runById.putIfAbsent(run.id(), run) != null) {
          tally.note(
              "'%s' was not taken: its run_id '%s' is that of another run."
                  .formatted(files.name(run.folder()), run.id()));
        }
      }
    }
    ParentsFirst.order(runById.values()).forEach(this::one);
    return new ImportReport(
        "MLflow folder '%s'".formatted(mlruns),
        begun,
        grown,
        unchanged,
        deleted,
        tally.carried(),
        tally.notes(),
        tally.furtherNotes());
  }

  private void one(RunFolder run) {
    Optional<TrackedRun> before = known.run(run.id());
    try (RunCopy copy =
        before.map(here -> RunCopy.goOn(tracker, tally, here)).orElseGet(() -> begin(run))) {
      known.add(run.id(), copy.id());
      copyAll(run, copy);
      count(copy);
    }
    before.ifPresent(here -> pathById.put(run.id(), here.path()));
  }

  private RunCopy begin(RunFolder run) {
    Optional<String> parent = run.parent().flatMap(known::id);
    if (parent.isEmpty() && run.parent().isPresent()) {
      tally.note(
          "Run '%s': the run '%s' that it is nested in was not taken: it stands at the top."
              .formatted(run.name(), run.parent().get()));
    }
    String path =
        run.parent()
            .filter(id -> parent.isPresent())
            .map(id -> pathOf(id) + "/" + run.name())
            .filter(below -> below.length() <= Names.LONGEST_VALUE)
            .orElse(run.name());
    pathById.put(run.id(), path);
    NewRun begin =
        NewRun.of(run.experiment().name(), run.name())
            .kind(RunKind.IMPORTED)
            .path(path)
            .started(run.started());
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put(RunTags.RUN_ID, run.id());
    identity.put(RunTags.EXPERIMENT_ID, run.experiment().id());
    return RunCopy.begin(tracker, tally, parent.map(begin::parent).orElse(begin), identity);
  }

  private String pathOf(String id) {
    return pathById.computeIfAbsent(id, it -> known.run(it).map(TrackedRun::path).orElse(it));
  }

  private void copyAll(RunFolder run, RunCopy copy) {
    content.copy(run, copy);
    Instant last = content.lastPoint().filter(run.started()::isBefore).orElse(run.started());
    Instant end = run.ended().orElse(last);
    if (end.isBefore(run.started())) {
      tally.note(
          "%s: it ended before it began: it ends where it begins.".formatted(copy.subject()));
      end = run.started();
    }
    copy.end(run.status().ours(), run.status().reason(), end);
  }

  private void count(RunCopy copy) {
    if (copy.isNew()) {
      begun.add(copy.id());
    } else if (copy.isTouched()) {
      grown.add(copy.id());
    } else {
      unchanged++;
    }
  }
}
