package org.sagekit.core.data.profile;

import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * Count, mean, spread, sum and range of numbers without loss of digits. Blocks are summed twice and
 * joined with what is known (T. F. Chan, G. H. Golub and R. J. LeVeque, "Updating formulae and a
 * pairwise algorithm for computing sample variances", COMPSTAT 1982, equation 2.1); so are the
 * moments of other rows. For one thread.
 */
public final class Moments {
  private final double[] one = new double[1];
  private final Total total = new Total();
  private long count;
  private double mean;
  private double squares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Of no numbers. */
  public Moments() {}

  /**
   * Adds a number.
   *
   * @param value any but NaN, which would make all figures NaN
   */
  public void add(double value) {
    one[0] = value;
    add(one, 1);
  }

  /** Adds the first numbers of a block; none of them is NaN. */
  void add(double[] block, int size) {
    double sum = BlockSums.sum(block, size);
    if (size == 0 || !Double.isFinite(sum)) {
      addEach(block, size);
      return;
    }
    double least = BlockSums.min(block, size);
    double greatest = BlockSums.max(block, size);
    double blockMean = least == greatest ? least : sum / size; // the same number does not vary
    min = Math.min(min, least);
    max = Math.max(max, greatest);
    total.add(sum);
    join(size, blockMean, BlockSums.squares(block, size, blockMean));
  }

  /** One by one, where a sum is infinite or beyond the range of doubles. */
  private void addEach(double[] block, int size) {
    for (int i = 0; i < size; i++) {
      min = Math.min(min, block[i]);
      max = Math.max(max, block[i]);
      total.add(block[i]);
      join(1, block[i], 0);
    }
  }

  /**
   * Chan, Golub and LeVeque's equation 2.1. The mean is weighed so that nothing overflows early.
   */
  private void join(long otherCount, double otherMean, double otherSquares) {
    if (count == 0) {
      count = otherCount;
      mean = otherMean;
      squares = otherSquares;
      return;
    }
    long both = count + otherCount;
    double share = (double) otherCount / both;
    double delta = otherMean - mean;
    squares += otherSquares + delta * delta * share * count;
    mean = Double.isInfinite(delta) ? mean * (1 - share) + otherMean * share : mean + delta * share;
    count = both;
  }

  /**
   * Adds what other moments know.
   *
   * @param other of other rows; unchanged
   */
  public void merge(Moments other) {
    if (other.count > 0) {
      min = Math.min(min, other.min);
      max = Math.max(max, other.max);
      total.merge(other.total);
      join(other.count, other.mean, other.squares);
    }
  }

  Moments copy() {
    Moments copy = new Moments();
    copy.merge(this);
    return copy;
  }

  /**
   * How many numbers came.
   *
   * @return zero or more
   */
  public long count() {
    return count;
  }

  /**
   * Their mean.
   *
   * @return NaN if there are none, or an infinite one
   */
  public double mean() {
    return count == 0 || hasInfinite() ? Double.NaN : mean;
  }

  /**
   * Their sum, with the digits that adding loses (A. Neumaier, 1974).
   *
   * @return NaN if there are none; infinite if it is beyond the range of doubles
   */
  public double sum() {
    return count == 0 ? Double.NaN : total.value();
  }

  /**
   * The sample variance, with n - 1.
   *
   * @return NaN if there are fewer than two, or an infinite one
   */
  public double variance() {
    return count < 2 || hasInfinite() ? Double.NaN : squares / (count - 1);
  }

  /**
   * The variance of the numbers themselves, with n: the one of Deequ and Model Monitor.
   *
   * @return NaN if there are none, or an infinite one
   */
  public double populationVariance() {
    return count == 0 || hasInfinite() ? Double.NaN : squares / count;
  }

  /**
   * The sample standard deviation: the root of {@link #variance()}.
   *
   * @return NaN if there are fewer than two, or an infinite one
   */
  public double deviation() {
    return Math.sqrt(variance());
  }

  /**
   * The least.
   *
   * @return NaN if there are none
   */
  public double min() {
    return count == 0 ? Double.NaN : min;
  }

  /**
   * The greatest.
   *
   * @return NaN if there are none
   */
  public double max() {
    return count == 0 ? Double.NaN : max;
  }

  private boolean hasInfinite() {
    return Double.isInfinite(min) || Double.isInfinite(max);
  }

  void write(Encoder out) {
    out.big(count).real(mean).real(squares).real(min).real(max);
    total.write(out);
  }

  static Moments read(Decoder in) {
    Moments moments = new Moments();
    moments.count = in.big();
    in.require(moments.count >= 0, "a count of numbers", moments.count);
    moments.mean = in.real();
    moments.squares = in.real();
    moments.min = in.real();
    moments.max = in.real();
    boolean ordered = moments.count == 0 || moments.min <= moments.max;
    in.require(ordered, "a least number below the greatest", moments.min);
    moments.total.read(in);
    return moments;
  }
}
