package org.sagekit.api.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How long requests took: a histogram with fixed limits, so that those of several moments, variants
 * and processes can be added and subtracted. Immutable.
 *
 * @param counts how many took at most the limit of the same place in {@link #LIMITS_MICROS} and
 *     more than the one before; one more for those beyond the last limit
 * @param total the time of all together
 */
public record Latency(List<Long> counts, Duration total) {

  /** The limits in microseconds, each twice the one before: from 1 microsecond to 67 seconds. */
  public static final List<Long> LIMITS_MICROS =
      LongStream.rangeClosed(0, 26).mapToObj(power -> 1L << power).toList();

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if they are not one more than the limits
   */
  public Latency {
    counts = List.copyOf(counts);
    if (counts.size() != LIMITS_MICROS.size() + 1) {
      throw new IllegalArgumentException(
          "Latency: counts must be %s, but were %s."
              .formatted(LIMITS_MICROS.size() + 1, counts.size()));
    }
  }

  /**
   * Nothing measured.
   *
   * @return all zero
   */
  public static Latency none() {
    return new Latency(Collections.nCopies(LIMITS_MICROS.size() + 1, 0L), Duration.ZERO);
  }

  /**
   * How many requests.
   *
   * @return the sum of the counts
   */
  public long count() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The mean.
   *
   * @return zero if nothing was measured
   */
  public Duration mean() {
    long count = count();
    return count == 0 ? Duration.ZERO : total.dividedBy(count);
  }

  /**
   * A time that a share of the requests did not exceed: the limit of the place where it falls, so
   * too great by a factor of two at most.
   *
   * @param share from 0 to 1; 0.99 for the 99th percentile
   * @return zero if nothing was measured; the last limit if it falls beyond it
   * @throws IllegalArgumentException if the share is not from 0 to 1
   */
  public Duration quantile(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "Latency: share must be from 0 to 1, but was %s.".formatted(share));
    }
    long wanted = (long) Math.ceil(share * count());
    long seen = 0;
    for (int place = 0; place < LIMITS_MICROS.size() && count() > 0; place++) {
      seen += counts.get(place);
      if (seen >= wanted && seen > 0) {
        return micros(place);
      }
    }
    return count() == 0 ? Duration.ZERO : micros(LIMITS_MICROS.size() - 1);
  }

  private static Duration micros(int place) {
    return Duration.ofNanos(1_000 * LIMITS_MICROS.get(place));
  }

  /**
   * What was measured after an earlier moment.
   *
   * @param earlier of the same requests
   * @return the difference
   */
  public Latency since(Latency earlier) {
    List<Long> left = new ArrayList<>();
    for (int place = 0; place < counts.size(); place++) {
      left.add(counts.get(place) - earlier.counts.get(place));
    }
    return new Latency(left, total.minus(earlier.total));
  }
}
