package org.sagekit.api.monitor.quality;

import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Fingerprint;

/**
 * What numbers looked like.
 *
 * @param mean of the numbers
 * @param sum of the numbers
 * @param deviation the standard deviation, with n as Deequ has it
 * @param min the least
 * @param max the greatest
 * @param distribution how they lay, if that is known
 */
public record NumberStatistics(
    double mean,
    double sum,
    double deviation,
    double min,
    double max,
    Optional<KllDistribution> distribution) {

  /** Checks that nothing is null. */
  public NumberStatistics {
    Objects.requireNonNull(distribution, "distribution");
  }

  void addTo(Fingerprint.Digest digest) {
    digest.real(mean).real(sum).real(deviation).real(min).real(max);
    digest.number(distribution.isPresent() ? 1 : 0);
    distribution.ifPresent(value -> value.addTo(digest));
  }
}
