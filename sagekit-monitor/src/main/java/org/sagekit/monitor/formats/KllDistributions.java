package org.sagekit.monitor.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.KllDistribution.Bucket;
import org.sagekit.core.data.profile.KllSketch;

/**
 * Sketches as Model Monitor's files hold them, and back: what a file holds of a baseline is enough
 * to compare with, the rows are not needed. For any thread.
 */
public final class KllDistributions {

  /** How many bins Model Monitor makes. */
  public static final int BUCKETS = 10;

  private KllDistributions() {}

  /**
   * What a file holds of a sketch: its numbers and ten bins of one width, whose counts are the
   * sketch's (Deequ, {@code KLLRunner}).
   *
   * @param sketch of numbers
   * @param min the least of all numbers
   * @param max the greatest of all numbers
   * @return without bins if there is no number or an end is infinite
   * @throws IllegalArgumentException if the least is greater than the greatest
   */
  public static KllDistribution of(KllSketch sketch, double min, double max) {
    Objects.requireNonNull(sketch, "sketch");
    boolean hasBins = sketch.count() > 0 && Double.isFinite(min) && Double.isFinite(max);
    Problems.of("KllDistribution")
        .require(!hasBins || min <= max, "max", "at least " + min, max)
        .throwIfAny();
    List<List<Double>> levels =
        Arrays.stream(sketch.levels()).map(level -> Arrays.stream(level).boxed().toList()).toList();
    return new KllDistribution(
        hasBins ? buckets(sketch, min, max) : List.of(), sketch.c(), sketch.k(), levels);
  }

  private static List<Bucket> buckets(KllSketch sketch, double min, double max) {
    double[] edges = new double[BUCKETS + 1];
    for (int i = 0; i < BUCKETS; i++) {
      double share = (double) i / BUCKETS;
      double width = max - min;
      edges[i] = Double.isFinite(width) ? min + width * share : min * (1 - share) + max * share;
    }
    edges[BUCKETS] = max;
    long[] counts = sketch.ranks().counts(edges);
    List<Bucket> buckets = new ArrayList<>();
    for (int i = 0; i < BUCKETS; i++) {
      buckets.add(new Bucket(edges[i], edges[i + 1], counts[i]));
    }
    return buckets;
  }

  /**
   * The sketch that a file holds.
   *
   * @param distribution of numbers
   * @param seed of the coins that are tossed if numbers are added
   * @return a sketch with the ranks of the numbers held; of no numbers if the file has bins only
   * @throws IllegalArgumentException if the file's k is no whole number from 8 to 1,048,576, its c
   *     not above 0.5 and below 1, a number NaN, or if there are more than 53 levels or
   *     2<sup>53</sup> numbers
   */
  public static KllSketch sketch(KllDistribution distribution, long seed) {
    Objects.requireNonNull(distribution, "distribution");
    double size = distribution.size();
    Problems.of("KllDistribution")
        .require(size == Math.rint(size), "k", "a whole number", size)
        .throwIfAny();
    double[][] levels =
        distribution.levels().stream()
            .map(level -> level.stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    return KllSketch.ofLevels((int) size, distribution.shrinking(), levels, seed);
  }
}
