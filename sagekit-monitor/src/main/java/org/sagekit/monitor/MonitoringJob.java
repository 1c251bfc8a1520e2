package org.sagekit.monitor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.monitor.Check;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.Correction;
import org.sagekit.api.monitor.DriftReport;
import org.sagekit.api.monitor.DriftTest;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.api.monitor.Violation;
import org.sagekit.core.deploy.Captures;
import org.sagekit.core.model.Scorers;
import org.sagekit.monitor.compare.Alignment;
import org.sagekit.monitor.compare.ColumnChecks;
import org.sagekit.monitor.compare.ColumnPair;
import org.sagekit.monitor.compare.Drifts;

/**
 * Says whether what a model is asked has changed since it learnt: {@code
 * MonitoringJob.named("income-drift").build()} behind a deployment looks at the endpoint's capture,
 * {@code .on(rows)} at rows of the caller's.
 *
 * <p>Each input of the model is compared with the sample in its package's profile, and the model's
 * own answers with its answers to that sample, as a column {@code prediction}. A column has drifted
 * if its p-value, corrected by Holm for the number of columns, is below the level and the effect is
 * no smaller than the floor. So the chance that a report calls an unchanged column drifted is at
 * most the level, whatever the number of columns and rows.
 *
 * <p>What is wrong besides is a violation: too few rows, a column that is not there or of another
 * type, empty, far oftener missing, infinite, stuck at one value, or full of categories that the
 * model has not learnt; free text, which no test compares yet. No rows at all are a report without
 * drift and with a violation. Immutable and thread-safe.
 */
public final class MonitoringJob implements Stage<Captured, MonitoringReport> {
  /** What the column of the model's answers is called. */
  public static final String PREDICTION = "prediction";

  private static final String FORMAT = "org.sagekit.monitor.MonitoringJob/1";

  private final String name;
  private final @Nullable Dataset rows;
  private final double level;
  private final double effectFloor;
  private final int leastRows;
  private final List<DriftTest> tests;

  private MonitoringJob(Builder builder) {
    this.name = builder.name;
    this.rows = builder.rows;
    this.level = builder.level;
    this.effectFloor = builder.effectFloor;
    this.leastRows = builder.leastRows;
    this.tests = List.copyOf(builder.tests);
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
    private @Nullable Dataset rows;
    private double level = 0.05;
    private double effectFloor = 0.05;
    private int leastRows = 30;
    private List<DriftTest> tests = List.of();

    private Builder(String name) {
      this.name = Problems.notBlank("MonitoringJob", "name", name);
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
     * The chance of a false alarm in a report, all columns taken together.
     *
     * @param familyWise above 0 and below 1; 0.05 by default
     * @return this
     */
    public Builder level(double familyWise) {
      level = familyWise;
      return this;
    }

    /**
     * How great a change must be to matter, as the effect of the test: for numbers the distance of
     * the distribution functions, for categories that of the shares. Without a floor, a million
     * rows find a change in everything. The default keeps silent about shifts of a tenth of a
     * standard deviation (effect 0.04) and lets those of a quarter through (0.10).
     *
     * @param effect from 0 to 1; 0.05 by default
     * @return this
     */
    public Builder effectFloor(double effect) {
      effectFloor = effect;
      return this;
    }

    /**
     * How many rows there must be: with fewer, the report has a violation.
     *
     * @param count at least 1; 30 by default
     * @return this
     */
    public Builder leastRows(int count) {
      leastRows = count;
      return this;
    }

    /**
     * Tests to be used before the standard ones. A column is given to the first that fits {@link
     * FieldType#NUMERIC} for numbers and times, {@link FieldType#CATEGORICAL} for categories and
     * booleans, or {@link FieldType#TEXT}. A test counts by its class and name in the fingerprint.
     *
     * @param first in the order in which they are asked; none by default
     * @return this
     */
    public Builder tests(DriftTest... first) {
      tests = List.of(first);
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the job
     * @throws IllegalArgumentException if an option is out of its range; the message has all
     */
    public MonitoringJob build() {
      Problems.of("MonitoringJob '" + name + "'")
          .require(level > 0 && level < 1, "level", "above 0 and below 1", level)
          .require(effectFloor >= 0 && effectFloor <= 1, "effectFloor", "from 0 to 1", effectFloor)
          .require(leastRows >= 1, "leastRows", "at least 1", leastRows)
          .throwIfAny();
      return new MonitoringJob(this);
    }
  }

  /**
   * A builder that makes an equal job if nothing is changed.
   *
   * @return with all options of this job
   */
  public Builder toBuilder() {
    Builder builder = named(name).level(level).effectFloor(effectFloor).leastRows(leastRows);
    builder.tests = tests;
    builder.rows = rows;
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
            .with("level", level)
            .with("effectFloor", effectFloor)
            .with("leastRows", leastRows)
            .with(
                "tests",
                tests.stream().map(t -> t.name() + " (" + t.getClass().getName() + ")").toList());
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
    List<Violation> violations = new ArrayList<>();
    Capture capture = capture(input, scorer, new Asked(reference, run, violations));
    Window window = new Window(capture.records());
    if (window.size() < leastRows) {
      violations.add(
          Violation.of(
              Check.ROWS,
              "There are %s rows, and at least %s are needed to judge."
                  .formatted(window.size(), leastRows)));
    }
    List<ColumnPair> inputs = new ArrayList<>();
    Map<String, Set<String>> levelsByColumn = new HashMap<>();
    for (Field field : reference.inputs()) {
      inputs.add(new ColumnPair(field.name(), reference.column(field), window.column(field)));
      if (Window.formOf(field.type()) == FieldType.CATEGORICAL) {
        levelsByColumn.put(field.name(), reference.levels(field));
      }
    }
    List<ColumnPair> there =
        inputs.stream().filter(c -> rows == null || rows.schema().has(c.name())).toList();
    violations.addAll(new ColumnChecks(level, effectFloor).violations(there, levelsByColumn));
    List<ColumnPair> compared = comparable(inputs, violations);
    compared.add(Answered.compared(scorer, reference, window));
    List<ColumnDrift> columns = drifts(level).of(compared, run::checkStop);
    run.emit(
        new RunEvent.MetricLogged(
            run.path(),
            "drifted columns",
            0,
            columns.stream().filter(ColumnDrift::drifted).count()));
    return new MonitoringReport(
        input.modelPackage(),
        capture,
        new DriftReport(
            name,
            reference.sample().size(),
            window.size(),
            level,
            Correction.HOLM,
            columns,
            List.of(),
            List.of(),
            violations));
  }

  private record Asked(Reference reference, RunContext run, List<Violation> violations) {}

  private Capture capture(Captured input, Scorer scorer, Asked asked) {
    if (rows == null) {
      return Captures.of(input.capture().records());
    }
    Dataset aligned = Alignment.aligned(rows, asked.reference().inputs(), asked.violations());
    return Captures.of(aligned, scorer, asked.run().clock().instant());
  }

  private List<ColumnPair> comparable(List<ColumnPair> inputs, List<Violation> violations) {
    List<ColumnPair> compared = new ArrayList<>();
    for (ColumnPair column : inputs) {
      if (drifts(level).compares(column)) {
        compared.add(column);
      } else {
        violations.add(
            new Violation(
                column.name(),
                Check.UNREADABLE,
                "Column '%s' is %s, which no test compares."
                    .formatted(column.name(), column.then().type())));
      }
    }
    return compared;
  }

  /** What is compared, as the job says, at a level of the caller's. */
  Drifts drifts(double atLevel) {
    return new Drifts(tests, atLevel, effectFloor);
  }

  double level() {
    return level;
  }

  int leastRows() {
    return leastRows;
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
