package org.sagekit.core.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.label.Aggregation;
import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.NumberAggregation;
import org.sagekit.api.label.SetAggregation;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.rows.SoftRows;

/**
 * What sets one kind of answers apart when rows get labels.
 *
 * @param <V> the answers
 * @param <R> what is found of them
 * @param aggregator how it is found
 * @param canBeSoft whether a row may have several labels, each with a probability
 * @param labels how rows get what was found
 */
record LabelKind<V extends Answers<?>, R extends Aggregation>(
    Aggregator<V, R> aggregator, boolean canBeSoft, RowLabels<R> labels) {

  /** Gives rows what was found. */
  @FunctionalInterface
  interface RowLabels<R> {

    /** Labels those of the rows, whose tasks are given in their order, that have a truth. */
    Dataset label(Dataset rows, List<String> tasks, R found, SoftRows output);
  }

  static LabelKind<Votes, LabelAggregation> ofCategories(
      Aggregator<Votes, LabelAggregation> aggregator) {
    return new LabelKind<>(
        aggregator,
        true,
        (rows, tasks, found, output) ->
            output.label(rows, tasks.stream().map(found.posteriorByTask()::get).toList()));
  }

  static LabelKind<Answers<Double>, NumberAggregation> ofNumbers(
      Aggregator<Answers<Double>, NumberAggregation> aggregator) {
    return new LabelKind<>(
        aggregator,
        false,
        (rows, tasks, found, output) ->
            each(
                rows,
                tasks,
                found,
                output,
                labelled ->
                    Column.ofNumbers(
                        labelled.stream().mapToDouble(task -> valueOf(found, task)).toArray())));
  }

  static LabelKind<Answers<LabelSet>, SetAggregation> ofSets(
      Aggregator<Answers<LabelSet>, SetAggregation> aggregator) {
    return new LabelKind<>(
        aggregator,
        false,
        (rows, tasks, found, output) ->
            each(
                rows,
                tasks,
                found,
                output,
                labelled ->
                    Column.ofTexts(
                        labelled.stream()
                            .map(task -> String.join("|", found.likely(task).labels()))
                            .toList())));
  }

  private static double valueOf(NumberAggregation found, String task) {
    return Objects.requireNonNull(found.estimateByTask().get(task), task).value();
  }

  private static Dataset each(
      Dataset rows,
      List<String> tasks,
      Aggregation found,
      SoftRows output,
      Function<List<String>, Column> labels) {
    Map<String, Double> confidences = found.confidenceByTask();
    List<Integer> numbers = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (int row = 0; row < tasks.size(); row++) {
      Double confidence = confidences.get(tasks.get(row));
      if (confidence != null) {
        numbers.add(row);
        weights.add(confidence);
      }
    }
    return output.label(
        rows, numbers, labels.apply(numbers.stream().map(tasks::get).toList()), weights);
  }

  LabelKind<V, R> by(Aggregator<V, R> other) {
    return new LabelKind<>(other, canBeSoft, labels);
  }

  /** Aggregates, tells of it, and labels the rows. */
  Dataset label(
      Dataset rows, List<String> tasks, V answers, SoftRows output, Consumer<Aggregation> told) {
    R found = aggregator.aggregate(answers);
    told.accept(found);
    return labels.label(rows, tasks, found, output);
  }
}
