package org.sagekit.core.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.WaitingException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.review.ReviewCondition;
import org.sagekit.api.review.ReviewTask;
import org.sagekit.api.review.Reviewed;
import org.sagekit.api.review.Reviewer;
import org.sagekit.api.train.TrainedModel;

/**
 * Asks a person about predictions that were captured, and takes the answers back into the training
 * rows: the end of the line that is its beginning.
 *
 * <pre>{@code
 * ReviewJob.named("review", "expert/1", task -> Optional.of(ask(task)))
 *     .when(Conditions.confidenceBelow(0.6), Conditions.sample(0.02, 7))
 *     .limit(200)
 *     .build()
 * }</pre>
 *
 * <p>Every answer is on the disk of the workspace before the next question is asked; it belongs to
 * the job's name and the reviewer's version, and the same question (event id, input and target) is
 * never asked again. Immutable; thread-safe if the reviewer is.
 */
public final class ReviewJob implements Stage<Captured, Dataset> {
  private static final String FORMAT = "review/1";

  private final String name;
  private final Optional<String> version;
  private final Reviewer reviewer;
  private final List<ReviewCondition> conditions;
  private final int limit;
  private final Optional<Dataset> onto;

  private ReviewJob(Builder builder) {
    name = builder.name;
    version = builder.version;
    reviewer = builder.reviewer;
    conditions = builder.conditions;
    limit = builder.limit;
    onto = builder.onto;
  }

  /**
   * Starts a job whose reviewer may answer differently next time. It is not checkpointed, but its
   * answers are kept all the same.
   *
   * @param name unique in its line, not blank
   * @param reviewer who is asked, one question at a time
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name, Reviewer reviewer) {
    return new Builder(name, Optional.empty(), reviewer);
  }

  /**
   * Starts a job that is checkpointed.
   *
   * @param name unique in its line, not blank
   * @param version who or what the reviewer is; another version is asked all questions again
   * @param reviewer who is asked, one question at a time
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name, String version, Reviewer reviewer) {
    return new Builder(name, Optional.of(version), reviewer);
  }

  /** Options of a {@link ReviewJob}. For one thread. */
  public static final class Builder {
    private String name;
    private final Optional<String> version;
    private final Reviewer reviewer;
    private List<ReviewCondition> conditions = List.of(Conditions.confidenceBelow(0.7));
    private int limit = Integer.MAX_VALUE;
    private Optional<Dataset> onto = Optional.empty();

    private Builder(String name, Optional<String> version, Reviewer reviewer) {
      this.name = Objects.requireNonNull(name, "name");
      this.version = version;
      this.reviewer = Objects.requireNonNull(reviewer, "reviewer");
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Problems.notBlank("ReviewJob", "name", newName);
      return this;
    }

    /**
     * Which predictions a person should see: those that at least one condition picks.
     *
     * @param some at least one; confidence below 0.7 by default
     * @return this
     */
    public Builder when(ReviewCondition... some) {
      conditions = List.of(some);
      return this;
    }

    /**
     * How many predictions of one capture are asked about at most: the least certain, of equals the
     * earliest. Answers that were given before count whether or not they are among them.
     *
     * @param most at least 1; all that are picked by default
     * @return this
     */
    public Builder limit(int most) {
      limit = most;
      return this;
    }

    /**
     * The rows that the answers are added to. By default those that the model learnt from, if the
     * workspace still has them.
     *
     * @param rows has a target
     * @return this
     */
    public Builder onto(Dataset rows) {
      onto = Optional.of(rows);
      return this;
    }

    /**
     * Ends the settings.
     *
     * @return the job
     * @throws IllegalArgumentException with a line for each problem
     */
    public ReviewJob build() {
      Problems problems = Problems.of("ReviewJob '" + name + "'");
      problems
          .require(!name.isBlank(), "name", "a name", "'" + name + "'")
          .require(
              version.map(text -> !text.isBlank()).orElse(true),
              "version",
              "a text",
              "'" + version.orElse("") + "'")
          .require(!conditions.isEmpty(), "conditions", "at least one", "none")
          .require(limit >= 1, "limit", "at least 1", limit);
      onto.ifPresent(
          rows ->
              problems.require(
                  rows.schema().with(Role.TARGET).isPresent(),
                  "onto",
                  "rows with a target",
                  "'" + rows.name() + "' without one",
                  "rows.as(\"...\", Role.TARGET)"));
      problems.throwIfAny();
      return new ReviewJob(this);
    }
  }

  /**
   * A builder with the settings of this job.
   *
   * @return a builder; this job stays as it is
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, version, reviewer).limit(limit);
    builder.conditions = conditions;
    builder.onto = onto;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("reviewer", version.orElse("without a version"))
        .with("when", conditions.stream().map(ReviewCondition::name).toList())
        .with("limit", limit)
        .with("onto", onto.map(rows -> rows.fingerprint().hex()).orElse("the training rows"));
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return version.map(
        known ->
            Fingerprint.of(
                ReviewJob.class.getName(), FORMAT, known, settings().fingerprint().hex()));
  }

  /**
   * Asks, and adds the answers to the training rows.
   *
   * @param input the model and what it was asked
   * @param run where the answers are kept and {@link Reviewed} is told
   * @return the training rows with the answers: a row whose column in {@link Role#ID} equals an
   *     event id has its target replaced, every other answer is a new row of weight 1, whose
   *     columns are missing where the capture has none; it bears the job's name
   * @throws WaitingException if a question has no answer yet; all others were asked before
   * @throws DataException if the training rows are not there, the reviewer answers something that
   *     is no class, or a captured value does not fit its column
   * @throws org.sagekit.api.StoreException if answers can't be kept or read
   */
  @Override
  public Dataset run(Captured input, RunContext run) {
    Dataset rows = onto.orElseGet(() -> trainingRows(input, run));
    ValidLabels labels = ValidLabels.of(input.modelPackage().graph(), rows);
    Answers answers =
        Answers.of(
            run.workspace().folder("reviews"),
            name,
            version.orElse(""),
            rows.schema().target().name());
    List<ReviewTask> picked = picked(input);
    Map<String, String> labelByEvent = new HashMap<>();
    for (ReviewTask task : picked) {
      answers
          .find(task.record())
          .filter(labels::allow)
          .ifPresent(label -> labelByEvent.put(task.record().eventId(), label));
    }
    List<ReviewTask> open =
        leastCertain(picked).stream()
            .filter(task -> !labelByEvent.containsKey(task.record().eventId()))
            .toList();
    labelByEvent.putAll(ask(open, labels, answers, run));
    List<CaptureRecord> answered =
        picked.stream()
            .map(ReviewTask::record)
            .filter(record -> labelByEvent.containsKey(record.eventId()))
            .toList();
    return ReviewedRows.of(rows, answered, labelByEvent).named(name);
  }

  private Dataset trainingRows(Captured input, RunContext run) {
    TrainedModel model = input.modelPackage().model();
    Optional<Lineage> origin = model.lineage().nearest("dataset");
    return origin
        .flatMap(rows -> run.workspace().find(rows.fingerprint(), Dataset.class))
        .orElseThrow(
            () ->
                new DataException(
                    "ReviewJob '%s': training rows of model '%s' must be in the workspace, but %s. Maybe onto(rows)."
                        .formatted(
                            name,
                            model.name(),
                            origin
                                .map(
                                    rows ->
                                        "'%s' (%s) is not"
                                            .formatted(rows.name(), rows.fingerprint().brief()))
                                .orElse("its lineage names none"))));
  }

  private List<ReviewTask> picked(Captured input) {
    List<ReviewTask> picked = new ArrayList<>();
    for (CaptureRecord record : input.capture().records()) {
      conditions.stream()
          .filter(condition -> condition.picks(record))
          .findFirst()
          .ifPresent(condition -> picked.add(new ReviewTask(record, condition.name())));
    }
    return picked;
  }

  /** A confidence that is no number is the least; the sort keeps the order of equals. */
  private List<ReviewTask> leastCertain(List<ReviewTask> picked) {
    return picked.stream()
        .sorted(Comparator.comparingDouble(ReviewJob::confidence))
        .limit(limit)
        .toList();
  }

  private static double confidence(ReviewTask task) {
    double confidence = task.record().output().confidence();
    return Double.isNaN(confidence) ? -1 : confidence;
  }

  private Map<String, String> ask(
      List<ReviewTask> open, ValidLabels labels, Answers answers, RunContext run) {
    Map<String, String> labelByEvent = new HashMap<>();
    List<String> waiting = new ArrayList<>();
    for (ReviewTask task : open) {
      run.checkStop();
      String event = task.record().eventId();
      Optional<String> answer =
          Objects.requireNonNull(reviewer.review(task), "the reviewer's answer");
      if (answer.isEmpty()) {
        waiting.add(event);
        continue;
      }
      String label = answer.get();
      if (!labels.allow(label)) {
        throw labels.refused("ReviewJob '" + name + "'", event, label);
      }
      answers.keep(task.record(), label);
      labelByEvent.put(event, label);
      run.emit(new Reviewed(run.path(), task, label));
      run.progress().at(labelByEvent.size(), open.size(), "answers");
    }
    if (!waiting.isEmpty()) {
      throw new WaitingException(
          "ReviewJob '%s': %s of %s questions wait for an answer, the first is event '%s'."
              .formatted(
                  name,
                  String.valueOf(waiting.size()),
                  String.valueOf(open.size()),
                  waiting.get(0)));
    }
    return labelByEvent;
  }
}
