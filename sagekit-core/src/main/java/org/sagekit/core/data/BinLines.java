package org.sagekit.core.data;

/** A straight line by least squares in each bin of a feature. */
final class BinLines {
  private static final int LEAST = 5;
  private final FeatureBins bins;
  private final double[] n;
  private final double[] meanX;
  private final double[] meanY;
  private final double[] xx;
  private final double[] xy;
  private double all;
  private double mean;

  BinLines(FeatureBins bins) {
    this.bins = bins;
    this.n = new double[bins.count()];
    this.meanX = new double[bins.count()];
    this.meanY = new double[bins.count()];
    this.xx = new double[bins.count()];
    this.xy = new double[bins.count()];
  }

  /** Sums up as Welford does, without loss of digits. */
  void add(int row, double y) {
    int bin = bins.of(row);
    double x = bins.number(row);
    n[bin]++;
    double dx = x - meanX[bin];
    meanX[bin] += dx / n[bin];
    meanY[bin] += (y - meanY[bin]) / n[bin];
    xx[bin] += dx * (x - meanX[bin]);
    xy[bin] += dx * (y - meanY[bin]);
    mean += (y - mean) / ++all;
  }

  /** The mean of the bin where a line would rest on few rows, of all where the bin is empty. */
  double predict(int row) {
    int bin = bins.of(row);
    if (n[bin] == 0) {
      return mean;
    }
    double slope = n[bin] < LEAST || xx[bin] == 0 ? 0 : xy[bin] / xx[bin];
    return meanY[bin] + slope * (bins.number(row) - meanX[bin]);
  }
}
