package org.sagekit.core.track.exchange.mlflow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.sagekit.core.track.exchange.ForeignFiles;
import org.sagekit.core.track.exchange.RunCopy;
import org.sagekit.core.track.exchange.SeriesCopy;
import org.sagekit.core.track.exchange.Tally;

/** Copies what is in the folder of a run. For one thread. */
final class RunContent {
  /** The tags that an import sets itself; a run that was imported and exported may have others. */
  private static final Set<String> OWN =
      Set.of(RunTags.RUN_ID, RunTags.EXPERIMENT_ID, RunTags.STATUS, RunTags.LIFECYCLE);

  private final ForeignFiles files;
  private final Tally tally;
  private final UsedValues values;
  private final long largestArtifact;
  private Optional<Instant> lastPoint = Optional.empty();

  RunContent(ForeignFiles files, MlrunsFolder folder, Tally tally, long largestArtifact) {
    this.files = files;
    this.tally = tally;
    this.values = new UsedValues(files, folder, tally);
    this.largestArtifact = largestArtifact;
  }

  void copy(RunFolder run, RunCopy copy) {
    lastPoint = Optional.empty();
    Path folder = run.folder();
    files.walk(folder.resolve("params"), file -> text(file, copy::param));
    files.walk(folder.resolve("tags"), file -> tag(file, copy));
    ownTags(run, copy);
    files.walk(folder.resolve("metrics"), file -> metric(file, copy));
    files.walk(folder.resolve("artifacts"), file -> artifact(file, copy));
    values.copy(run, copy);
  }

  /** When the last point was logged of the run that was copied last. */
  Optional<Instant> lastPoint() {
    return lastPoint;
  }

  private interface Texts {
    void take(String name, String value);
  }

  private void text(ForeignFiles.Found file, Texts to) {
    files
        .text(file.path(), MlrunsFolder.LARGEST_TEXT)
        .ifPresent(value -> to.take(file.name(), value));
  }

  private void tag(ForeignFiles.Found file, RunCopy copy) {
    if (OWN.contains(file.name())) {
      tally.note(
          "%s: tag '%s' was not taken: the import has one of this name."
              .formatted(copy.subject(), file.name()));
    } else {
      text(file, copy::tag);
    }
  }

  private void ownTags(RunFolder run, RunCopy copy) {
    copy.tag(RunTags.STATUS, run.status().name());
    if (run.isDeleted()) {
      copy.tag(RunTags.LIFECYCLE, "deleted");
    }
    if (!run.user().isBlank() && !has(run, "mlflow.user")) {
      copy.tag("mlflow.user", run.user());
    }
    run.experiment().tags().forEach((name, value) -> copy.tag("mlflow.experiment." + name, value));
  }

  private boolean has(RunFolder run, String tag) {
    return files.file(run.folder().resolve("tags").resolve(tag)).isPresent();
  }

  private void metric(ForeignFiles.Found file, RunCopy copy) {
    Optional<SeriesCopy> series = copy.series(file.name());
    if (series.isPresent()) {
      MetricFile lines = new MetricFile(files.name(file.path()), tally);
      try {
        lines.read(file.path(), series.get());
      } catch (IOException e) {
        files.unreadable(file.path(), e);
      }
      series.get().end();
      lines.lastPoint().ifPresent(this::later);
    }
  }

  private void later(Instant time) {
    lastPoint = lastPoint.filter(before -> before.isAfter(time)).or(() -> Optional.of(time));
  }

  private void artifact(ForeignFiles.Found file, RunCopy copy) {
    long size = file.size();
    if (size > largestArtifact) {
      tally.note(
          "%s: file '%s' has %s bytes and was not taken: %s are allowed."
              .formatted(copy.subject(), file.name(), size, largestArtifact));
    } else {
      copy.artifact(file);
    }
  }
}
