package org.sagekit.core.track.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.SageKitException;
import org.sagekit.api.Settings;
import org.sagekit.api.Workspace;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.lineage.LineageGraph;
import org.sagekit.api.track.lineage.LineageNode;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.run.UsedValue;
import org.sagekit.api.track.run.UsedValue.Direction;
import org.sagekit.core.train.TrainingJob;

/** The trainings of a run that can be made again from what was recorded and kept. */
public final class RecordedTrainings {
  private static final String ROWS = "dataset";

  /** What a training's settings have, and a search's that has all of these besides. */
  private static final Set<String> TRAINING = Set.of("trainer", "target", "profileSample");

  private static final String SEARCH = "trials";

  private final Tracker tracker;
  private final Workspace workspace;
  private final List<Training> trainings = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  private RecordedTrainings(Tracker tracker, Workspace workspace) {
    this.tracker = tracker;
    this.workspace = workspace;
  }

  /**
   * A training that can be made again.
   *
   * @param run as it was recorded
   * @param job with the same settings
   * @param rows what it learnt from and was judged by, as they were given or made ready
   */
  public record Training(TrackedRun run, TrainingJob job, Dataset rows) {}

  /**
   * Looks for the trainings in a run.
   *
   * @param run and all that are nested in it
   * @param tracker where they are remembered
   * @param workspace where their rows are kept
   * @return what was found
   */
  public static RecordedTrainings of(TrackedRun run, Tracker tracker, Workspace workspace) {
    RecordedTrainings found = new RecordedTrainings(tracker, workspace);
    found.look(run);
    if (!found.others.isEmpty()) {
      found.gaps.add(
          "Only trainings are made again from their record, so not %s. Maybe give the stage and its input."
              .formatted(Names.of(found.others)));
    }
    return found;
  }

  /**
   * Those that can be made again.
   *
   * @return in the order in which they ended
   */
  public List<Training> trainings() {
    return List.copyOf(trainings);
  }

  /**
   * What can't be made again, and why.
   *
   * @return a sentence each
   */
  public List<String> gaps() {
    return List.copyOf(gaps);
  }

  private void look(TrackedRun run) {
    List<TrackedRun> children = tracker.children(run.id());
    children.forEach(this::look);
    boolean training =
        run.params().keySet().containsAll(TRAINING) && !run.params().containsKey(SEARCH);
    Optional<TrackedRun> maker = training ? Optional.empty() : maker(run);
    maker.ifPresent(this::look);
    if (training && run.status() == Status.COMPLETED) {
      make(run);
    } else if (maker.isEmpty()
        && (children.isEmpty() || !run.params().isEmpty())) { // a line is named by its parts
      others.add(run.path());
    }
  }

  /** The run that worked, where another one took its output from the checkpoint. */
  private Optional<TrackedRun> maker(TrackedRun run) {
    return run.restored()
        ? tracker.values(run.id()).stream()
            .filter(value -> value.direction() == Direction.OUTPUT)
            .flatMap(value -> node(value.fingerprint()))
            .flatMap(node -> node.madeBy().stream())
            .filter(id -> !id.equals(run.id()))
            .findFirst()
            .flatMap(tracker::run)
            .filter(first -> !first.restored())
        : Optional.empty();
  }

  private Stream<LineageNode> node(Fingerprint value) {
    return tracker.lineage(value).nodes().stream().filter(node -> node.fingerprint().equals(value));
  }

  private void make(TrackedRun run) {
    try {
      TrainingJob job = TrainingJob.of(run.name(), Settings.of(run.params()), workspace);
      trainings.add(new Training(run, job, rows(run, tracker.values(run.id()))));
    } catch (IllegalArgumentException | IllegalStateException | SageKitException e) {
      gaps.add("Stage '%s' was not repeated: %s".formatted(run.path(), e.getMessage()));
    }
  }

  /** The rows as they were given, or as they were made ready, whichever is kept. */
  private Dataset rows(TrackedRun run, List<UsedValue> values) {
    Stream<Fingerprint> given =
        values.stream()
            .filter(value -> value.direction() == Direction.INPUT && value.kind().equals(ROWS))
            .map(UsedValue::fingerprint);
    Stream<Fingerprint> ready =
        values.stream()
            .filter(value -> value.direction() == Direction.OUTPUT)
            .flatMap(value -> learntFrom(value.fingerprint()));
    List<Fingerprint> keys = Stream.concat(given, ready).distinct().toList();
    return keys.stream()
        .flatMap(key -> workspace.find(key, Dataset.class).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "TrainingJob '%s': rows must be kept in the workspace, but dataset %s is not there."
                        .formatted(run.name(), keys.stream().map(Fingerprint::brief).toList())));
  }

  /** What a model is made of itself; the rows of a model that it went on from are others. */
  private Stream<Fingerprint> learntFrom(Fingerprint model) {
    LineageGraph lineage = tracker.lineage(model);
    Set<Fingerprint> rows =
        lineage.nodes().stream()
            .filter(node -> node.kind().equals(ROWS))
            .map(LineageNode::fingerprint)
            .collect(Collectors.toSet());
    return lineage.edges().stream()
        .filter(edge -> edge.to().equals(model) && rows.contains(edge.from()))
        .map(LineageGraph.Edge::from);
  }
}
