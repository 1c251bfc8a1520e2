package org.sagekit.core.train.anomaly;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows of the matrix {@code exp(-gamma * d^2)} between all points. The rows that were asked for
 * last are kept, in 32 bits as LIBSVM does, up to 256 MB. For one thread.
 */
final class KernelRows {
  private static final long MOST_NUMBERS = 1L << 26;
  private final double[][] points;
  private final double gamma;
  private final Map<Integer, float[]> kept;

  KernelRows(double[][] points, double gamma) {
    this.points = points;
    this.gamma = gamma;
    long most = Math.max(2, MOST_NUMBERS / points.length);
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, float[]> eldest) {
            return size() > most;
          }
        };
  }

  float[] row(int of) {
    float[] row = kept.get(of);
    if (row == null) {
      row = computed(of);
      kept.put(of, row);
    }
    return row;
  }

  private float[] computed(int of) {
    float[] row = new float[points.length];
    double[] point = points[of];
    for (int other = 0; other < row.length; other++) {
      double squares = 0;
      for (int i = 0; i < point.length; i++) {
        double difference = point[i] - points[other][i];
        squares += difference * difference;
      }
      row[other] = (float) StrictMath.exp(-gamma * squares);
    }
    return row;
  }
}
