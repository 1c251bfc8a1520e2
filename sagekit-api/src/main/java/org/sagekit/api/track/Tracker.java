package org.sagekit.api.track;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
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
import org.sagekit.api.train.EvaluationReport;

/**
 * What is remembered of the runs of a workspace, and where the user's own code writes more. Every
 * stage, trial and candidate is recorded without being asked to. Several processes may read and
 * write one workspace.
 *
 * <p>Every method throws a {@link org.sagekit.api.StoreException} if the workspace can't be read or
 * written, or what it reads is damaged; those that take the identity of a run throw an {@link
 * IllegalArgumentException} if there is no such run, {@link #run} aside. Thread-safe.
 */
public interface Tracker {

  /**
   * Begins a run of the user's own. Durable at once.
   *
   * @param experiment what it belongs to, made if it is not there
   * @param name of the run
   * @return where it is written down; to be closed
   */
  RunLog begin(String experiment, String name);

  /**
   * Begins a run. Durable at once.
   *
   * @param run what is known of it
   * @return where it is written down; to be closed
   */
  RunLog begin(NewRun run);

  /**
   * Goes on writing a run that was begun before, perhaps in another process, and has perhaps ended.
   *
   * @param run its identity
   * @return where it is written down; to be closed
   */
  RunLog resume(String run);

  /**
   * Does something as a run of its own: it ends as {@code COMPLETED} if the work returns, as {@code
   * STOPPED} or {@code WAITING} if it throws those exceptions of SageKit, and as {@code FAILED} if
   * it throws anything else, which is passed on.
   *
   * @param experiment what it belongs to, made if it is not there
   * @param name of the run
   * @param work what is done
   * @param <T> what it returns
   * @param <E> what it may throw
   * @return what the work returned
   * @throws E if the work does
   */
  <T, E extends Exception> T record(String experiment, String name, Work<T, E> work) throws E;

  /**
   * Something that is done while it is written down.
   *
   * @param <T> what it returns
   * @param <E> what it may throw
   */
  @FunctionalInterface
  interface Work<T, E extends Exception> {

    /**
     * Does it.
     *
     * @param run where it is written down
     * @return any value
     * @throws E if it fails
     */
    T in(RunLog run) throws E;
  }

  /**
   * All experiments.
   *
   * @return by name
   */
  List<Experiment> experiments();

  /**
   * One run.
   *
   * @param id its identity
   * @return the run, or empty if there is none
   */
  Optional<TrackedRun> run(String id);

  /**
   * The runs nested in a run.
   *
   * @param run its identity
   * @return in the order in which they began
   */
  List<TrackedRun> children(String run);

  /**
   * Finds runs. What was found before is kept in memory as long as there is room, and only what has
   * changed is read again. Checksums are looked at when a run is read, not while it is in memory.
   *
   * @param search which ones
   * @return a page of them
   * @throws IllegalArgumentException if the query can't be read; the message says where
   */
  RunPage search(RunSearch search);

  /**
   * The points of a metric.
   *
   * @param run the identity of a run
   * @param metric its name
   * @param window which part, and how finely
   * @return the points; none if the run has no such metric
   */
  Series series(String run, String metric, SeriesWindow window);

  /**
   * The files of a run.
   *
   * @param run its identity
   * @return by name
   */
  List<Artifact> artifacts(String run);

  /**
   * The bytes of a file. They are checked against their hash: what is returned is what was kept.
   *
   * @param artifact one of {@link #artifacts}
   * @return its content
   * @throws org.sagekit.api.StoreException if it is damaged, gone, or greater than an array can be
   */
  byte[] bytes(Artifact artifact);

  /**
   * Copies a file out of the workspace. Its bytes are checked against their hash before it has its
   * name.
   *
   * @param artifact one of {@link #artifacts}
   * @param file where to; what is there is replaced
   * @throws org.sagekit.api.StoreException if it is damaged, gone, or can't be written
   */
  void copy(Artifact artifact, Path file);

  /**
   * How well something predicted, with its confusion matrix and curves.
   *
   * @param run its identity
   * @param name as it was given to {@link RunLog#evaluation}; of a training job {@code held-out}
   * @return empty if the run has none of this name
   */
  Optional<EvaluationReport> evaluation(String run, String name);

  /**
   * The values that a run has used and made.
   *
   * @param run its identity
   * @return inputs first
   */
  List<UsedValue> values(String run);

  /**
   * Where a run took place.
   *
   * @param run its identity
   * @return empty if it was brought in from elsewhere
   */
  Optional<RunEnvironment> environment(String run);

  /**
   * Where a value came from and what has become of it: from votes to datasets, models, packages,
   * endpoints and drift reports. Beyond 10,000 values it is told in part, the nearest first.
   *
   * @param value the fingerprint of a value that some run has used or made
   * @return only the value itself, of an unknown kind, if none has
   */
  LineageGraph lineage(Fingerprint value);
}
