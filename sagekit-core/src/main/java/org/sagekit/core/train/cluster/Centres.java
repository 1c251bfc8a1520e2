package org.sagekit.core.train.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The centres of some clusters, the heaviest cluster first.
 *
 * @param points the centres, none without points
 * @param inertia the weighted sum of the squared distances of all points to their nearest centre
 * @param iterations how often the centres were moved
 */
public record Centres(List<double[]> points, double inertia, int iterations) {

  /** Orders clusters by their weight and drops empty ones, so that equal clusters are equal. */
  static Centres of(double[][] centres, double[] weights, double inertia, int iterations) {
    List<double[]> ordered =
        IntStream.range(0, centres.length)
            .filter(cluster -> weights[cluster] > 0)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer cluster) -> -weights[cluster])
                    .thenComparing(cluster -> centres[cluster], Arrays::compare))
            .map(cluster -> centres[cluster])
            .toList();
    return new Centres(ordered, inertia, iterations);
  }

  /**
   * The nearest centre; of equally near ones the first.
   *
   * @param point as many numbers as the centres have
   * @return its index
   */
  public int nearest(double[] point) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int cluster = 0; cluster < points.size(); cluster++) {
      double squares = Distances.squares(point, points.get(cluster));
      if (squares < least) {
        least = squares;
        best = cluster;
      }
    }
    return best;
  }
}
