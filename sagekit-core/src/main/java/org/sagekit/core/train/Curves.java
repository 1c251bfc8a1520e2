package org.sagekit.core.train;

import java.util.Arrays;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.ClassCurves;
import org.sagekit.api.train.ThresholdCurve;
import org.sagekit.core.train.metric.Ranking;
import org.sagekit.core.train.metric.Thinning;

/** The curves of one class against all others. */
final class Curves {
  private static final int POINTS = 200;
  private static final int BINS = 10;
  private final Ranking.Steps steps;
  private final double positives;
  private final double negatives;

  private Curves(Ranking.Steps steps) {
    this.steps = steps;
    int last = steps.thresholds().length - 1;
    this.positives = steps.positives()[last];
    this.negatives = steps.negatives()[last];
  }

  /**
   * All curves.
   *
   * @param codes the index of each row's class, or {@link Truth#UNKNOWN}
   * @param ofClass the index of the class
   */
  static ClassCurves of(Predictions predictions, int[] codes, double[] weights, int ofClass) {
    double[] scores = Truth.column(predictions, ofClass);
    boolean[] is = Truth.isClass(codes, ofClass);
    Curves curves = new Curves(Ranking.of(scores, is).steps(weights));
    return new ClassCurves(
        predictions.classes().get(ofClass),
        curves.roc(),
        curves.precisionRecall(),
        curves.gain(),
        reliability(scores, is, weights));
  }

  private ThresholdCurve roc() {
    double[] x = Arrays.stream(steps.negatives()).map(weight -> weight / negatives).toArray();
    return fromZero(x, found());
  }

  private ThresholdCurve gain() {
    double[] x = new double[steps.thresholds().length];
    double all = positives + negatives;
    Arrays.setAll(x, i -> (steps.positives()[i] + steps.negatives()[i]) / all);
    return fromZero(x, found());
  }

  private ThresholdCurve precisionRecall() {
    double[] y = new double[steps.thresholds().length];
    for (int i = 0; i < y.length; i++) {
      double taken = steps.positives()[i] + steps.negatives()[i];
      y[i] = taken > 0 ? steps.positives()[i] / taken : 1;
    }
    return thinned(steps.thresholds(), found(), y);
  }

  private double[] found() {
    return Arrays.stream(steps.positives()).map(weight -> weight / positives).toArray();
  }

  /** With the threshold that takes no row. */
  private ThresholdCurve fromZero(double[] x, double[] y) {
    return thinned(
        behind(Double.POSITIVE_INFINITY, steps.thresholds()), behind(0, x), behind(0, y));
  }

  private static double[] behind(double first, double[] values) {
    double[] all = new double[values.length + 1];
    all[0] = first;
    System.arraycopy(values, 0, all, 1, values.length);
    return all;
  }

  private static ThresholdCurve thinned(double[] thresholds, double[] x, double[] y) {
    int[] kept = Thinning.of(x, y, POINTS);
    return new ThresholdCurve(at(kept, thresholds), at(kept, x), at(kept, y));
  }

  private static Doubles at(int[] indices, double[] values) {
    return Doubles.of(Arrays.stream(indices).mapToDouble(i -> values[i]).toArray());
  }

  private static ClassCurves.Reliability reliability(
      double[] scores, boolean[] is, double[] weights) {
    double[] total = new double[BINS];
    double[] predicted = new double[BINS];
    double[] observed = new double[BINS];
    for (int row = 0; row < scores.length; row++) {
      int bin = Math.max(0, Math.min(BINS - 1, (int) (scores[row] * BINS)));
      total[bin] += weights[row];
      predicted[bin] += weights[row] * scores[row];
      observed[bin] += is[row] ? weights[row] : 0;
    }
    int count = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (total[bin] > 0) {
        predicted[count] = predicted[bin] / total[bin];
        observed[count] = observed[bin] / total[bin];
        total[count++] = total[bin];
      }
    }
    return new ClassCurves.Reliability(
        first(count, predicted), first(count, observed), first(count, total));
  }

  private static Doubles first(int count, double[] values) {
    return Doubles.of(Arrays.copyOf(values, count));
  }
}
