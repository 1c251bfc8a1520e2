package org.sagekit.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.Task;
import org.sagekit.monitor.compare.ColumnPair;

/**
 * The model's answers as one more column: the predicted class or cluster, or the number, of a
 * projection the first. Not the probabilities, as a model is surer of the rows that it learnt from
 * than of any others, and that is no drift.
 */
final class Answered {
  private Answered() {}

  static ColumnPair compared(Scorer scorer, Reference reference, Window window) {
    Predictions then = scorer.score(reference.sample());
    List<Prediction> before = new ArrayList<>();
    for (int row = 0; row < then.size(); row++) {
      before.add(then.get(row));
    }
    List<Prediction> now = window.records().stream().map(CaptureRecord::output).toList();
    boolean taken =
        reference.inputs().stream()
            .anyMatch(input -> input.name().equals(MonitoringJob.PREDICTION));
    String name = taken ? MonitoringJob.PREDICTION + " of the model" : MonitoringJob.PREDICTION;
    Task task = scorer.graph().task();
    boolean classes = task.isClassification() || task == Task.CLUSTERING;
    Field field = Field.of(name, classes ? FieldType.CATEGORICAL : FieldType.NUMERIC);
    return new ColumnPair(
        field, column(before, classes), column(now, classes), Set.of(), ColumnPair.Kind.ANSWER);
  }

  private static Column column(List<Prediction> predictions, boolean classes) {
    return classes
        ? Column.ofCategories(predictions.stream().map(Prediction::label).toList())
        : Column.ofNumbers(predictions.stream().mapToDouble(one -> one.toArray()[0]).toArray());
  }
}
