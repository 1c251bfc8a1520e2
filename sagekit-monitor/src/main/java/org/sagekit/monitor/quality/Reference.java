package org.sagekit.monitor.quality;

import java.util.List;
import java.util.Optional;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.KllDistribution.Bucket;

/**
 * The distribution of a baseline's numbers: by its sketch, or by its bins if there is no sketch, as
 * in files of other tools. Of bins the distribution function is known at their ends only, so that a
 * distance may be greater than it seems there, but not less. Immutable.
 */
final class Reference {
  /** How far the counts of a sound file may be apart, as a share: some values may be no numbers. */
  private static final double APART = 0.05;

  private final Ranks ranks;
  private final List<Bucket> bins;

  private Reference(Ranks ranks, List<Bucket> bins) {
    this.ranks = ranks;
    this.bins = bins;
  }

  static Reference of(KllDistribution distribution) {
    return new Reference(Ranks.of(distribution), distribution.buckets());
  }

  /** Why nothing can be compared with it: it contradicts itself or the count of values. */
  Optional<String> fault(long present) {
    for (int i = 1; i < bins.size(); i++) {
      if (bins.get(i).lower() < bins.get(i - 1).upper()) {
        return Optional.of("bin %s begins before the end of the one before it".formatted(i + 1));
      }
    }
    return fault(
            "its sketch stands for %s numbers, but %s values are counted", ranks.size(), present)
        .or(() -> fault("its bins have %s numbers, but %s values are counted", inBins(), present));
  }

  private static Optional<String> fault(String what, double numbers, long present) {
    boolean isSound = numbers == 0 || Math.abs(numbers - present) <= 1 + APART * present;
    return isSound ? Optional.empty() : Optional.of(what.formatted(numbers, present));
  }

  private double inBins() {
    return bins.stream().mapToDouble(Bucket::count).sum();
  }

  boolean isEmpty() {
    return size() == 0;
  }

  /** How many numbers it stands for. */
  double size() {
    return ranks.isEmpty() ? inBins() : ranks.size();
  }

  /** The greatest distance of the distribution functions that is known of. */
  double distance(Ranks now) {
    if (!ranks.isEmpty()) {
      return ranks.distance(now);
    }
    double all = inBins();
    double upTo = 0;
    double greatest = now.below(bins.get(0).lower());
    for (Bucket bin : bins.subList(0, bins.size() - 1)) {
      upTo += bin.count() / all;
      greatest = Math.max(greatest, Math.abs(upTo - now.below(bin.upper())));
    }
    return Math.max(greatest, 1 - now.upTo(bins.get(bins.size() - 1).upper()));
  }
}
