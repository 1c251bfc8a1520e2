package org.sagekit.monitor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.deploy.capture.RecordPreprocessor;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.Violation;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.QualityBaseline;
import org.sagekit.api.monitor.quality.QualityReport;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.core.deploy.RecordPreprocessors;
import org.sagekit.monitor.quality.RowInspection;

/**
 * Says whether rows are as they have to be, as Amazon SageMaker Model Monitor's data quality
 * monitoring does: {@code
 * DataQualityJob.named("quality").baseline(QualityBaselines.of(good)).build()}.
 *
 * <p>It stands behind whatever brings a dataset. {@link #ofCapture()} is the same job behind a
 * deployment: it looks at what the endpoint was asked. {@link #ofCaptureFiles()} looks at the
 * capture of any deployed model in files, also of SageMaker's endpoints, through a preprocessor.
 *
 * <p>Model Monitor's six checks, in its words:
 *
 * <ul>
 *   <li>{@link Check#DATA_TYPE}: enough values are of the column's type. A whole number is
 *       Fractional data, too, never a violation; one written 5.0 may stand in an Integral column,
 *       but 5.5 may not.
 *   <li>{@link Check#COMPLETENESS}: enough rows have a value.
 *   <li>{@link Check#BASELINE_DRIFT}: the distribution is not too far from the baseline's.
 *   <li>{@link Check#MISSING_COLUMN}, {@link Check#EXTRA_COLUMN}: the columns are those of the
 *       constraints, by name and in any order.
 *   <li>{@link Check#CATEGORICAL_VALUES}: enough values are known categories.
 * </ul>
 *
 * <p>A baseline of {@code QualityBaselines.of(rows)} rings seldom when nothing has changed, at any
 * number of rows. Amazon's own rules, by which any shortfall is a violation, come with {@code
 * QualityBaselines.of(rows, ConstraintSuggestion.modelMonitor())}, and with each {@code
 * constraints.json} that Model Monitor wrote.
 *
 * <p>Beyond them: {@link Check#RANGE} (numbers outside of their range, negative or infinite ones),
 * {@link Check#UNIQUENESS} (repeated values, or the same one in all rows), {@link Check#FRESHNESS}
 * (the newest time is too old, or in the future as a clock goes wrong), {@link Check#ROWS} (too few
 * rows) and {@link Check#UNREADABLE} (lines of a capture that could not be used). Immutable and
 * thread-safe.
 */
public final class DataQualityJob implements Stage<Dataset, QualityReport> {
  private static final String FORMAT = "org.sagekit.monitor.DataQualityJob/1";

  private final String name;
  private final Constraints constraints;
  private final @Nullable Statistics statistics;
  private final int leastRows;
  private final Duration clockTolerance;
  private final @Nullable Instant asOf;
  private final RecordPreprocessor preprocessor;

  private DataQualityJob(Builder builder) {
    this.name = builder.name;
    this.constraints = Objects.requireNonNull(builder.constraints);
    this.statistics = builder.statistics;
    this.leastRows = builder.leastRows;
    this.clockTolerance = builder.clockTolerance;
    this.asOf = builder.asOf;
    this.preprocessor = builder.preprocessor;
  }

  /**
   * Starts a job.
   *
   * @param name of the stage and its report
   * @return a builder with all defaults
   * @throws IllegalArgumentException if the name is blank
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Sets the options. For one thread. */
  public static final class Builder {
    private String name;
    private @Nullable Constraints constraints;
    private @Nullable Statistics statistics;
    private int leastRows = 8;
    private Duration clockTolerance = Duration.ofMinutes(5);
    private @Nullable Instant asOf;
    private RecordPreprocessor preprocessor = RecordPreprocessors.flattening();

    private Builder(String name) {
      this.name = Problems.notBlank("DataQualityJob", "name", name);
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Problems.notBlank("DataQualityJob", "name", newName);
      return this;
    }

    /**
     * How the rows have to be. Must be given, or a baseline.
     *
     * @param asked at least one column
     * @return this
     */
    public Builder constraints(Constraints asked) {
      constraints = Objects.requireNonNull(asked, "constraints");
      return this;
    }

    /**
     * What rows looked like when all was well: without it nothing is said of drift, nor of columns
     * that stand still.
     *
     * @param seen of a baseline
     * @return this
     */
    public Builder statistics(Statistics seen) {
      statistics = Objects.requireNonNull(seen, "statistics");
      return this;
    }

    /**
     * Constraints and statistics at once.
     *
     * @param baseline of {@code QualityBaselines}
     * @return this
     */
    public Builder baseline(QualityBaseline baseline) {
      return constraints(baseline.constraints()).statistics(baseline.statistics());
    }

    /**
     * How many rows there must be, in the baseline too: with fewer, the report has a violation, and
     * what else it says rests on few rows. What a baseline suggests holds at every number of rows,
     * but of few it can only tell a great change.
     *
     * @param count at least 1; 8 by default
     * @return this
     */
    public Builder leastRows(int count) {
      leastRows = count;
      return this;
    }

    /**
     * How far a time may lie in the future before that is a violation, as the clocks of two
     * machines differ a little.
     *
     * @param most zero or more; 5 minutes by default
     * @return this
     */
    public Builder clockTolerance(Duration most) {
      clockTolerance = Objects.requireNonNull(most, "clockTolerance");
      return this;
    }

    /**
     * The moment at which freshness is judged, so that a report can be made again. By default it is
     * the run's clock that says it.
     *
     * @param moment any
     * @return this
     */
    public Builder asOf(Instant moment) {
      asOf = Objects.requireNonNull(moment, "asOf");
      return this;
    }

    /**
     * What makes rows of a captured record, for {@link DataQualityJob#ofCaptureFiles()}.
     *
     * @param records {@link RecordPreprocessors#flattening()} by default: columns {@code _c0},
     *     {@code _c1} and so on for CSV, the members' names for JSON
     * @return this
     */
    public Builder preprocessor(RecordPreprocessor records) {
      preprocessor = Objects.requireNonNull(records, "preprocessor");
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the job
     * @throws IllegalArgumentException if an option is out of its range; the message has all
     */
    public DataQualityJob build() {
      boolean some = constraints != null && !constraints.columns().isEmpty();
      Problems.of("DataQualityJob '" + name + "'")
          .require(
              some,
              "constraints",
              "given for at least one column",
              constraints == null ? "not given" : "empty",
              "baseline(QualityBaselines.of(rows))")
          .require(leastRows >= 1, "leastRows", "at least 1", leastRows)
          .require(!clockTolerance.isNegative(), "clockTolerance", "zero or more", clockTolerance)
          .throwIfAny();
      return new DataQualityJob(this);
    }
  }

  /**
   * A builder that makes an equal job if nothing is changed.
   *
   * @return with all options of this job
   */
  public Builder toBuilder() {
    Builder builder = named(name).constraints(constraints).leastRows(leastRows);
    builder.clockTolerance(clockTolerance).preprocessor(preprocessor);
    builder.statistics = statistics;
    builder.asOf = asOf;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    Settings settings =
        Settings.empty()
            .with("constraints", constraints.fingerprint())
            .with("leastRows", leastRows)
            .with("clockTolerance", clockTolerance);
    settings =
        statistics == null ? settings : settings.with("statistics", statistics.fingerprint());
    return asOf == null ? settings : settings.with("asOf", asOf.toString());
  }

  /**
   * Of the settings; empty if freshness is asked and judged by the clock, for then the same rows
   * may be reported otherwise tomorrow.
   */
  @Override
  public Optional<Fingerprint> fingerprint() {
    boolean looksAtClock =
        asOf == null && constraints.columns().stream().anyMatch(c -> c.freshness().isPresent());
    return looksAtClock
        ? Optional.empty()
        : Optional.of(Fingerprint.of(FORMAT, settings().fingerprint().hex()));
  }

  /**
   * Looks at rows.
   *
   * @return what was found; no rows at all are a violation
   */
  @Override
  public QualityReport run(Dataset rows, RunContext run) {
    RowInspection.Findings findings =
        inspection(run.clock()).inspect(rows.schema(), List.of(rows).iterator(), run::checkStop);
    return report(new Looked(rows.lineage(), findings, List.of()), run);
  }

  /**
   * The same job behind a deployment.
   *
   * @return a stage of the same name that looks at what the endpoint was asked so far; of the
   *     inputs of the model, and of its answers if the constraints have a column {@code prediction}
   */
  public Stage<Captured, QualityReport> ofCapture() {
    return new CapturedQuality(this);
  }

  /**
   * The same job for captures in files. It is never checkpointed, as files may become more. Lines
   * that can't be used are a violation, and so is a newest record of the future; in a single file,
   * also a record that is older than one before it by more than the clock's tolerance.
   *
   * @return a stage of the same name that takes a file or folder of a data capture, SageKit's or
   *     SageMaker's
   */
  public Stage<Path, QualityReport> ofCaptureFiles() {
    return new FileQuality(this);
  }

  RowInspection inspection(Clock clock) {
    return new RowInspection(
        constraints, Optional.ofNullable(statistics), moment(clock), clockTolerance);
  }

  Instant moment(Clock clock) {
    return asOf == null ? clock.instant() : asOf;
  }

  /**
   * What was looked at.
   *
   * @param rows where they come from
   * @param findings in them
   * @param besides what is wrong with how they came
   */
  record Looked(Lineage rows, RowInspection.Findings findings, List<Violation> besides) {}

  QualityReport report(Looked looked, RunContext run) {
    List<Violation> violations = new ArrayList<>(looked.besides());
    tooFew("There %s, and at least %s are needed to judge.", looked.findings().statistics())
        .ifPresent(violations::add);
    Optional.ofNullable(statistics)
        .flatMap(then -> tooFew("In the baseline there %s; it takes %s to judge by it.", then))
        .ifPresent(violations::add);
    violations.addAll(looked.findings().violations());
    run.emit(new RunEvent.MetricLogged(run.path(), "violations", 0, violations.size()));
    return new QualityReport(name, looked.rows(), looked.findings().statistics(), violations);
  }

  private Optional<Violation> tooFew(String description, Statistics those) {
    long rows = those.rows();
    String count = rows == 1 ? "is 1 row" : "are " + rows + " rows";
    return rows < leastRows
        ? Optional.of(Violation.of(Check.ROWS, description.formatted(count, leastRows)))
        : Optional.empty();
  }

  Constraints constraints() {
    return constraints;
  }

  Duration clockTolerance() {
    return clockTolerance;
  }

  RecordPreprocessor preprocessor() {
    return preprocessor;
  }

  @Override
  public String toString() {
    return "DataQualityJob '" + name + "'";
  }
}
