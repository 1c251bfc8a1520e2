package org.sagekit.core.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.ClassCurves;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.EvaluationReport;
import org.sagekit.api.train.Residuals;
import org.sagekit.core.train.metric.Ordering;

/** Makes reports of predictions and their truth; rows count by their weights everywhere. */
final class Reports {
  private static final int CURVES = 8;
  private static final int SHARES = 101;
  private static final int BINS = 21;

  private Reports() {}

  static EvaluationReport of(Predictions predictions, Dataset rows) {
    Evaluation evaluation = Evaluations.of(predictions, rows);
    double[] weights = Weights.of(rows);
    if (predictions.classes().isEmpty()) {
      Residuals residuals = residuals(predictions, Truth.numbers(predictions, rows), weights);
      return new EvaluationReport(evaluation, Optional.empty(), List.of(), Optional.of(residuals));
    }
    int[] codes = Truth.codes(predictions, rows);
    int[] decisions = new int[codes.length];
    Arrays.setAll(decisions, predictions::best);
    List<ClassCurves> curves =
        shown(predictions.classes().size(), codes, weights).stream()
            .map(index -> Curves.of(predictions, codes, weights, index))
            .toList();
    return new EvaluationReport(
        evaluation,
        Optional.of(Confusions.of(predictions.classes(), codes, decisions, weights)),
        curves,
        Optional.empty());
  }

  /** The second of two classes; of more those with the most weight, in their own order. */
  private static List<Integer> shown(int classes, int[] codes, double[] weights) {
    if (classes == 2) {
      return List.of(1);
    }
    double[] sums = new double[classes];
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] != Truth.UNKNOWN) {
        sums[codes[row]] += weights[row];
      }
    }
    return IntStream.range(0, classes)
        .boxed()
        .filter(index -> sums[index] > 0)
        .sorted(Comparator.comparingDouble((Integer index) -> -sums[index]))
        .limit(CURVES)
        .sorted()
        .toList();
  }

  private static Residuals residuals(Predictions predictions, double[] truth, double[] weights) {
    double[] predicted = Truth.column(predictions, 0);
    double[] errors = new double[truth.length];
    Arrays.setAll(errors, row -> truth[row] - predicted[row]);
    double half = half(quantiles(errors, weights, new double[] {0.005, 0.995}));
    double[] edges = new double[BINS + 1];
    Arrays.setAll(edges, i -> half * (2.0 * i / BINS - 1));
    double[] sums = new double[BINS];
    for (int row = 0; row < errors.length; row++) {
      int bin = (int) Math.floor((errors[row] / half + 1) / 2 * BINS);
      sums[Math.max(0, Math.min(BINS - 1, bin))] += weights[row];
    }
    double[] shares = new double[SHARES];
    Arrays.setAll(shares, i -> i / (SHARES - 1.0));
    return new Residuals(
        Doubles.of(shares),
        quantiles(truth, weights, shares),
        quantiles(predicted, weights, shares),
        Doubles.of(edges),
        Doubles.of(sums));
  }

  /** So that one in two hundred lies beyond each end at most, for outliers would hide the rest. */
  private static double half(Doubles ends) {
    double half = Math.max(Math.abs(ends.get(0)), Math.abs(ends.get(1)));
    return half > 0 ? half : 1;
  }

  /** The least values up to which the weight has at least these shares. */
  private static Doubles quantiles(double[] values, double[] weights, double[] shares) {
    int[] order = Ordering.ascending(values);
    double total = Arrays.stream(weights).sum();
    double[] quantiles = new double[shares.length];
    int place = 0;
    double below = weights[order[0]];
    for (int i = 0; i < shares.length; i++) {
      // rows of weight 0 are nowhere
      while ((below == 0 || below < shares[i] * total) && place + 1 < order.length) {
        below += weights[order[++place]];
      }
      quantiles[i] = values[order[place]];
    }
    return Doubles.of(quantiles);
  }
}
