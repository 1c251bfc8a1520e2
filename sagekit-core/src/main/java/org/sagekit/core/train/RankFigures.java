package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.train.Metric;
import org.sagekit.core.train.metric.Ranking;

/** The metrics for which only the order of the probabilities counts. */
final class RankFigures implements Figures {
  private final List<Ranking> rankings = new ArrayList<>();

  /**
   * Figures.
   *
   * @param codes the index of each row's class, or {@link Truth#UNKNOWN}
   */
  RankFigures(Predictions predictions, int[] codes) {
    int classes = predictions.classes().size();
    for (int i = classes == 2 ? 1 : 0; i < classes; i++) {
      rankings.add(Ranking.of(Truth.column(predictions, i), Truth.isClass(codes, i)));
    }
  }

  static List<Metric> metricsOf(int classes) {
    return classes == 2
        ? List.of(Metric.AUC, Metric.AVERAGE_PRECISION, Metric.LIFT)
        : List.of(Metric.AUC, Metric.AVERAGE_PRECISION);
  }

  @Override
  public List<Metric> metrics() {
    return metricsOf(rankings.size() == 1 ? 2 : rankings.size());
  }

  @Override
  public double[] of(double[] weights) {
    if (rankings.size() == 1) {
      Ranking.Figures figures = rankings.get(0).figures(weights);
      return new double[] {figures.area(), figures.averagePrecision(), figures.lift()};
    }
    Mean area = new Mean();
    Mean precision = new Mean();
    for (Ranking ranking : rankings) {
      Ranking.Figures figures = ranking.figures(weights);
      area.add(figures.area());
      precision.add(figures.averagePrecision());
    }
    return new double[] {area.value(), precision.value()};
  }

  /** A mean over what is defined. */
  private static final class Mean {
    private double sum;
    private int count;

    void add(double value) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }

    double value() {
      return count == 0 ? Double.NaN : sum / count;
    }
  }
}
