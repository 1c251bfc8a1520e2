package org.sagekit.monitor;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.Progress;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Profile;
import org.sagekit.api.monitor.Correction;
import org.sagekit.api.monitor.DriftReport;
import org.sagekit.api.monitor.DriftTest;
import org.sagekit.api.monitor.MultivariateDriftTest;
import org.sagekit.monitor.compare.Alignment;
import org.sagekit.monitor.compare.ColumnPair;
import org.sagekit.monitor.compare.Compared;
import org.sagekit.monitor.compare.Comparing;
import org.sagekit.monitor.compare.DriftRule;
import org.sagekit.monitor.compare.Work;

/**
 * Says whether rows are distributed as others were, without any model: {@code
 * DriftJob.named("weekly").reference(then).build()} is a stage that takes the rows of now, and
 * {@link #compare(Dataset)} does the same at once.
 *
 * <p>Of each column of the reference it asks whether the values are distributed otherwise (numbers
 * and times by Anderson and Darling's test, categories and booleans by Pearson's, free text by a
 * classifier), whether another share of them is missing, and whether there are new categories. All
 * p-values of a report are corrected together, by Holm unless set, and a change must also be no
 * smaller than the effect floor. So the chance that a report on unchanged rows rings is at most the
 * level, whatever the number of rows and columns and whatever they have to do with each other; and
 * a million rows don't ring because of what is too small to matter.
 *
 * <p>A column that is no longer there counts as drifted. It is a violation too, as are a new column
 * and one of another type, values that have become missing, infinite, or one and the same, new
 * categories, and too few rows. Columns that name rows or are carried along ({@link
 * org.sagekit.api.data.Role#ID}, GROUP, IGNORED) are not looked at; no rows at all are a report
 * without drift and with a violation. Times go on, so a column of them mostly drifts: exclude it if
 * that is no news. Immutable and thread-safe.
 */
public final class DriftJob implements Stage<Dataset, DriftReport> {
  private static final String FORMAT = "org.sagekit.monitor.DriftJob/1";
  private static final int LEAST_ROWS = 8;

  private final String name;
  private final Dataset reference;
  private final Map<String, Set<String>> levelsByColumn;
  private final DriftRule rule;

  private DriftJob(Builder builder, Dataset reference) {
    this.name = builder.name;
    this.reference = reference;
    this.levelsByColumn = builder.levelsByColumn;
    this.rule = builder.rule;
  }

  /**
   * Starts a job.
   *
   * @param name of the stage and its report
   * @return a builder that needs a reference
   * @throws IllegalArgumentException if the name is blank
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Sets the options. For one thread. */
  public static final class Builder {
    private String name;
    private @Nullable Dataset reference;
    private Map<String, Set<String>> levelsByColumn = Map.of();
    private DriftRule rule = DriftRule.standard(LEAST_ROWS);

    private Builder(String name) {
      this.name = Problems.notBlank("DriftJob", "name", name);
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Problems.notBlank("DriftJob", "name", newName);
      return this;
    }

    /**
     * The rows of then.
     *
     * @param rows one at least; its types and the order of its columns are those of the report
     * @return this
     */
    public Builder reference(Dataset rows) {
      reference = Objects.requireNonNull(rows, "rows");
      levelsByColumn = Map.of();
      return this;
    }

    /**
     * The rows of then as far as a profile tells: its sample is compared, and categories that it
     * counted are no new ones.
     *
     * @param profile with a sample
     * @return this
     */
    public Builder reference(Profile profile) {
      reference = Objects.requireNonNull(profile, "profile").sample();
      levelsByColumn = levels(profile);
      return this;
    }

    private static Map<String, Set<String>> levels(Profile profile) {
      Map<String, Set<String>> levels = new HashMap<>();
      profile
          .columns()
          .forEach(one -> levels.put(one.field().name(), Set.copyOf(one.countByValue().keySet())));
      return levels;
    }

    /**
     * The chance that a report on unchanged rows rings, all its questions taken together; with
     * Benjamini and Hochberg's correction the share of wrong ones among what it calls drifted.
     *
     * @param familyWise above 0 and below 1; 0.05 by default
     * @return this
     */
    public Builder level(double familyWise) {
      rule = rule.level(familyWise);
      return this;
    }

    /**
     * How great a change must be to matter, as the effect of the test: for numbers the distance of
     * the distribution functions, for categories that of the shares, for missing values and new
     * categories the share of the rows. Without a floor, a million rows find a change in
     * everything. The default keeps silent about shifts of a tenth of a standard deviation (effect
     * 0.04) and lets those of a quarter through (0.10).
     *
     * @param effect from 0 to 1; 0.06 by default
     * @return this
     */
    public Builder effectFloor(double effect) {
      rule = rule.effectFloor(effect);
      return this;
    }

    /**
     * How many rows there must be: with fewer, the report has a violation. They are judged all the
     * same, as the p-values are right for any number.
     *
     * @param count at least 1; 8 by default
     * @return this
     */
    public Builder leastRows(int count) {
      rule = rule.leastRows(count);
      return this;
    }

    /**
     * How the p-values are corrected for the number of questions.
     *
     * @param correction {@link Correction#HOLM} by default
     * @return this
     */
    public Builder correction(Correction correction) {
      rule = rule.correction(Objects.requireNonNull(correction, "correction"));
      return this;
    }

    /**
     * Tests to be used before the standard ones. A column is given to the first that fits NUMERIC
     * for numbers and times, CATEGORICAL for categories and booleans, or TEXT. A test counts by its
     * class and name in the fingerprint.
     *
     * @param first in the order in which they are asked; none by default
     * @return this
     */
    public Builder tests(DriftTest... first) {
      rule = rule.tests(first);
      return this;
    }

    /**
     * Tests of whole rows, which find that columns go together otherwise. Their p-values are
     * corrected together with those of the columns: one that is by permutation and so never below
     * 0.001 can't ring at level 0.05 if the report asks more than 50 questions. The effect floor
     * holds for those whose effect is on the scale of columns, see {@link
     * MultivariateDriftTest#effectFloor}; of SageKit's, {@link
     * org.sagekit.monitor.joint.MultivariateDriftTests#maximumMeanDiscrepancy()} and {@code
     * energyDistance()} have none, as they look at 4,000 rows at most. They count by class and name
     * in the fingerprint.
     *
     * @param tests none by default
     * @return this
     */
    public Builder joint(MultivariateDriftTest... tests) {
      rule = rule.joint(tests);
      return this;
    }

    /**
     * Columns that are not looked at.
     *
     * @param columns their names; the reference or the rows of now must have them
     * @return this
     */
    public Builder exclude(String... columns) {
      rule = rule.excluded(columns);
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the job
     * @throws IllegalArgumentException if there is no reference, it has no row, or an option is out
     *     of its range; the message has all
     */
    public DriftJob build() {
      Problems problems = Problems.of("DriftJob '" + name + "'");
      problems.require(
          reference != null && reference.size() > 0,
          "reference",
          "at least 1 row",
          reference == null ? "not given" : "empty");
      rule.check(problems).throwIfAny();
      return new DriftJob(this, Objects.requireNonNull(reference));
    }
  }

  /**
   * A builder that makes an equal job if nothing is changed.
   *
   * @return with all options of this job
   */
  public Builder toBuilder() {
    Builder builder = named(name).reference(reference);
    builder.levelsByColumn = levelsByColumn;
    builder.rule = rule;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return rule.settings().with("reference", reference.fingerprint()).with("levels", levels());
  }

  private Fingerprint levels() {
    Fingerprint.Digest digest = Fingerprint.digest();
    new TreeMap<>(levelsByColumn)
        .forEach(
            (column, levels) -> {
              digest.text(column);
              levels.stream().sorted().forEach(digest::text);
            });
    return digest.done();
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return Optional.of(Fingerprint.of(FORMAT, settings().fingerprint().hex()));
  }

  /**
   * Compares as a stage.
   *
   * @throws IllegalArgumentException if neither side has a column that is excluded
   */
  @Override
  public DriftReport run(Dataset current, RunContext run) {
    DriftReport report = compare(current, Work.of(run));
    Comparing.tell(report, run);
    return report;
  }

  /**
   * Compares at once, outside any run, on the JVM's common pool.
   *
   * @param current the rows of now, in any order
   * @return the report
   * @throws IllegalArgumentException if neither side has a column that is excluded
   */
  public DriftReport compare(Dataset current) {
    return compare(current, (done, total, note) -> {});
  }

  /**
   * Compares at once and says how far it is.
   *
   * @param current the rows of now, in any order
   * @param progress is told of each column; by several threads
   * @return the report
   * @throws IllegalArgumentException if neither side has a column that is excluded
   */
  public DriftReport compare(Dataset current, Progress progress) {
    return compare(current, Work.alone(progress, 0));
  }

  private DriftReport compare(Dataset current, Work work) {
    Objects.requireNonNull(current, "current");
    Set<String> columns = new LinkedHashSet<>(reference.schema().names());
    columns.addAll(current.schema().names());
    rule.requireKnown("DriftJob '" + name + "'", List.copyOf(columns));
    Alignment alignment = new Alignment(rule);
    List<ColumnPair> pairs = alignment.pairs(reference, current, levelsByColumn);
    return new Comparing(rule, work)
        .report(
            new Compared(name, reference.size(), current.size(), pairs, alignment.violations()));
  }

  @Override
  public String toString() {
    return "DriftJob '" + name + "'";
  }
}
