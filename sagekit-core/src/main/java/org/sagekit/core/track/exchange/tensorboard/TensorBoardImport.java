package org.sagekit.core.track.exchange.tensorboard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.sagekit.api.DataException;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.NewRun;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.core.track.exchange.ForeignFiles;
import org.sagekit.core.track.exchange.ImportReport;
import org.sagekit.core.track.exchange.KnownRuns;
import org.sagekit.core.track.exchange.Names;
import org.sagekit.core.track.exchange.RunCopy;
import org.sagekit.core.track.exchange.Tally;

/**
 * Brings the runs of TensorBoard's event files in: each folder with such files is a run, as it is
 * in TensorBoard. A run is known again by its experiment, its place and the name of its first file,
 * which has time, host and process in it. For one thread.
 */
public final class TensorBoardImport {
  private static final String EVENTS = "tfevents";
  private static final String RUN = "tensorboard.run";
  private static final String FILE = "tensorboard.file";
  private final Tracker tracker;
  private final String experiment;
  private final Tally tally = new Tally();
  private final ForeignFiles files;
  private final KnownRuns known;
  private final List<String> begun = new ArrayList<>();
  private final List<String> grown = new ArrayList<>();
  private long unchanged;

  private TensorBoardImport(Tracker tracker, Path folder, String experiment) {
    this.tracker = tracker;
    this.experiment = experiment;
    this.files = new ForeignFiles("TensorBoard folder", folder, tally);
    this.known = KnownRuns.of(tracker, TensorBoardImport::key);
  }

  /**
   * Brings the runs in.
   *
   * @param tracker where to
   * @param folder TensorBoard's {@code logdir}
   * @param experiment what the runs belong to here
   * @return what became of it
   * @throws DataException if there is no event file in the folder or below it
   */
  public static ImportReport run(Tracker tracker, Path folder, String experiment) {
    return new TensorBoardImport(tracker, folder, experiment).all(folder);
  }

  private ImportReport all(Path folder) {
    Map<String, List<Path>> filesByRun = new TreeMap<>();
    files.walk(
        folder,
        file -> {
          Path name = Objects.requireNonNull(file.path().getFileName(), "name of the file");
          if (name.toString().contains(EVENTS)) {
            int end = file.name().lastIndexOf('/');
            String run = end < 0 ? "." : file.name().substring(0, end);
            filesByRun.computeIfAbsent(run, key -> new ArrayList<>()).add(file.path());
          }
        });
    if (filesByRun.isEmpty()) {
      throw new DataException(
          "TensorBoard folder '%s': there must be files named 'events.out.tfevents...' in it or below it."
              .formatted(folder));
    }
    filesByRun.forEach(this::one);
    return new ImportReport(
        "TensorBoard folder '%s'".formatted(folder),
        begun,
        grown,
        unchanged,
        0,
        tally.carried(),
        tally.notes(),
        tally.furtherNotes());
  }

  private void one(String place, List<Path> paths) {
    ForeignFiles.checkInterrupt();
    List<Path> inOrder = paths.stream().sorted().toList();
    RunEvents events = new RunEvents(files, tally);
    events.scan(inOrder);
    if (events.isEmpty()) {
      tally.note("'%s' has no event that can be read: no run was taken.".formatted(place));
      return;
    }
    String file = String.valueOf(inOrder.get(0).getFileName());
    Optional<TrackedRun> before = known.run(key(experiment, place, file));
    try (RunCopy copy =
        before
            .map(here -> RunCopy.goOn(tracker, tally, here))
            .orElseGet(() -> begin(place, file, events))) {
      events.hyperParameters().values().forEach(copy::param);
      events.copy(copy);
      end(events, copy);
      count(copy);
    }
  }

  private RunCopy begin(String place, String file, RunEvents events) {
    String name = Names.legal(place, "run");
    NewRun run = NewRun.of(experiment, name).kind(RunKind.IMPORTED).started(events.started());
    return RunCopy.begin(tracker, tally, run, Map.of(RUN, place, FILE, file));
  }

  /** Event files don't tell that a run has ended, so it ends with its last event. */
  private static void end(RunEvents events, RunCopy copy) {
    boolean isFailed = events.hyperParameters().isFailed();
    copy.end(
        isFailed ? Status.FAILED : Status.COMPLETED,
        isFailed ? "It failed. TensorBoard keeps no reason." : "",
        events.ended());
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

  private static Optional<String> key(TrackedRun run) {
    String place = run.tags().get(RUN);
    String file = run.tags().get(FILE);
    return place == null || file == null
        ? Optional.empty()
        : Optional.of(key(run.experiment(), place, file));
  }

  private static String key(String experiment, String place, String file) {
    return String.join("\n", experiment, place, file);
  }
}
