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
import org.sagekit.api.monitor.DriftReport;
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
    this.rule = builder.rule();
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
  public static final class Builder extends DriftOptions<Builder> {
    private String name;
    private @Nullable Dataset reference;
    private Map<String, Set<String>> levelsByColumn = Map.of();

    private Builder(String name) {
      super(DriftRule.standard(LEAST_ROWS));
      this.name = Problems.notBlank("DriftJob", "name", name);
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
      rule().check(problems).throwIfAny();
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
    return builder.rule(rule);
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
