package org.sagekit.monitor.quality;

import java.util.Map;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.TextStatistics;
import org.sagekit.core.data.profile.TextType;

/** Which share of a baseline's texts reads as numbers. */
final class NumbersAmongTexts {
  private NumbersAmongTexts() {}

  /** Those that are too rare to be listed are taken to be as the rarest are that are listed. */
  static double share(ColumnStatistics then) {
    Map<String, Long> counts = then.texts().map(TextStatistics::countByValue).orElse(Map.of());
    if (counts.isEmpty()) {
      return 0;
    }
    long rarest = counts.values().stream().mapToLong(Long::longValue).min().orElse(0);
    double listed = Distances.total(counts);
    double unlisted = Math.max(0, then.present() - listed);
    return (among(counts, 0) * listed + among(counts, rarest) * unlisted) / (listed + unlisted);
  }

  /** Among those that came so often, or all with 0. */
  private static double among(Map<String, Long> counts, long often) {
    long all = 0;
    long numbers = 0;
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      long count = often == 0 || entry.getValue() == often ? entry.getValue() : 0;
      all += count;
      numbers += TextType.of(entry.getKey()).isNumber() ? count : 0;
    }
    return all == 0 ? 0 : (double) numbers / all;
  }
}
