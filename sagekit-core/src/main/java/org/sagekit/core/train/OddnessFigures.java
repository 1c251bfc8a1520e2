package org.sagekit.core.train;

import java.util.List;
import org.sagekit.api.train.Metric;
import org.sagekit.core.train.metric.Ranking;

/** Metrics of scores of oddness by a target of two levels. */
record OddnessFigures(Ranking ranking) implements Figures {

  @Override
  public List<Metric> metrics() {
    return List.of(Metric.AUC, Metric.AVERAGE_PRECISION);
  }

  @Override
  public double[] of(double[] weights) {
    Ranking.Figures figures = ranking.figures(weights);
    return new double[] {figures.area(), figures.averagePrecision()};
  }
}
