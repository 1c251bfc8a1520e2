package org.sagekit.api.monitor.quality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.sagekit.api.Fingerprint;

/**
 * What values that are no numbers looked like.
 *
 * @param distinct how many different ones there were, perhaps an estimate
 * @param countByValue how often the most frequent ones occurred, most frequent first; empty if that
 *     is not known
 */
public record TextStatistics(double distinct, Map<String, Long> countByValue) {

  /** Copies the counts, keeping their order. */
  public TextStatistics {
    Objects.requireNonNull(countByValue, "countByValue");
    countByValue = Collections.unmodifiableMap(new LinkedHashMap<>(countByValue));
  }

  void addTo(Fingerprint.Digest digest) {
    digest.real(distinct).number(countByValue.size());
    countByValue.forEach((value, count) -> digest.text(value).number(count));
  }
}
