package org.sagekit.core.data.profile;

import java.util.Objects;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * Count, mean, spread, sum and range of numbers without loss of digits. Blocks are summed twice and
 * joined with what is known (T. F. Chan, G. H. Golub and R. J. LeVeque, "Updating formulae and a
 * pairwise algorithm for computing sample variances", COMPSTAT 1982, equation 2.1); so are the
 * moments of other rows. For one thread.
 */
public final class Moments {
  /** Makes a sum of numbers at the end of the range of doubles fit into it. */
  private static final double SMALL = 0x1p-60;

  private final double[] one = new double[1];
  private final Total total = new Total();
  private final Total scaled = new Total();
  private long count;

  /** The first number, from which the mean is measured, so that large numbers lose no digits. */
  private double origin;

  private double shift;
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
    origin = count == 0 ? block[0] : origin;
    total.add(sum);
    scaled.add(sum * SMALL);
    min = Math.min(min, BlockSums.min(block, size));
    max = Math.max(max, BlockSums.max(block, size));
    double blockShift = BlockSums.distances(block, size, origin) / size;
    join(size, blockShift, BlockSums.squares(block, size, origin, blockShift));
  }

  /** One by one, where a sum is infinite or beyond the range of doubles. */
  private void addEach(double[] block, int size) {
    for (int i = 0; i < size; i++) {
      origin = count == 0 ? block[i] : origin;
      total.add(block[i]);
      scaled.add(block[i] * SMALL);
      min = Math.min(min, block[i]);
      max = Math.max(max, block[i]);
      join(1, block[i] - origin, 0);
    }
  }

  /** Chan, Golub and LeVeque's equation 2.1. */
  private void join(long otherCount, double otherShift, double otherSquares) {
    long both = count + otherCount;
    double share = (double) otherCount / both;
    double delta = otherShift - shift;
    squares += otherSquares + delta * delta * share * count;
    shift += delta * share;
    count = both;
  }

  /**
   * Adds what other moments know.
   *
   * @param other of other rows; unchanged
   */
  public void merge(Moments other) {
    Objects.requireNonNull(other, "other");
    if (other.count > 0) {
      origin = count == 0 ? other.origin : origin;
      total.merge(other.total);
      scaled.merge(other.scaled);
      min = Math.min(min, other.min);
      max = Math.max(max, other.max);
      join(other.count, other.origin - origin + other.shift, other.squares);
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
    if (count == 0 || hasInfinite()) {
      return Double.NaN;
    }
    double sum = total.value();
    double mean = Double.isFinite(sum) ? sum / count : scaled.value() / count / SMALL;
    return Math.max(min, Math.min(max, mean));
  }

  /**
   * Their sum, with the digits that adding loses (A. Neumaier, 1974).
   *
   * @return NaN if there are none; infinite if it is beyond the range of doubles
   */
  public double sum() {
    double sum = total.value();
    if (count == 0) {
      return Double.NaN;
    }
    // On the way there it may have been beyond the range of doubles.
    return Double.isFinite(sum) ? sum : scaled.value() / SMALL;
  }

  /**
   * The sample variance, with n - 1.
   *
   * @return NaN if there are fewer than two, or an infinite one; infinite if it is beyond the range
   *     of doubles
   */
  public double variance() {
    return count < 2 || hasInfinite() ? Double.NaN : squares() / (count - 1);
  }

  /**
   * The variance of the numbers themselves, with n: the one of Deequ and Model Monitor.
   *
   * @return NaN if there are none, or an infinite one
   */
  public double populationVariance() {
    return count == 0 || hasInfinite() ? Double.NaN : squares() / count;
  }

  /** Beyond the range of doubles they are infinite. */
  private double squares() {
    return Double.isNaN(squares) ? Double.POSITIVE_INFINITY : squares;
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
    out.big(count).real(origin).real(shift).real(squares).real(min).real(max);
    total.write(out);
    scaled.write(out);
  }

  static Moments read(Decoder in) {
    Moments moments = new Moments();
    moments.count = Counts.read(in);
    moments.origin = in.real();
    moments.shift = in.real();
    moments.squares = in.real();
    moments.min = in.real();
    moments.max = in.real();
    boolean ordered = moments.count == 0 ? moments.max < moments.min : moments.min <= moments.max;
    in.require(ordered, "the least number, or none", moments.min);
    moments.total.read(in);
    moments.scaled.read(in);
    return moments;
  }
}
