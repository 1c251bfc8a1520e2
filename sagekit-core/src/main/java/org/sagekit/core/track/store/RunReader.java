package org.sagekit.core.track.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.track.lineage.LineageGraph;
import org.sagekit.api.track.run.Artifact;
import org.sagekit.api.track.run.Experiment;
import org.sagekit.api.track.run.RunEnvironment;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.run.UsedValue;
import org.sagekit.api.track.series.Series;
import org.sagekit.api.track.series.SeriesWindow;
import org.sagekit.api.train.EvaluationReport;
import org.sagekit.core.internal.ObjectFiles;
import org.sagekit.core.internal.Store;
import org.sagekit.core.track.points.Windows;

/** Reads what was written of runs. Thread-safe. */
public final class RunReader {
  private final Store store;
  private final ObjectFiles objects;

  public RunReader(RunBook book) {
    this.store = book.store();
    this.objects = book.objects();
  }

  /** All experiments, by name. */
  public List<Experiment> experiments() {
    return store.read(ExperimentTable::all);
  }

  /** One run, or empty. */
  public Optional<TrackedRun> run(String id) {
    return store.read(
        c -> {
          Optional<RunRow> row = Runs.find(c, id);
          return row.isEmpty() ? Optional.empty() : Optional.of(Runs.read(c, row.get()));
        });
  }

  /** The runs nested in a run. */
  public List<TrackedRun> children(String run) {
    return store.read(
        c -> {
          List<TrackedRun> children = new ArrayList<>();
          for (RunRow row : RunTable.children(c, Runs.require(c, run).id())) {
            children.add(Runs.read(c, row));
          }
          return children;
        });
  }

  /** The points of a metric. */
  public Series series(String run, String metric, SeriesWindow window) {
    return store.read(
        c -> {
          Optional<SeriesRow> row = SeriesTable.find(c, Runs.require(c, run).id(), metric);
          return row.isEmpty()
              ? new Series(metric, List.of(), 0)
              : Windows.of(metric, SeriesTable.points(c, row.get(), window), window);
        });
  }

  /** The files of a run. */
  public List<Artifact> artifacts(String run) {
    return store.read(c -> ArtifactTable.of(c, Runs.require(c, run).id()));
  }

  /** The bytes of a file, as they were kept. */
  public byte[] bytes(Artifact artifact) {
    return objects.read(artifact.sha256(), artifact.size());
  }

  /** Copies a file out of the workspace. */
  public void copy(Artifact artifact, Path file) {
    objects.copy(artifact.sha256(), artifact.size(), file);
  }

  /** An evaluation of a run. */
  public Optional<EvaluationReport> evaluation(String run, String name) {
    String file = ReportForm.file(name);
    return artifacts(run).stream()
        .filter(artifact -> artifact.name().equals(file))
        .findFirst()
        .map(artifact -> ReportForm.read(new String(bytes(artifact), StandardCharsets.UTF_8)));
  }

  /** The values that a run has used and made. */
  public List<UsedValue> values(String run) {
    return store.read(c -> ValueTable.of(c, Runs.require(c, run).id()));
  }

  /** Where a run took place. */
  public Optional<RunEnvironment> environment(String run) {
    return store.read(
        c -> {
          String hash = Runs.require(c, run).environment();
          return hash == null ? Optional.empty() : Environments.read(c, hash);
        });
  }

  /** Where a value came from, and what has become of it. */
  public LineageGraph lineage(Fingerprint value) {
    return store.read(c -> Lineages.of(c, value));
  }
}
