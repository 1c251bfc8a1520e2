package org.sagekit.core.data.profile;

import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * Means, squares and products of pairs of numbers, the means measured from a number that was seen,
 * so that numbers far from zero lose no digits, joined from blocks (P. Pébay, "Formulas for robust,
 * one-pass parallel computation of covariances and arbitrary-order statistical moments", Sandia
 * report SAND2008-6212, 2008, equation 3.1). For one thread.
 */
final class PairMoments {
  private static final double ROUNDING = 4;
  private long count;
  private double originX;
  private double originY;
  private double shiftX;
  private double shiftY;
  private double squaresX;
  private double squaresY;
  private double products;

  long count() {
    return count;
  }

  /** Sets from where means are measured: a number of each that was seen. */
  void setOrigins(double x, double y) {
    originX = x;
    originY = y;
  }

  /** Sets how many rows there are and the means, less their origins. */
  void setMeans(long rows, double x, double y) {
    count = rows;
    shiftX = x;
    shiftY = y;
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
    if (count == 0) {
      setOrigins(other.originX, other.originY);
    }
    long both = count + other.count;
    double share = (double) other.count / both;
    double deltaX = other.originX - originX + (other.shiftX - shiftX);
    double deltaY = other.originY - originY + (other.shiftY - shiftY);
    double weight = share * count;
    squaresX += other.squaresX + deltaX * deltaX * weight;
    squaresY += other.squaresY + deltaY * deltaY * weight;
    products += other.products + deltaX * deltaY * weight;
    shiftX += deltaX * share;
    shiftY += deltaY * share;
    count = both;
  }

  /** Pearson's r; NaN if one of the two does not vary beyond its rounding, or is infinite. */
  double correlation() {
    if (!(varies(squaresX, originX) && varies(squaresY, originY))) {
      return Double.NaN;
    }
    double r = products / Math.sqrt(squaresX) / Math.sqrt(squaresY);
    return Math.max(-1, Math.min(1, r));
  }

  private boolean varies(double squares, double origin) {
    double rounding = ROUNDING * Math.ulp(origin);
    return count >= 2 && squares > count * rounding * rounding && squares <= Double.MAX_VALUE;
  }

  void write(Encoder out) {
    out.big(count).real(originX).real(originY).real(shiftX).real(shiftY);
    out.real(squaresX).real(squaresY).real(products);
  }

  static PairMoments read(Decoder in) {
    PairMoments pair = new PairMoments();
    long count = Counts.read(in);
    pair.setOrigins(in.real(), in.real());
    pair.setMeans(count, in.real(), in.real());
    pair.setSums(in.real(), in.real(), in.real());
    return pair;
  }
}
