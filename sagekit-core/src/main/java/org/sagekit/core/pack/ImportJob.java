package org.sagekit.core.pack;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.data.Profiles;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Evaluations;
import org.sagekit.core.train.TrainingPlan;
import org.sagekit.core.train.UnsupervisedEvaluations;

/**
 * Makes a model that was trained elsewhere one of ours: it takes rows like those that the model was
 * trained with, and gives the same type as a {@code TrainingJob}, so that one word swaps them. The
 * model that comes out computes as the file says; schema and profile are those of the rows, by
 * which monitoring measures drift; its lineage names the file and the rows.
 *
 * <p>If the rows have a target, all of them judge the model. Whether it has learnt from them nobody
 * can tell: give rows that it has not seen for figures that hold. Without a target there are no
 * figures.
 *
 * <p>{@link #run} refuses with a {@link DataException} no rows, rows that lack an input of the
 * model or have a text where it reads a number, and a target without a class that the model knows.
 * The rows are kept in the workspace under their fingerprint. Immutable and thread-safe.
 */
public final class ImportJob implements Stage<Dataset, TrainedModel> {
  private static final String FORM = "import-job/1";

  private final String name;
  private final ImportedModel model;
  private final Optional<String> target;
  private final int profileSample;

  private ImportJob(Builder builder) {
    this.name = builder.name;
    this.model = builder.model;
    this.target = builder.target;
    this.profileSample = builder.profileSample;
  }

  /**
   * Starts a job.
   *
   * @param name unique in its line, not blank; also the model's name
   * @param model from {@link Imports}
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name, ImportedModel model) {
    return new Builder(name, model);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("target", target.orElse("by role"))
        .with("profileSample", profileSample)
        .with("model", model.settings());
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return Optional.of(Fingerprint.of(FORM, settings().fingerprint().hex()));
  }

  /**
   * Makes the model.
   *
   * @param input rows with the inputs of the model
   * @param run for its workspace and seed
   * @return the model, with schema and profile of the rows
   * @throws IllegalArgumentException if the target is not a column of the input
   * @throws DataException if the rows don't fit the model
   */
  @Override
  public TrainedModel run(Dataset input, RunContext run) {
    Dataset rows = new ReferenceRows(toString(), model.graph()).prepared(input, target);
    run.checkStop();
    run.workspace().keep(rows.fingerprint(), rows);
    Evaluation evaluation = judged(rows);
    evaluation
        .estimateByMetric()
        .forEach(
            (metric, estimate) ->
                run.emit(
                    new RunEvent.MetricLogged(run.path(), metric.label(), 0, estimate.value())));
    return new TrainedModel(
        name,
        model.graph(),
        rows.schema(),
        Profiles.of(rows, run.seed(), profileSample),
        model.format().label(),
        model.settings(),
        run.seed(),
        evaluation,
        Optional.empty(),
        lineage(input, rows));
  }

  private Evaluation judged(Dataset rows) {
    ScoringGraph graph = model.graph();
    boolean hasTarget = rows.schema().with(Role.TARGET).isPresent();
    if (graph.task().isSupervised() && !hasTarget) {
      return new Evaluation(rows.size(), Map.of());
    }
    return switch (graph.task()) {
      case BINARY, MULTICLASS, REGRESSION -> Evaluations.of(Scorers.of(graph).score(rows), rows);
      case MULTILABEL -> Evaluations.ofLabels(Scorers.of(graph).score(rows), rows);
      case CLUSTERING, ANOMALY, PROJECTION -> UnsupervisedEvaluations.of(graph, rows);
    };
  }

  private Lineage lineage(Dataset input, Dataset rows) {
    Fingerprint.Digest digest = Fingerprint.digest().text(FORM).text(name);
    digest.fingerprint(settings().fingerprint()).fingerprint(rows.fingerprint());
    Lineage file = Lineage.of("file", model.file(), model.fingerprint());
    return new Lineage(
        "model", name, digest.done(), List.of(TrainingPlan.lineage(input, rows), file));
  }

  /**
   * A builder with this job's settings.
   *
   * @return a builder that builds an equal job
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, model).profileSample(profileSample);
    builder.target = target;
    return builder;
  }

  @Override
  public String toString() {
    return "ImportJob '" + name + "'";
  }

  /** Options of an {@link ImportJob}. For one thread. */
  public static final class Builder {
    private String name;
    private final ImportedModel model;
    private Optional<String> target = Optional.empty();
    private int profileSample = Profiles.SAMPLE;

    private Builder(String name, ImportedModel model) {
      this.name = Objects.requireNonNull(name, "name");
      this.model = Objects.requireNonNull(model, "model");
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Objects.requireNonNull(newName, "name");
      return this;
    }

    /**
     * What the model predicts, to judge it by.
     *
     * @param column by default the one in the role of the target; without one nothing judges
     * @return this
     */
    public Builder target(String column) {
      target = Optional.of(Objects.requireNonNull(column, "target"));
      return this;
    }

    /**
     * How many of the rows the model's profile holds as a sample, which drift is measured by.
     *
     * @param rows at most so many; 0 for none, 5,000 by default
     * @return this
     */
    public Builder profileSample(int rows) {
      profileSample = rows;
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the job
     * @throws IllegalArgumentException if an option is not valid; the message has all problems
     */
    public ImportJob build() {
      boolean reads =
          target
              .filter(
                  column -> model.graph().inputs().stream().anyMatch(f -> f.name().equals(column)))
              .isPresent();
      Problems.of("ImportJob '" + name + "'")
          .require(!name.isBlank(), "name", "a name", "'" + name + "'")
          .require(profileSample >= 0, "profileSample", "at least 0", profileSample)
          .require(!reads, "target", "no input of the model", target.orElse(""))
          .throwIfAny();
      return new ImportJob(this);
    }
  }
}
