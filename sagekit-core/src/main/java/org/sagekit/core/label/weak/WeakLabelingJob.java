package org.sagekit.core.label.weak;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.LabelForm;
import org.sagekit.api.label.weak.FittedLabelModel;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelModel;
import org.sagekit.api.label.weak.LabelingFunction;
import org.sagekit.api.label.weak.WeakLabelsFound;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.label.rows.SoftRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives rows the labels that rules of thumb vote for: rows in, rows with a target and weights out.
 *
 * <pre>{@code
 * WeakLabelingJob.named("spam-labels", functions).target("class").gold("checked").build()
 *     .then(TrainingJob.named("spam", Trainers.linear()).build())
 * }</pre>
 *
 * <p>Immutable, and thread-safe if the functions are. Checkpointed if a version is given.
 */
public final class WeakLabelingJob implements Stage<Dataset, Dataset> {
  private static final Logger LOG = LoggerFactory.getLogger(WeakLabelingJob.class);
  private static final String FORMAT = "weak-labeling/1";

  private final String name;
  private final List<LabelingFunction> functions;
  private final Optional<String> version;
  private final LabelModel model;
  private final SoftRows output;
  private final Optional<String> gold;
  private final boolean keepsUncovered;

  private WeakLabelingJob(Builder builder) {
    name = builder.name;
    functions = builder.functions;
    version = builder.version;
    model = builder.model;
    output = new SoftRows(builder.target, builder.form);
    gold = builder.gold;
    keepsUncovered = builder.keepsUncovered;
  }

  /**
   * Starts a job.
   *
   * @param name unique in its line, not blank
   * @param functions at least one, of different names
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name, List<LabelingFunction> functions) {
    return new Builder(name, functions);
  }

  /** Options of a {@link WeakLabelingJob}. For one thread. */
  public static final class Builder {
    private String name;
    private final List<LabelingFunction> functions;
    private Optional<String> version = Optional.empty();
    private String target = "label";
    private LabelModel model = LabelModels.anchoredBayes();
    private LabelForm form = LabelForm.SOFT;
    private Optional<String> gold = Optional.empty();
    private boolean keepsUncovered;

    private Builder(String name, List<LabelingFunction> functions) {
      this.name = Objects.requireNonNull(name, "name");
      this.functions = List.copyOf(functions);
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Problems.notBlank("WeakLabelingJob", "name", newName);
      return this;
    }

    /**
     * Has the output checkpointed: change the version whenever the code of a function changes.
     *
     * @param text any text; without one nobody can know whether a function is still the same, and
     *     the job does its work in each run
     * @return this
     */
    public Builder version(String text) {
      version = Optional.of(text);
      return this;
    }

    /**
     * What the column of the labels is called.
     *
     * @param column no column of the rows; {@code label} by default
     * @return this
     */
    public Builder target(String column) {
      target = Objects.requireNonNull(column, "target");
      return this;
    }

    /**
     * How votes become probabilities.
     *
     * @param value {@link LabelModels#anchoredBayes} by default
     * @return this
     */
    public Builder model(LabelModel value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /**
     * How labels that are not certain are given.
     *
     * @param value {@link LabelForm#SOFT} by default
     * @return this
     */
    public Builder form(LabelForm value) {
      form = Objects.requireNonNull(value, "form");
      return this;
    }

    /**
     * Which column has the right labels of the rows that people have looked at; missing elsewhere.
     * The label model chooses its settings by them, and in the output they are certain. The column
     * is {@link Role#IGNORED} there. A few hundred rows make much of a difference.
     *
     * @param column a column of the rows; none by default
     * @return this
     */
    public Builder gold(String column) {
      gold = Optional.of(column);
      return this;
    }

    /**
     * Keeps rows on which every function abstained, with the class balance as their label. Without
     * this they are left out, for there is nothing to be learnt from them.
     *
     * @return this
     */
    public Builder keepUncovered() {
      keepsUncovered = true;
      return this;
    }

    /**
     * Ends the settings.
     *
     * @return the job
     * @throws IllegalArgumentException with a line for each problem
     */
    public WeakLabelingJob build() {
      Problems problems = Problems.of("WeakLabelingJob '" + name + "'");
      List<String> names = functions.stream().map(LabelingFunction::name).toList();
      problems
          .require(!name.isBlank(), "name", "a name", "'" + name + "'")
          .require(!functions.isEmpty(), "functions", "at least 1", 0)
          .require(
              names.stream().distinct().count() == names.size(),
              "names of functions",
              "unique",
              names)
          .require(!target.isBlank(), "target", "a name", "'" + target + "'")
          .require(!gold.equals(Optional.of(target)), "gold", "not the target", "'" + target + "'");
      problems.throwIfAny();
      return new WeakLabelingJob(this);
    }
  }

  /**
   * A builder with the settings of this job.
   *
   * @return a builder; this job stays as it is
   */
  public Builder toBuilder() {
    Builder builder =
        new Builder(name, functions).target(output.target()).model(model).form(output.form());
    builder.version = version;
    builder.gold = gold;
    builder.keepsUncovered = keepsUncovered;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("functions", functions.stream().map(LabelingFunction::name).toList())
        .with("version", version.orElse(""))
        .with("model", model.name())
        .with("model", model.settings())
        .with("target", output.target())
        .with("form", output.form())
        .with("gold", gold.orElse(""))
        .with("keepUncovered", keepsUncovered);
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return version.map(
        given ->
            Fingerprint.of(
                WeakLabelingJob.class.getName(), FORMAT, settings().fingerprint().hex()));
  }

  /**
   * Labels the rows.
   *
   * @param input what is to be labelled, without a target
   * @param run whose threads the functions work in, and where {@link WeakLabelsFound} is told
   * @return the rows with a vote or gold, in their order, labelled; it bears the job's name
   * @throws IllegalArgumentException if a new column's name or role is taken, or there is no column
   *     of the gold
   * @throws DataException if a function fails, or all abstain on all rows
   */
  @Override
  public Dataset run(Dataset input, RunContext run) throws InterruptedException {
    Dataset rows = gold.isEmpty() ? input : input.as(gold.get(), Role.IGNORED);
    Problems problems = Problems.of("WeakLabelingJob '" + name + "'");
    output.check(rows.schema(), problems);
    problems.throwIfAny();
    LabelMatrix votes = LabelMatrices.of(input, functions, run).withGold(known(input));
    FittedLabelModel fitted = model.fit(votes);
    run.checkStop();
    run.emit(new WeakLabelsFound(run.path(), LabelAnalyses.of(votes), fitted.summary()));
    return output.label(rows, posteriors(votes, fitted)).named(name);
  }

  private List<@Nullable String> known(Dataset input) {
    List<@Nullable String> labels = new ArrayList<>(input.size());
    for (int row = 0; row < input.size(); row++) {
      @Nullable Column column = gold.isEmpty() ? null : input.column(gold.get());
      labels.add(column == null ? null : column.text(row));
    }
    return labels;
  }

  private List<@Nullable Prediction> posteriors(LabelMatrix votes, FittedLabelModel fitted) {
    List<@Nullable Prediction> posteriors = new ArrayList<>(fitted.label(votes));
    int left = 0;
    for (int row = 0; row < votes.rows(); row++) {
      int known = votes.gold(row);
      if (known != LabelMatrix.ABSTAIN) {
        double[] certain = new double[votes.labels().size()];
        certain[known] = 1;
        posteriors.set(row, Prediction.ofClasses(votes.labels(), certain));
      } else if (!keepsUncovered && votes.isUncovered(row)) {
        posteriors.set(row, null);
        left++;
      }
    }
    if (left > 0) {
      LOG.info(
          "WeakLabelingJob '{}': on {} of the {} rows every function abstained; they are left out.",
          name,
          left,
          votes.rows());
    }
    return posteriors;
  }
}
