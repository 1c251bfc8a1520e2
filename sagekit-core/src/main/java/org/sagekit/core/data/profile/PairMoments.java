package org.sagekit.core.data.profile;

import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * Means, squares and products of pairs of numbers, joined from blocks (P. Pébay, "Formulas for
 * robust, one-pass parallel computation of covariances and arbitrary-order statistical moments",
 * Sandia report SAND2008-6212, 2008, equation 3.1). For one thread.
 */
final class PairMoments {
  private static final double ROUNDING = 4;
  private long count;
  private double meanX;
  private double meanY;
  private double squaresX;
  private double squaresY;
  private double products;

  long count() {
    return count;
  }

  /** Sets what is known of one block. */
  void set(long n, double x, double y) {
    count = n;
    meanX = x;
    meanY = y;
  }

  void setSums(double ofX, double ofY, double ofBoth) {
    squaresX = ofX;
    squaresY = ofY;
    products = ofBoth;
  }

  void merge(PairMoments other) {
    if (other.count == 0) {
      return;
    }
    long both = count + other.count;
    double share = (double) other.count / both;
    double deltaX = other.meanX - meanX;
    double deltaY = other.meanY - meanY;
    double weight = share * count;
    squaresX += other.squaresX + deltaX * deltaX * weight;
    squaresY += other.squaresY + deltaY * deltaY * weight;
    products += other.products + deltaX * deltaY * weight;
    meanX = count == 0 ? other.meanX : meanX + deltaX * share;
    meanY = count == 0 ? other.meanY : meanY + deltaY * share;
    count = both;
  }

  /** Pearson's r; NaN if one of the two does not vary beyond its rounding, or is infinite. */
  double correlation() {
    if (!(varies(squaresX, meanX) && varies(squaresY, meanY))) {
      return Double.NaN;
    }
    double r = products / Math.sqrt(squaresX) / Math.sqrt(squaresY);
    return Math.max(-1, Math.min(1, r));
  }

  private boolean varies(double squares, double mean) {
    double rounding = ROUNDING * Math.ulp(mean);
    return count >= 2 && squares > count * rounding * rounding && squares <= Double.MAX_VALUE;
  }

  void write(Encoder out) {
    out.big(count).real(meanX).real(meanY).real(squaresX).real(squaresY).real(products);
  }

  static PairMoments read(Decoder in) {
    PairMoments pair = new PairMoments();
    long count = in.big();
    in.require(count >= 0, "a count of rows", count);
    pair.set(count, in.real(), in.real());
    pair.setSums(in.real(), in.real(), in.real());
    return pair;
  }
}
