package org.sagekit.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.sagekit.api.Summary;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Evaluations;

/**
 * How well each label is told from the rows without it.
 *
 * @param evaluationByLabel in the order of the model; empty if it predicts no labels
 * @param rowsByLabel how many of the rows that judged it have each
 */
record LabelTable(Map<String, Evaluation> evaluationByLabel, Map<String, Long> rowsByLabel)
    implements Summary.Source {
  private static final List<Metric> SHOWN =
      List.of(Metric.AUC, Metric.AVERAGE_PRECISION, Metric.F1);

  /** Judges by rows that the model has not learnt from, the target in its role. */
  static LabelTable of(TrainedModel model, Dataset rows) {
    if (model.graph().task() != Task.MULTILABEL) {
      return new LabelTable(Map.of(), Map.of());
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String label : model.graph().classes()) {
      counts.put(
          label,
          IntStream.range(0, rows.size())
              .mapToObj(row -> String.valueOf(rows.target().text(row)))
              .filter(
                  cell ->
                      Arrays.stream(cell.split("\\|")).map(String::strip).anyMatch(label::equals))
              .count());
    }
    return new LabelTable(Evaluations.byLabel(Scorers.of(model).score(rows), rows), counts);
  }

  @Override
  public Summary summary() {
    List<String> columns = new ArrayList<>(List.of("label", "rows with it"));
    SHOWN.forEach(metric -> columns.addAll(List.of(metric.label(), "95 %")));
    List<List<String>> lines = new ArrayList<>();
    evaluationByLabel.forEach(
        (label, evaluation) -> {
          List<String> line = new ArrayList<>(List.of(label, "" + rowsByLabel.get(label)));
          SHOWN.forEach(metric -> line.addAll(cells(evaluation.get(metric))));
          lines.add(line);
        });
    return Summary.of("Label by label", new Summary.Table(columns, lines));
  }

  private static List<String> cells(Estimate estimate) {
    return List.of(
        String.format(Locale.ROOT, "%.3f", estimate.value()),
        String.format(Locale.ROOT, "%.2f to %.2f", estimate.low(), estimate.high()));
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    evaluationByLabel.forEach(
        (label, evaluation) -> {
          Map<String, Object> line = new LinkedHashMap<>();
          line.put("rows", rowsByLabel.get(label));
          SHOWN.forEach(metric -> line.put(metric.label(), evaluation.get(metric).value()));
          map.put(label, line);
        });
    return map;
  }
}
