package org.sagekit.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.train.Metric;
import org.sagekit.core.train.metric.ClusterScores;

/**
 * Metrics of clusters by where their rows lie. A resample draws the silhouettes of the rows, but
 * does not measure them anew.
 */
final class SpaceFigures implements Figures {
  private final double[][] rows;
  private final int[] labels;
  private final double[] silhouettes;

  /**
   * Figures.
   *
   * @param labels one a row, negative for noise
   */
  SpaceFigures(double[][] rows, int[] labels) {
    this.rows = rows;
    this.labels = labels;
    this.silhouettes = ClusterScores.silhouettes(rows, labels);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(Metric.SILHOUETTE, Metric.DAVIES_BOULDIN, Metric.CALINSKI_HARABASZ);
  }

  @Override
  public double[] of(double[] weights) {
    int[] drawn = copies(weights);
    double[][] points = Arrays.stream(drawn).mapToObj(row -> rows[row]).toArray(double[][]::new);
    int[] clusters = Arrays.stream(drawn).map(row -> labels[row]).toArray();
    double silhouette =
        Arrays.stream(drawn)
            .mapToDouble(row -> silhouettes[row])
            .filter(value -> !Double.isNaN(value))
            .average()
            .orElse(Double.NaN);
    return new double[] {
      silhouette,
      ClusterScores.daviesBouldin(points, clusters),
      ClusterScores.calinskiHarabasz(points, clusters)
    };
  }

  /** Each row as often as it weighs. */
  static int[] copies(double[] weights) {
    return IntStream.range(0, weights.length)
        .flatMap(row -> IntStream.generate(() -> row).limit((long) weights[row]))
        .toArray();
  }
}
