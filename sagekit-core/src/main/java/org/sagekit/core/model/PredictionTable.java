package org.sagekit.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;

/**
 * Predictions as a table: for classes and clusters the label and the probability of each, for
 * several labels at once the probability of each, otherwise the numbers.
 */
public final class PredictionTable {
  private final Predictions predictions;
  private final List<Field> fields = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();

  private PredictionTable(Predictions predictions) {
    this.predictions = predictions;
  }

  /**
   * The table of some predictions.
   *
   * @param graph what made them
   * @param predictions what it said
   * @return a row each: {@code label} and {@code p(class)}, or {@code prediction}, or the graph's
   *     own names of its numbers
   */
  public static Dataset of(ScoringGraph graph, Predictions predictions) {
    PredictionTable table = new PredictionTable(predictions);
    if (graph.classes().isEmpty()) {
      table.number("prediction", 0);
    } else if (graph.task().isClassification() || graph.task() == Task.CLUSTERING) {
      table.label();
    }
    for (int index = 0; index < graph.classes().size(); index++) {
      String name = graph.classes().get(index);
      table.number(graph.task() == Task.PROJECTION ? name : "p(" + name + ")", index);
    }
    return Dataset.of("predictions", Schema.of(table.fields), table.columns);
  }

  private void label() {
    int[] best = IntStream.range(0, predictions.size()).map(predictions::best).toArray();
    fields.add(Field.of("label", FieldType.CATEGORICAL));
    columns.add(CategoricalColumn.of(best, predictions.classes()));
  }

  private void number(String name, int index) {
    double[] values =
        IntStream.range(0, predictions.size())
            .mapToDouble(row -> predictions.value(row, index))
            .toArray();
    fields.add(Field.of(name, FieldType.NUMERIC));
    columns.add(Column.ofNumbers(values));
  }
}
