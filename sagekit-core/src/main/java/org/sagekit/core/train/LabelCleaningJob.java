package org.sagekit.core.train;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.api.label.errors.LabelRepair;
import org.sagekit.core.label.LabelErrors;

/**
 * Finds rows whose label is likely wrong, and does something about them: rows in, cleaner rows out,
 * to be put before a training. What was found is the output of {@link #errors()}.
 *
 * <pre>{@code
 * LabelErrorsJob errors = LabelErrorsJob.named("errors", Trainers.xgboost()).build();
 * LabelCleaningJob.named("clean", errors).build().then(TrainingJob.named(...).build())
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class LabelCleaningJob implements Stage<Dataset, Dataset> {
  private static final String FORMAT = "label-cleaning-job/1";

  private final String name;
  private final LabelErrorsJob errors;
  private final LabelRepair repair;

  private LabelCleaningJob(Builder builder) {
    name = builder.name;
    errors = builder.errors;
    repair = builder.repair;
  }

  /**
   * Starts a job.
   *
   * @param name unique in its line, not blank
   * @param errors finds the labels that are likely wrong
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name, LabelErrorsJob errors) {
    return new Builder(name, errors);
  }

  /** Options of a {@link LabelCleaningJob}. For one thread. */
  public static final class Builder {
    private String name;
    private final LabelErrorsJob errors;
    private LabelRepair repair = LabelRepair.REMOVE;

    private Builder(String name, LabelErrorsJob errors) {
      this.name = Objects.requireNonNull(name, "name");
      this.errors = Objects.requireNonNull(errors, "errors");
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
     * What is done about labels that are likely wrong.
     *
     * @param value {@link LabelRepair#REMOVE} by default
     * @return this
     */
    public Builder repair(LabelRepair value) {
      repair = Objects.requireNonNull(value, "repair");
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the job
     * @throws IllegalArgumentException if the name is blank
     */
    public LabelCleaningJob build() {
      Problems.of("LabelCleaningJob '" + name + "'")
          .require(!name.isBlank(), "name", "a name", "'" + name + "'")
          .throwIfAny();
      return new LabelCleaningJob(this);
    }
  }

  /**
   * A builder that makes an equal job if nothing is changed.
   *
   * @return with all options of this job
   */
  public Builder toBuilder() {
    return named(name, errors).repair(repair);
  }

  /**
   * What finds the labels that are likely wrong.
   *
   * @return a stage of this job, to ask a run for its output
   */
  public LabelErrorsJob errors() {
    return errors;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return Settings.empty().with("repair", repair).with("errors", errors.settings());
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return errors
        .fingerprint()
        .map(known -> Fingerprint.of(FORMAT, known.hex(), errors.name(), repair.name()));
  }

  @Override
  public List<Stage<?, ?>> parts() {
    return List.of(errors);
  }

  @Override
  public List<String> check(RunContext run) {
    return errors.check(run);
  }

  /**
   * Cleans the rows.
   *
   * @param input rows with labels
   * @param run runs {@link #errors()}
   * @return the rows with the target in its role, as categories, repaired; they bear the job's name
   * @throws Exception as {@link LabelErrorsJob#run}
   */
  @Override
  public Dataset run(Dataset input, RunContext run) throws Exception {
    LabelErrorsReport report = run.call(errors, input);
    return LabelErrors.repaired(errors.prepared(input), report, repair).named(name);
  }

  @Override
  public String toString() {
    return "LabelCleaningJob '" + name + "'";
  }
}
