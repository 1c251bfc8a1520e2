package org.sagekit.core.label;

import java.util.ArrayList;
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
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.LabelsAggregated;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Prediction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives rows the labels that people voted for: votes in, rows with a target out.
 *
 * <pre>{@code
 * LabelingJob.named("income-labels", rows).target("income").votes(3).build()
 * }</pre>
 *
 * <p>A vote's task is the text of the row's column in {@link Role#ID}, or, if there is none, the
 * number of the row, from 0. The likeliest label becomes the target, a category; of equally likely
 * ones the first by its characters. Immutable and thread-safe.
 */
public final class LabelingJob implements Stage<Votes, Dataset> {
  private static final Logger LOG = LoggerFactory.getLogger(LabelingJob.class);
  private static final String FORMAT = "labeling/1";

  private final String name;
  private final Dataset rows;
  private final String target;
  private final LabelAggregator aggregator;
  private final int votes;
  private final boolean weighted;

  private LabelingJob(Builder builder) {
    name = builder.name;
    rows = builder.rows;
    target = builder.target;
    aggregator = builder.aggregator;
    votes = builder.votes;
    weighted = builder.weighted;
  }

  /**
   * Starts a job.
   *
   * @param name unique in its line, not blank
   * @param rows what is to be labelled; without a target, at least one row
   * @return a builder with all options at their defaults
   */
  public static Builder named(String name, Dataset rows) {
    return new Builder(name, rows);
  }

  /** Options of a {@link LabelingJob}. For one thread. */
  public static final class Builder {
    private String name;
    private final Dataset rows;
    private String target = "label";
    private LabelAggregator aggregator = Aggregators.dawidSkene();
    private int votes;
    private boolean weighted;

    private Builder(String name, Dataset rows) {
      this.name = Objects.requireNonNull(name, "name");
      this.rows = Objects.requireNonNull(rows, "rows");
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Problems.notBlank("LabelingJob", "name", newName);
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
     * How votes that disagree become one label.
     *
     * @param value {@link Aggregators#dawidSkene} by default
     * @return this
     */
    public Builder aggregator(LabelAggregator value) {
      aggregator = Objects.requireNonNull(value, "aggregator");
      return this;
    }

    /**
     * How many different workers must have voted on every row. Until they have, the job waits.
     *
     * @param perRow 0 or more; by default 0: the job does not wait, and rows without a vote are
     *     left out and counted in the log
     * @return this
     */
    public Builder votes(int perRow) {
      votes = perRow;
      return this;
    }

    /**
     * Adds a column in {@link Role#WEIGHT} with the probability of the label, from 0 to 1, so that
     * doubtful rows count less. It is called {@code confidence} behind the target's name and {@code
     * _}. Without this there is no such column.
     *
     * @return this
     */
    public Builder weightByConfidence() {
      weighted = true;
      return this;
    }

    /**
     * Ends the settings.
     *
     * @return the job
     * @throws IllegalArgumentException with a line for each problem
     */
    public LabelingJob build() {
      Problems problems = Problems.of("LabelingJob '" + name + "'");
      problems
          .require(!name.isBlank(), "name", "a name", "'" + name + "'")
          .require(rows.size() > 0, "rows", "at least 1", 0)
          .require(votes >= 0, "votes", "0 or more", votes)
          .require(!target.isBlank(), "target", "a name", "'" + target + "'");
      requireNew(problems, target);
      requireFree(problems, Role.TARGET);
      if (weighted) {
        requireNew(problems, confidenceOf(target));
        requireFree(problems, Role.WEIGHT);
      }
      problems.throwIfAny();
      return new LabelingJob(this);
    }

    private void requireNew(Problems problems, String column) {
      problems.require(
          !rows.schema().has(column),
          "new column",
          "none of the rows' columns",
          "'" + column + "'",
          "rows.without(\"" + column + "\") or another target");
    }

    private void requireFree(Problems problems, Role role) {
      rows.schema()
          .with(role)
          .ifPresent(
              field ->
                  problems.require(
                      false,
                      "rows",
                      "without a column in role " + role,
                      "'" + field.name() + "'",
                      "rows.as(\"" + field.name() + "\", Role.IGNORED)"));
    }
  }

  private static String confidenceOf(String target) {
    return target + "_confidence";
  }

  /**
   * A builder with the settings of this job.
   *
   * @return a builder; this job stays as it is
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, rows).target(target).aggregator(aggregator).votes(votes);
    builder.weighted = weighted;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    return Settings.empty()
        .with("rows", rows.fingerprint())
        .with("target", target)
        .with("aggregator", aggregator.name())
        .with("aggregator", aggregator.settings())
        .with("votes", votes)
        .with("weightByConfidence", weighted);
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
   * @throws DataException if a vote is on an unknown row, or the rows' ids are missing or repeated
   */
  @Override
  public Dataset run(Votes input, RunContext run) {
    TaskRows tasks = taskRows();
    waitFor(tasks.workersByRow(input));
    run.checkStop();
    LabelAggregation aggregation = aggregator.aggregate(input);
    run.emit(new LabelsAggregated(run.path(), aggregation));
    return labelled(tasks.tasks(), aggregation);
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

  private Dataset labelled(List<String> tasks, LabelAggregation aggregation) {
    List<Integer> labelled = new ArrayList<>();
    List<Prediction> truths = new ArrayList<>();
    for (int row = 0; row < tasks.size(); row++) {
      Prediction truth = aggregation.posteriorByTask().get(tasks.get(row));
      if (truth != null) {
        labelled.add(row);
        truths.add(truth);
      }
    }
    Dataset output =
        rows.rows(labelled.stream().mapToInt(Integer::intValue).toArray())
            .named(name)
            .with(
                new Field(target, FieldType.CATEGORICAL, Role.TARGET),
                Column.ofCategories(truths.stream().map(Prediction::label).toList()));
    return weighted
        ? output.with(
            new Field(confidenceOf(target), FieldType.NUMERIC, Role.WEIGHT),
            Column.ofNumbers(truths.stream().mapToDouble(Prediction::confidence).toArray()))
        : output;
  }
}
