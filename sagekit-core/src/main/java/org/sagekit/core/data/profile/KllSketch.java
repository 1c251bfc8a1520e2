package org.sagekit.core.data.profile;

import java.util.Arrays;
import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * The quantiles of numbers that come one by one, in constant memory (Z. Karnin, K. Lang and E.
 * Liberty, "Optimal quantile approximation in streams", FOCS 2016, arXiv:1603.05346, section 3: a
 * ladder of compactors whose capacities fall by a factor c from top to bottom).
 *
 * <p>Up to k numbers all are kept and nothing is off. Beyond that the greatest error of any rank
 * is, 99 times in 100, at most 1.33% of the count for k = 200 and 0.14% for k = 2,048; that of the
 * share between two numbers 1.65% and 0.18%. About k / (1 - c) numbers are held, at most 256 more.
 * The result depends on the seed and the order of the numbers, not on how they were divided into
 * calls. For one thread.
 */
public final class KllSketch {
  /** The k of Deequ and Model Monitor. */
  public static final int DEEQU_K = 2048;

  /** The c of Deequ and Model Monitor. */
  public static final double DEEQU_C = 0.64;

  /** The c of the paper. */
  public static final double PAPER_C = 2.0 / 3;

  private static final int LEAST_K = 8;
  private static final int MOST_K = 1 << 20;
  private static final int MOST_LEVELS = 53;
  private final Compactors compactors;
  private final double[] one = new double[1];
  private long count;

  private KllSketch(int k, double c, long seed) {
    this.compactors = new Compactors(k, c, seed);
  }

  /**
   * An empty sketch.
   *
   * @param k the capacity of the uppermost compactor, from 8 to 1,048,576: 200 for a rank error of
   *     about 1%, 2,048 for 0.1%
   * @param c by which capacities fall from one compactor to the one below, above 0.5 and below 1
   * @param seed of the coins
   * @return the sketch
   * @throws IllegalArgumentException if k or c is out of range
   */
  public static KllSketch of(int k, double c, long seed) {
    check(k, c).throwIfAny();
    return new KllSketch(k, c, seed);
  }

  static Problems check(int k, double c) {
    return Problems.of("KLL sketch")
        .require(k >= LEAST_K && k <= MOST_K, "k", "from " + LEAST_K + " to " + MOST_K, k)
        .require(c > 0.5 && c < 1, "c", "above 0.5 and below 1", c);
  }

  /**
   * An empty sketch with Deequ's k and c.
   *
   * @param seed of the coins
   * @return the sketch
   */
  public static KllSketch of(long seed) {
    return of(DEEQU_K, DEEQU_C, seed);
  }

  /**
   * A sketch of what another one held, such as one of Deequ.
   *
   * @param k as of {@link #of(int, double, long)}
   * @param c as of {@link #of(int, double, long)}
   * @param levels the numbers held, in any order; one in level i stands for 2<sup>i</sup>
   * @param seed of the coins to come
   * @return the sketch
   * @throws IllegalArgumentException if k or c is out of range, a number is NaN, or there are more
   *     than 53 levels or 2<sup>53</sup> numbers
   */
  public static KllSketch ofLevels(int k, double c, double[][] levels, long seed) {
    KllSketch sketch = of(k, c, seed);
    sketch.put(Objects.requireNonNull(levels, "levels"));
    return sketch;
  }

  private void put(double[][] levels) {
    Problems.of("KLL sketch")
        .require(levels.length <= MOST_LEVELS, "levels", "at most " + MOST_LEVELS, levels.length)
        .throwIfAny();
    for (int level = 0; level < levels.length; level++) {
      put(level, levels[level].clone());
    }
  }

  private void put(int level, double[] items) {
    Arrays.sort(items);
    boolean numbers = items.length == 0 || !Double.isNaN(items[items.length - 1]);
    boolean fits = items.length <= (Counts.MOST - count) >> level;
    Problems.of("KLL sketch")
        .require(numbers, "level " + level, "numbers", Double.NaN)
        .require(fits, "level " + level, "of fewer numbers", items.length)
        .throwIfAny();
    compactors.put(level, items);
    count += (long) items.length << level;
  }

  /**
   * Adds a number.
   *
   * @param value any but NaN; infinite ones have a rank as others have
   * @throws IllegalArgumentException if it is NaN
   */
  public void add(double value) {
    one[0] = value;
    add(one, 0, 1);
  }

  /**
   * Adds numbers: the same as one by one, but faster.
   *
   * @param values none of which is NaN
   * @param from index of the first
   * @param to index behind the last
   * @throws IllegalArgumentException if one is NaN; none is added then
   * @throws IndexOutOfBoundsException if the indices are not within the array
   */
  public void add(double[] values, int from, int to) {
    boolean nan = false;
    for (int i = from; i < to; i++) {
      nan |= Double.isNaN(values[i]);
    }
    if (nan) {
      throw new IllegalArgumentException("KLL sketch: value must be a number, but was NaN.");
    }
    compactors.add(values, from, to);
    count += to - from;
  }

  /**
   * Adds all that another sketch has seen. The bounds hold for the numbers of both.
   *
   * @param other of the same k and c; unchanged
   * @throws IllegalArgumentException if k or c differ, or both have seen more than 2<sup>53</sup>
   *     numbers together; nothing is added then
   */
  public void merge(KllSketch other) {
    Objects.requireNonNull(other, "other");
    Problems.of("KLL sketch")
        .require(other.k() == k(), "k of the other", "the same (" + k() + ")", other.k())
        .require(other.c() == c(), "c of the other", "the same (" + c() + ")", other.c())
        .require(
            other.count <= Counts.MOST - count,
            "numbers of the other",
            "at most " + (Counts.MOST - count),
            other.count)
        .throwIfAny();
    compactors.merge(other.compactors);
    count += other.count;
  }

  /**
   * The capacity of the uppermost compactor.
   *
   * @return from 8 on
   */
  public int k() {
    return compactors.k;
  }

  /**
   * By which capacities fall from one compactor to the one below.
   *
   * @return above 0.5 and below 1
   */
  public double c() {
    return compactors.shrinking;
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
   * How many numbers are held.
   *
   * @return from 0 to about k / (1 - c)
   */
  public int held() {
    return compactors.held();
  }

  /**
   * The numbers held, level by level; one in level i stands for 2<sup>i</sup>. This is Deequ's
   * layout.
   *
   * @return copies; at least one level, which may be empty
   */
  public double[][] levels() {
    double[][] levels = new double[compactors.levels()][];
    for (int level = 0; level < levels.length; level++) {
      levels[level] = compactors.level(level);
    }
    return levels;
  }

  /**
   * The ranks as they stand now, for more than one question.
   *
   * @return a view that later numbers don't change
   */
  public Ranks ranks() {
    return Ranks.of(levels());
  }

  /**
   * The numbers at some shares of the ranks.
   *
   * @param shares from 0 to 1, in any order
   * @return for each the least number held such that at least this share is no greater; empty if no
   *     number came
   * @throws IllegalArgumentException if a share is out of range
   */
  public double[] quantiles(double... shares) {
    Ranks ranks = ranks();
    double[] quantiles = Arrays.stream(shares).map(ranks::quantile).toArray();
    return count == 0 ? new double[0] : quantiles;
  }

  /**
   * The share of numbers that are no greater than one.
   *
   * @param value any number
   * @return from 0 to 1; NaN if no number came
   */
  public double rank(double value) {
    return ranks().rank(value);
  }

  void write(Encoder out) {
    out.number(k()).real(c()).big(compactors.seed).big(compactors.tosses);
    out.list(Arrays.asList(levels()), Encoder::reals);
  }

  static KllSketch read(Decoder in) {
    int k = in.number();
    double c = in.real();
    long seed = in.big();
    long tosses = in.big();
    double[][] levels = in.list(Decoder::reals).toArray(new double[0][]);
    return in.valid(
        () -> {
          KllSketch sketch = of(k, c, seed);
          sketch.compactors.tosses = tosses;
          sketch.put(levels);
          return sketch;
        });
  }
}
