package org.sagekit.examples;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.Scorers;

/** The oddest rows of a table, the oddest first. */
record OddRows(TrainedModel model, List<Odd> rows) {

  /** A row and how odd it is. */
  record Odd(int row, double score) {}

  static OddRows of(TrainedModel model, Dataset rows, int most) {
    Predictions scores = Scorers.of(model).score(rows);
    return new OddRows(
        model,
        IntStream.range(0, rows.size())
            .mapToObj(row -> new Odd(row, scores.value(row, 0)))
            .sorted(Comparator.comparingDouble(odd -> -odd.score()))
            .limit(most)
            .toList());
  }

  void print(Dataset all, PrintStream out) {
    for (Odd odd : rows) {
      String values =
          model.graph().inputs().stream()
              .map(field -> field.name() + " " + all.column(field.name()).text(odd.row()))
              .collect(Collectors.joining(", "));
      out.printf(Locale.ROOT, "row %d, score %.3f: %s%n", odd.row(), odd.score(), values);
    }
  }

  Map<String, Object> asMap() {
    Map<String, Object> metrics = new LinkedHashMap<>();
    model
        .evaluation()
        .estimateByMetric()
        .forEach((metric, estimate) -> metrics.put(metric.label(), estimate.value()));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("task", "anomaly");
    map.put("trainer", model.trainer());
    map.put("oddest", rows.stream().map(Odd::row).toList());
    map.put("metrics", metrics);
    return map;
  }
}
