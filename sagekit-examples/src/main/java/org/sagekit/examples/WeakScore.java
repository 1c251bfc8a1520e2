package org.sagekit.examples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.model.Prediction;

/**
 * How good the labels of a label model are, over the rows with gold. Of labels that are equally
 * likely each counts as its share: a tie of two is half right.
 *
 * @param rows how many there are
 * @param accuracy the share of rows that are right
 * @param macroF1 the mean F1 of the labels that are gold or given
 * @param f1 of label 1; null if there are others than 0 and 1
 */
record WeakScore(int rows, double accuracy, double macroF1, @Nullable Double f1) {
  private static final double SAME = 1e-9;

  private static final class Counts {
    double hits;
    double given;
    double real;

    double f1() {
      return given + real == 0 ? 0 : 2 * hits / (given + real);
    }
  }

  static WeakScore of(LabelMatrix truth, List<Prediction> labels) {
    Map<String, Counts> countsByLabel = new TreeMap<>();
    double hits = 0;
    int rows = 0;
    for (int row = 0; row < truth.rows(); row++) {
      if (truth.gold(row) != LabelMatrix.ABSTAIN) {
        rows++;
        hits += count(labels.get(row), truth.labels().get(truth.gold(row)), countsByLabel);
      }
    }
    if (rows == 0) {
      throw new DataException(
          truth.name() + ": gold must be known on at least 1 row, but was on 0.");
    }
    boolean binary = List.of("0", "1").containsAll(countsByLabel.keySet());
    double macro = countsByLabel.values().stream().mapToDouble(Counts::f1).average().orElse(0);
    double ofOne = countsByLabel.getOrDefault("1", new Counts()).f1();
    return new WeakScore(rows, hits / rows, macro, binary ? (Double) ofOne : null);
  }

  private static double count(
      Prediction posterior, String truth, Map<String, Counts> countsByLabel) {
    List<String> likeliest =
        posterior.classes().stream()
            .filter(label -> posterior.probability(label) >= posterior.confidence() - SAME)
            .toList();
    double share = 1.0 / likeliest.size();
    double hit = likeliest.contains(truth) ? share : 0;
    for (String label : likeliest) {
      countsByLabel.computeIfAbsent(label, key -> new Counts()).given += share;
    }
    Counts real = countsByLabel.computeIfAbsent(truth, key -> new Counts());
    real.real += 1;
    real.hits += hit;
    return hit;
  }

  Map<String, @Nullable Object> asMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("accuracy", accuracy);
    map.put("macroF1", macroF1);
    map.put("f1", f1);
    return map;
  }
}
