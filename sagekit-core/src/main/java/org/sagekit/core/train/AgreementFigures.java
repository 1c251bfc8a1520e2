package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import org.sagekit.api.train.Metric;
import org.sagekit.core.train.metric.ClusterScores;

/**
 * Metrics of clusters by a target.
 *
 * @param labels one a row
 * @param truth one a row
 */
@SuppressWarnings("ArrayRecordComponent") // figures are computed, never compared
record AgreementFigures(int[] labels, int[] truth) implements Figures {

  @Override
  public List<Metric> metrics() {
    return List.of(Metric.ADJUSTED_RAND, Metric.NORMALIZED_MUTUAL_INFORMATION);
  }

  @Override
  public double[] of(double[] weights) {
    int[] drawn = SpaceFigures.copies(weights);
    int[] found = Arrays.stream(drawn).map(row -> labels[row]).toArray();
    int[] given = Arrays.stream(drawn).map(row -> truth[row]).toArray();
    return new double[] {
      ClusterScores.adjustedRand(found, given),
      ClusterScores.normalizedMutualInformation(found, given)
    };
  }
}
