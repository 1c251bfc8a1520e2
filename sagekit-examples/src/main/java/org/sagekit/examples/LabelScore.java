package org.sagekit.examples;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.data.Datasets;

/**
 * How good labels are, over the tasks that have both votes and a truth. Of labels that are equally
 * likely each counts as its share: a tie of two is half right.
 */
record LabelScore(String method, double accuracy, double macroF1, double seconds)
    implements MethodScore {

  private static final class Counts {
    double hits;
    double given;
    double real;

    double f1() {
      return given + real == 0 ? 0 : 2 * hits / (given + real);
    }
  }

  static Map<String, String> truth(Optional<Path> file) {
    return file.map(
            path ->
                truth(
                    Datasets.csv(path)
                        .type("task", FieldType.CATEGORICAL)
                        .type("truth", FieldType.CATEGORICAL)
                        .read(),
                    "task",
                    "truth"))
        .orElse(Map.of());
  }

  static Map<String, String> truth(Dataset rows, String task, String label) {
    Column tasks = rows.column(task);
    Column labels = rows.column(label);
    Map<String, String> truthByTask = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      @Nullable String truth = labels.text(row);
      if (truth != null) {
        truthByTask.put(Objects.toString(tasks.text(row)), truth);
      }
    }
    return truthByTask;
  }

  static LabelScore of(
      LabelAggregation aggregation, Map<String, String> truthByTask, double seconds) {
    Map<String, Counts> countsByLabel = new TreeMap<>();
    double hits = 0;
    int tasks = 0;
    for (Map.Entry<String, Prediction> task : aggregation.posteriorByTask().entrySet()) {
      String truth = truthByTask.get(task.getKey());
      if (truth != null) {
        tasks++;
        hits += count(task.getValue(), truth, countsByLabel);
      }
    }
    double f1 =
        countsByLabel.values().stream().mapToDouble(Counts::f1).average().orElse(Double.NaN);
    double accuracy = tasks == 0 ? Double.NaN : hits / tasks;
    return new LabelScore(aggregation.method(), accuracy, f1, seconds);
  }

  private static double count(
      Prediction posterior, String truth, Map<String, Counts> countsByLabel) {
    double[] probabilities = posterior.toArray();
    double most = posterior.confidence();
    double share = 0;
    for (double probability : probabilities) {
      share += probability == most ? 1 : 0;
    }
    double hit = 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (probabilities[i] == most) {
        String label = posterior.classes().get(i);
        Counts counts = countsByLabel.computeIfAbsent(label, key -> new Counts());
        counts.given += 1 / share;
        hit += label.equals(truth) ? 1 / share : 0;
      }
    }
    Counts counts = countsByLabel.computeIfAbsent(truth, key -> new Counts());
    counts.real += 1;
    counts.hits += hit;
    return hit;
  }

  @Override
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("method", method);
    MethodScore.put(map, "accuracy", accuracy);
    MethodScore.put(map, "macroF1", macroF1);
    map.put("seconds", seconds);
    return map;
  }

  @Override
  public String figures() {
    return MethodScore.column(accuracy)
        + MethodScore.column(macroF1)
        + String.format(Locale.ROOT, " %9.3f", seconds);
  }
}
