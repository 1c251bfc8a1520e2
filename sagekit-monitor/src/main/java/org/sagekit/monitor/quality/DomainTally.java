package org.sagekit.monitor.quality;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sagekit.core.data.profile.TextKeys;

/** How many values are not in a domain, and the first of them. For one thread. */
final class DomainTally {
  /** Of how many unknown values the name is kept. */
  private static final int MOST = 1000;

  private static final int SHOWN = 5;
  private static final int LONGEST = 60;

  private final Set<String> domain;
  private final Map<String, Long> countByUnknown = new LinkedHashMap<>();
  private long known;
  private long unknown;

  /** An empty domain holds everything. */
  DomainTally(Collection<String> domain) {
    this.domain = Set.copyOf(domain);
  }

  void add(String value, long times) {
    if (domain.isEmpty() || isKnown(value)) {
      known += times;
      return;
    }
    unknown += times;
    if (countByUnknown.size() < MOST || countByUnknown.containsKey(value)) {
      countByUnknown.merge(value, times, Long::sum);
    }
  }

  /** A long value may stand in a suggested domain under the name by which profiles list it. */
  private boolean isKnown(String value) {
    return domain.contains(value) || domain.contains(TextKeys.of(value));
  }

  boolean limits() {
    return !domain.isEmpty();
  }

  long known() {
    return known;
  }

  long unknown() {
    return unknown;
  }

  /** The most frequent unknown values in quotes. */
  String examples() {
    String shown =
        countByUnknown.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(SHOWN)
            .map(entry -> "'" + brief(entry.getKey()) + "'")
            .collect(Collectors.joining(", "));
    int more = countByUnknown.size() - SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static String brief(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...";
  }
}
