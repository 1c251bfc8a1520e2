package org.sagekit.api.monitor.quality;

import java.util.List;
import java.util.Objects;
import org.sagekit.api.Fingerprint;

/**
 * How numbers lay, as Deequ writes it: bins of one width from the least to the greatest, and the
 * compactors of a KLL sketch (Z. Karnin, K. Lang and E. Liberty, "Optimal quantile approximation in
 * streams", FOCS 2016).
 *
 * @param buckets bins side by side; each with its lower but not its upper end, the last with both
 * @param shrinking by which the capacity of a compactor falls from one level to the one below:
 *     Deequ's {@code c}, 0.64 there
 * @param size the capacity of the uppermost compactor: Deequ's {@code k}, 2048 there
 * @param levels the numbers held, level by level; one in level i stands for 2<sup>i</sup>
 */
public record KllDistribution(
    List<Bucket> buckets, double shrinking, double size, List<List<Double>> levels) {

  /** Copies the lists. */
  public KllDistribution {
    Objects.requireNonNull(buckets, "buckets");
    Objects.requireNonNull(levels, "levels");
    buckets = List.copyOf(buckets);
    levels = levels.stream().map(List::copyOf).toList();
  }

  /**
   * A bin.
   *
   * @param lower its lower end
   * @param upper its upper end
   * @param count how many numbers lie in it
   */
  public record Bucket(double lower, double upper, double count) {}

  void addTo(Fingerprint.Digest digest) {
    digest.real(shrinking).real(size).number(buckets.size());
    buckets.forEach(one -> digest.real(one.lower()).real(one.upper()).real(one.count()));
    digest.number(levels.size());
    for (List<Double> level : levels) {
      digest.number(level.size());
      level.forEach(digest::real);
    }
  }
}
