package org.sagekit.monitor.drift;

/**
 * Distinct values on a scale on which nothing overflows; infinite ones stand one range of the finite
 * ones beyond the outermost.
 *
 * @param values ascending, from -4 to 4
 * @param exponent by which power of two they were divided
 */
record Spaced(double[] values, int exponent) {

  static Spaced of(double[] distinct) {
    double least = 0;
    double greatest = 0;
    boolean none = true;
    for (double value : distinct) {
      if (Double.isFinite(value)) {
        least = none ? value : least;
        greatest = value;
        none = false;
      }
    }
    double most = Math.max(Math.abs(least), Math.abs(greatest));
    int exponent = most == 0 ? 0 : Math.getExponent(most);
    double low = Math.scalb(least, -exponent);
    double high = Math.scalb(greatest, -exponent);
    double range = high > low ? high - low : 1;
    double[] values = new double[distinct.length];
    for (int i = 0; i < values.length; i++) {
      double scaled = Math.scalb(distinct[i], -exponent);
      values[i] = Math.max(low - range, Math.min(high + range, scaled));
    }
    return new Spaced(values, exponent);
  }

  /** A distance on the original scale; the greatest number there is if it is greater still. */
  double original(double distance) {
    return Math.min(Double.MAX_VALUE, Math.scalb(distance, exponent));
  }
}
