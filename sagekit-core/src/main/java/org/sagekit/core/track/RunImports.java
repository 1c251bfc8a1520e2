package org.sagekit.core.track;

import java.nio.file.Path;
import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.api.track.Tracker;
import org.sagekit.core.track.exchange.ImportOptions;
import org.sagekit.core.track.exchange.ImportReport;
import org.sagekit.core.track.exchange.mlflow.MlrunsImport;
import org.sagekit.core.track.exchange.tensorboard.TensorBoardImport;

/**
 * Brings runs in from the files of other trackers.
 *
 * <pre>{@code
 * ImportReport report = RunImports.into(kit.tracker()).mlruns(Path.of("mlruns"));
 * }</pre>
 *
 * <p>The files were written by others and are not trusted: what is damaged, too large or leads out
 * of the folder is left out, and the report says so in a sentence each. Memory is bounded by the
 * number of runs and names, not by that of points or bytes.
 *
 * <p>Bringing the same folder in again doubles nothing: a run is known by the identity that the
 * other tracker gave it, which is kept as a tag. What it has got since then is added: new points,
 * parameters, tags and files, and its end. Two imports at the same time don't know of each other.
 *
 * <p>Immutable: each option returns a new one.
 */
public final class RunImports {
  private final Tracker tracker;
  private final ImportOptions options;

  private RunImports(Tracker tracker, ImportOptions options) {
    this.tracker = tracker;
    this.options = options;
  }

  /**
   * Imports into a workspace.
   *
   * @param tracker of the workspace
   * @return with files of up to one GiB, and without deleted runs
   */
  public static RunImports into(Tracker tracker) {
    return new RunImports(Objects.requireNonNull(tracker, "tracker"), ImportOptions.standard());
  }

  /**
   * Leaves out files of runs that are larger.
   *
   * @param bytes at least 0; 1,073,741,824 by default
   * @return a new one
   * @throws IllegalArgumentException if it is negative
   */
  public RunImports largestArtifact(long bytes) {
    return new RunImports(tracker, new ImportOptions(bytes, options.deleted()));
  }

  /**
   * Takes runs too that are marked as deleted, or whose experiment is. They get the tag {@code
   * mlflow.lifecycleStage = deleted}.
   *
   * @return a new one
   */
  public RunImports withDeleted() {
    return new RunImports(tracker, new ImportOptions(options.largestArtifact(), true));
  }

  /**
   * Brings in the runs of a folder of MLflow's file store: parameters, tags, all points of all
   * metrics, files, datasets, nesting, begin, end and status. A run that has not ended there is
   * {@code STOPPED} here until it is brought in again; its own status is in the tag {@code
   * mlflow.status}. Tags of an experiment become tags of its runs, {@code mlflow.experiment.}
   * before their names. Files of logged models and traces are not taken.
   *
   * @param folder usually called {@code mlruns}
   * @return what became of it
   * @throws org.sagekit.api.DataException if it is no such folder
   * @throws org.sagekit.api.StoreException if the workspace can't be written; what was brought in
   *     before stays, and bringing in again goes on
   * @throws org.sagekit.api.StoppedException if the thread is interrupted; what was brought in
   *     before stays, and bringing in again goes on
   */
  public ImportReport mlruns(Path folder) {
    return MlrunsImport.run(tracker, Objects.requireNonNull(folder, "folder"), options);
  }

  /**
   * Brings in the scalars of TensorBoard's event files, and the hyperparameters of its HParams
   * plugin. Each folder with event files is a run, called by its place below the folder; several
   * files in it are read in the order of their names. Points that TensorBoard drops because the
   * training was started again from an earlier step are left out.
   *
   * @param folder TensorBoard's {@code logdir}
   * @param experiment what the runs belong to here, made if it is not there
   * @return what became of it
   * @throws org.sagekit.api.DataException if there is no event file in the folder or below it
   * @throws org.sagekit.api.StoreException if the workspace can't be written; what was brought in
   *     before stays, and bringing in again goes on
   * @throws org.sagekit.api.StoppedException if the thread is interrupted; what was brought in
   *     before stays, and bringing in again goes on
   */
  public ImportReport tensorBoard(Path folder, String experiment) {
    return TensorBoardImport.run(
        tracker,
        Objects.requireNonNull(folder, "folder"),
        Problems.notBlank("RunImports", "experiment", experiment));
  }
}
