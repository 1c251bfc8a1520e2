package org.sagekit.core.track;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.track.RunLog;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.lineage.LineageGraph;
import org.sagekit.api.track.run.Artifact;
import org.sagekit.api.track.run.Experiment;
import org.sagekit.api.track.run.NewRun;
import org.sagekit.api.track.run.RunEnvironment;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.run.UsedValue;
import org.sagekit.api.track.search.RunPage;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.api.track.series.Series;
import org.sagekit.api.track.series.SeriesWindow;
import org.sagekit.core.internal.Store;

/** Reads runs from the tables. */
final class StoredTracker implements Tracker {

  StoredTracker(Store store) {}

  private static UnsupportedOperationException later() {
    return new UnsupportedOperationException();
  }

  @Override
  public RunLog begin(String experiment, String name) {
    throw later();
  }

  @Override
  public RunLog begin(NewRun run) {
    throw later();
  }

  @Override
  public RunLog resume(String run) {
    throw later();
  }

  @Override
  public <T, E extends Exception> T record(String experiment, String name, Work<T, E> work) {
    throw later();
  }

  @Override
  public List<Experiment> experiments() {
    throw later();
  }

  @Override
  public Optional<TrackedRun> run(String id) {
    throw later();
  }

  @Override
  public List<TrackedRun> children(String run) {
    throw later();
  }

  @Override
  public RunPage search(RunSearch search) {
    throw later();
  }

  @Override
  public Series series(String run, String metric, SeriesWindow window) {
    throw later();
  }

  @Override
  public List<Artifact> artifacts(String run) {
    throw later();
  }

  @Override
  public byte[] bytes(Artifact artifact) {
    throw later();
  }

  @Override
  public void copy(Artifact artifact, Path file) {
    throw later();
  }

  @Override
  public List<UsedValue> values(String run) {
    throw later();
  }

  @Override
  public Optional<RunEnvironment> environment(String run) {
    throw later();
  }

  @Override
  public LineageGraph lineage(Fingerprint value) {
    throw later();
  }
}
