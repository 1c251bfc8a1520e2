package org.sagekit.core.label;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.WaitingException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.Aggregation;
import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelForm;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.LabelsAggregated;
import org.sagekit.api.label.NumberAggregation;
import org.sagekit.api.label.SetAggregation;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.rows.SoftRows;
import org.sagekit.core.label.rows.TaskRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives rows the labels that people voted for: votes in, rows with a target out.
 *
 * <pre>{@code
 * LabelingJob.named("income-labels", rows).target("income").votes(3).build()
 * }</pre>
 *
 * <p>Answers that are numbers or sets of labels are taken by {@link #ofNumbers} and {@link
 * #ofSets}.
 *
 * <p>A vote's task is the text of the row's column in {@link Role#ID}, or, if there is none, the
 * number of the row, from 0. The likeliest label becomes the target, a category; of equally likely
 * ones the first by its characters. Gold is taken as it is, also on rows without a vote. Immutable
 * and thread-safe.
 *
 * @param <V> the answers
 */
public final class LabelingJob<V extends Answers<?>> implements Stage<V, Dataset> {
  private static final Logger LOG = LoggerFactory.getLogger(LabelingJob.class);
  private static final String FORMAT = "labeling/2";

  private final String name;
  private final Dataset rows;
  private final LabelKind<V, ?> kind;
  private final SoftRows output;
  private final int votes;

  private LabelingJob(Builder<V, ?> builder) {
    name = builder.name;
    rows = builder.rows;
    kind = builder.kind;
    output = new SoftRows(builder.target, builder.form);
    votes = builder.votes;
  }

  /**
   * Starts a job of votes for categories.
   *
   * @param name unique in its line, not blank
   * @param rows what is to be labelled; without a target, at least one row
   * @return a builder with all options at their defaults; the aggregator is {@link
   *     Aggregators#dawidSkene}
   */
  public static Builder<Votes, LabelAggregation> named(String name, Dataset rows) {
    return new Builder<>(name, rows, LabelKind.ofCategories(Aggregators.dawidSkene()));
  }

  /**
   * Starts a job of answers that are numbers: the target is a number.
   *
   * @param name unique in its line, not blank
   * @param rows what is to be labelled; without a target, at least one row
   * @return a builder with all options at their defaults; the aggregator is {@link
   *     NumberAggregators#lfc}
   */
  public static Builder<Answers<Double>, NumberAggregation> ofNumbers(String name, Dataset rows) {
    return new Builder<>(name, rows, LabelKind.ofNumbers(NumberAggregators.lfc()));
  }

  /**
   * Starts a job of answers that are sets of labels: the target is a text, the labels one after
   * another with a bar between them, as trainers of several labels take it.
   *
   * @param name unique in its line, not blank
   * @param rows what is to be labelled; without a target, at least one row
   * @return a builder with all options at their defaults; the aggregator is {@link
   *     SetAggregators#binaryRelevance} by Dawid-Skene
   */
  public static Builder<Answers<LabelSet>, SetAggregation> ofSets(String name, Dataset rows) {
    return new Builder<>(
        name, rows, LabelKind.ofSets(SetAggregators.binaryRelevance(Aggregators.dawidSkene())));
  }

  /**
   * Options of a {@link LabelingJob}. For one thread.
   *
   * @param <V> the answers
   * @param <R> what is found of them
   */
  public static final class Builder<V extends Answers<?>, R extends Aggregation> {
    private String name;
    private final Dataset rows;
    private LabelKind<V, R> kind;
    private String target = "label";
    private LabelForm form = LabelForm.LIKELIEST;
    private int votes;

    private Builder(String name, Dataset rows, LabelKind<V, R> kind) {
      this.name = Objects.requireNonNull(name, "name");
      this.rows = Objects.requireNonNull(rows, "rows");
      this.kind = kind;
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder<V, R> name(String newName) {
      name = Problems.notBlank("LabelingJob", "name", newName);
      return this;
    }

    /**
     * What the column of the labels is called.
     *
     * @param column no column of the rows; {@code label} by default
     * @return this
     */
    public Builder<V, R> target(String column) {
      target = Objects.requireNonNull(column, "target");
      return this;
    }

    /**
     * How votes that disagree become one label.
     *
     * @param value the default is said where the builder comes from
     * @return this
     */
    public Builder<V, R> aggregator(Aggregator<V, R> value) {
      kind = kind.by(Objects.requireNonNull(value, "aggregator"));
      return this;
    }

    /**
     * How many different workers must have voted on every row. Until they have, the job waits.
     *
     * @param perRow 0 or more; by default 0: the job does not wait, and rows without a vote are
     *     left out and counted in the log
     * @return this
     */
    public Builder<V, R> votes(int perRow) {
      votes = perRow;
      return this;
    }

    /**
     * How labels that are not certain are given. If weighted or soft, there is a column in {@link
     * Role#WEIGHT} with the probability of the label, for numbers and sets the confidence. It is
     * called {@code confidence} behind the target's name and {@code _}. Soft rows stand once for
     * each label that they may have, kept together by a column in {@link Role#GROUP}.
     *
     * @param value {@link LabelForm#LIKELIEST} by default; soft for categories only
     * @return this
     */
    public Builder<V, R> form(LabelForm value) {
      form = Objects.requireNonNull(value, "form");
      return this;
    }

    /**
     * Ends the settings.
     *
     * @return the job
     * @throws IllegalArgumentException with a line for each problem
     */
    public LabelingJob<V> build() {
      Problems problems = Problems.of("LabelingJob '" + name + "'");
      problems
          .require(!name.isBlank(), "name", "a name", "'" + name + "'")
          .require(rows.size() > 0, "rows", "at least 1", 0)
          .require(votes >= 0, "votes", "0 or more", votes)
          .require(
              form != LabelForm.SOFT || kind.canBeSoft(),
              "form",
              "likeliest or weighted, as the answers are no categories",
              form);
      new SoftRows(target, form).check(rows.schema(), problems);
      problems.throwIfAny();
      return new LabelingJob<>(this);
    }
  }

  /**
   * A builder with the settings of this job.
   *
   * @return a builder; this job stays as it is
   */
  public Builder<V, ?> toBuilder() {
    return builder(kind);
  }

  private <R extends Aggregation> Builder<V, R> builder(LabelKind<V, R> of) {
    return new Builder<>(name, rows, of).target(output.target()).form(output.form()).votes(votes);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("rows", rows.fingerprint())
        .with("target", output.target())
        .with("aggregator", kind.aggregator().name())
        .with("aggregator", kind.aggregator().settings())
        .with("votes", votes)
        .with("form", output.form());
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return Optional.of(
        Fingerprint.of(LabelingJob.class.getName(), FORMAT, settings().fingerprint().hex()));
  }

  @Override
  public List<String> check(RunContext run) {
    try {
      taskRows();
      return List.of();
    } catch (DataException e) {
      return List.of(Objects.toString(e.getMessage(), e.toString()));
    }
  }

  /**
   * Labels the rows.
   *
   * @param input votes on the rows; a worker may have voted twice on one
   * @param run where {@link LabelsAggregated} is told
   * @return the rows that have a vote, in their order, with the target and perhaps the weight; it
   *     bears the job's name
   * @throws WaitingException if there is no vote, or a row has fewer than it must have
   * @throws DataException if a vote or gold is on an unknown row, or the rows' ids are missing or
   *     repeated
   */
  @Override
  public Dataset run(V input, RunContext run) {
    TaskRows tasks = taskRows();
    waitFor(tasks.workersByRow(input));
    run.checkStop();
    return kind.label(
            rows,
            tasks.tasks(),
            input,
            output,
            found -> run.emit(new LabelsAggregated(run.path(), found)))
        .named(name);
  }

  private TaskRows taskRows() {
    return TaskRows.of("LabelingJob '" + name + "'", rows);
  }

  private void waitFor(int[] workersByRow) {
    int unvoted = 0;
    int waiting = 0;
    for (int workers : workersByRow) {
      unvoted += workers == 0 ? 1 : 0;
      waiting += workers < votes ? 1 : 0;
    }
    if (waiting > 0 || unvoted == workersByRow.length) {
      throw new WaitingException(
          "LabelingJob '%s': %s of the %s rows wait for votes; each needs %s."
              .formatted(
                  name,
                  String.valueOf(Math.max(waiting, unvoted)),
                  String.valueOf(workersByRow.length),
                  String.valueOf(Math.max(1, votes))));
    }
    if (unvoted > 0) {
      LOG.info(
          "LabelingJob '{}': {} of the {} rows have no vote and are left out.",
          name,
          unvoted,
          workersByRow.length);
    }
  }
}
