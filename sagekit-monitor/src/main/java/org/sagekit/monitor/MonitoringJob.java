package org.sagekit.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.monitor.DriftReport;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.core.deploy.Captures;
import org.sagekit.core.model.Scorers;
import org.sagekit.monitor.compare.Alignment;
import org.sagekit.monitor.compare.ColumnPair;
import org.sagekit.monitor.compare.Compared;
import org.sagekit.monitor.compare.Comparing;
import org.sagekit.monitor.compare.DriftRule;
import org.sagekit.monitor.compare.Work;

/**
 * Says whether what a model is asked has changed since it learnt: {@code
 * MonitoringJob.named("income-drift").build()} behind a deployment looks at the endpoint's capture,
 * {@code .on(rows)} at rows of the caller's.
 *
 * <p>Each input of the model is compared with the sample in its package's profile, and the model's
 * own answers with its answers to that sample, as a column {@code prediction}, by the same rule as
 * {@link DriftJob}'s: are the values distributed otherwise, is another share of them missing, are
 * there new categories? All p-values are corrected together, so the chance that a report on
 * unchanged rows rings is at most the level, whatever the number of columns and rows.
 *
 * <p>A column that is no longer there counts as drifted. It is a violation too, as are a column of
 * another type, values that have become missing, infinite, or one and the same, categories that the
 * model has not learnt, and too few rows. No rows at all are a report without drift and with a
 * violation. Immutable and thread-safe.
 */
public final class MonitoringJob implements Stage<Captured, MonitoringReport> {
  /** What the column of the model's answers is called. */
  public static final String PREDICTION = "prediction";

  private static final String FORMAT = "org.sagekit.monitor.MonitoringJob/2";
  private static final int LEAST_ROWS = 30;

  private final String name;
  private final @Nullable Dataset rows;
  private final DriftRule rule;

  private MonitoringJob(Builder builder) {
    this.name = builder.name;
    this.rows = builder.rows;
    this.rule = builder.rule();
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
  public static final class Builder extends DriftOptions<Builder> {
    private String name;
    private @Nullable Dataset rows;

    private Builder(String name) {
      super(DriftRule.standard(LEAST_ROWS));
      this.name = Problems.notBlank("MonitoringJob", "name", name);
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Problems.notBlank("MonitoringJob", "name", newName);
      return this;
    }

    /**
     * Rows to look at instead of the capture. The model answers them for the report; a column that
     * they lack is a violation.
     *
     * @param dataset any rows; only the inputs of the model are looked at
     * @return this
     */
    public Builder on(Dataset dataset) {
      rows = Objects.requireNonNull(dataset, "dataset");
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the job
     * @throws IllegalArgumentException if an option is out of its range; the message has all
     */
    public MonitoringJob build() {
      rule().check(Problems.of("MonitoringJob '" + name + "'")).throwIfAny();
      return new MonitoringJob(this);
    }
  }

  /**
   * A builder that makes an equal job if nothing is changed.
   *
   * @return with all options of this job
   */
  public Builder toBuilder() {
    Builder builder = named(name);
    builder.rows = rows;
    return builder.rule(rule);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    Settings settings = rule.settings();
    return rows == null ? settings : settings.with("on", rows.fingerprint());
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return Optional.of(Fingerprint.of(FORMAT, settings().fingerprint().hex()));
  }

  /**
   * Compares.
   *
   * @return a report that holds the records as they were when it was made
   * @throws IllegalArgumentException if the package has no sample of its training rows
   * @throws org.sagekit.api.StoreException if the capture can't be read
   */
  @Override
  public MonitoringReport run(Captured input, RunContext run) {
    Reference reference = Reference.of(name, input.modelPackage());
    Scorer scorer = Scorers.of(input.modelPackage());
    Alignment alignment = new Alignment(rule);
    Capture capture =
        rows == null
            ? Captures.of(input.capture().records())
            : Captures.of(alignment.asked(rows, reference.inputs()), scorer, run.clock().instant());
    Window window = new Window(capture.records());
    List<ColumnPair> pairs = new ArrayList<>(inputs(reference, window));
    pairs.add(Answered.compared(scorer, reference, window));
    DriftReport report =
        new Comparing(rule, Work.of(run))
            .report(
                new Compared(
                    name, reference.sample().size(), window.size(), pairs, alignment.violations()));
    Comparing.tell(report, run);
    return new MonitoringReport(input.modelPackage(), capture, report);
  }

  /**
   * The inputs of the model that are looked at.
   *
   * @throws IllegalArgumentException if one that is excluded is not there
   */
  List<ColumnPair> inputs(Reference reference, Window window) {
    rule.requireKnown("MonitoringJob '" + name + "'", reference.names());
    return reference.inputs().stream()
        .filter(input -> !rule.excluded().contains(input.name()))
        .map(
            input ->
                rows == null || rows.schema().has(input.name())
                    ? reference.pair(input, window)
                    : ColumnPair.gone(input, reference.column(input)))
        .toList();
  }

  /** When a column counts as drifted. */
  DriftRule rule() {
    return rule;
  }

  /** Whether it looks at rows of its own instead of the capture. */
  boolean hasRows() {
    return rows != null;
  }

  @Override
  public String toString() {
    return "MonitoringJob '" + name + "'";
  }
}
