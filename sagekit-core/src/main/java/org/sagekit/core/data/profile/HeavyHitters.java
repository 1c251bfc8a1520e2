package org.sagekit.core.data.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * The most frequent texts in constant memory: exact as long as there are no more different ones
 * than counters. Of more, no text that makes up more than one in counters + 1 is missed, and a
 * count is at most that share too low (J. Misra and D. Gries, "Finding repeated elements", Science
 * of Computer Programming 2, 1982), also when it was merged (P. Agarwal et al., "Mergeable
 * summaries", PODS 2012, section 3). For one thread.
 */
final class HeavyHitters {
  private final int counters;
  private final Map<String, Tally> tallies = new HashMap<>();
  private boolean exact = true;

  /** A count that grows without being boxed anew. */
  private static final class Tally {
    private long count;

    private Tally(long count) {
      this.count = count;
    }
  }

  HeavyHitters(int counters) {
    this.counters = counters;
  }

  /** Whether all texts that came are counted. */
  boolean isExact() {
    return exact;
  }

  int size() {
    return tallies.size();
  }

  Iterable<String> texts() {
    return tallies.keySet();
  }

  /** Whether a text can be counted without one that gives way. */
  boolean hasRoomFor(String text) {
    return tallies.size() < counters || tallies.containsKey(text);
  }

  /** Adds a text some times. */
  void add(String text, long count) {
    Tally tally = tallies.get(text);
    if (tally != null) {
      tally.count += count;
    } else if (tallies.size() < counters) {
      tallies.put(text, new Tally(count));
    } else {
      giveWay(text, count);
    }
  }

  /** All counts fall alike until one is free or the new one is used up. */
  private void giveWay(String text, long count) {
    exact = false;
    long least = tallies.values().stream().mapToLong(tally -> tally.count).min().orElse(0);
    fall(Math.min(least, count));
    if (count > least) {
      tallies.put(text, new Tally(count - least));
    }
  }

  private void fall(long by) {
    tallies.values().forEach(tally -> tally.count -= by);
    tallies.values().removeIf(tally -> tally.count <= 0);
  }

  void merge(HeavyHitters other) {
    other.tallies.forEach(
        (text, tally) -> tallies.computeIfAbsent(text, key -> new Tally(0)).count += tally.count);
    exact &= other.exact;
    if (tallies.size() > counters) {
      exact = false;
      long[] counts = tallies.values().stream().mapToLong(tally -> tally.count).sorted().toArray();
      fall(counts[counts.length - 1 - counters]);
    }
  }

  /** Begins the counts of the known texts anew. */
  void forgetCounts() {
    tallies.values().forEach(tally -> tally.count = 0);
  }

  /** Adds to the count of a text if it is known. */
  void addIfKnown(String text, long count) {
    Tally tally = tallies.get(text);
    if (tally != null) {
      tally.count += count;
    }
  }

  /** Some of the most frequent, most frequent first, equals by their text. */
  Map<String, Long> top(int most) {
    Map<String, Long> top = new LinkedHashMap<>();
    tallies.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Tally> entry) -> -entry.getValue().count)
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .forEach(entry -> top.put(entry.getKey(), entry.getValue().count));
    return top;
  }

  void write(Encoder out) {
    out.flag(exact).number(tallies.size());
    new TreeMap<>(tallies).forEach((text, tally) -> out.text(text).big(tally.count));
  }

  static HeavyHitters read(Decoder in, int counters) {
    HeavyHitters heavy = new HeavyHitters(counters);
    heavy.exact = in.flag();
    int size = in.count(Integer.BYTES + Long.BYTES);
    in.require(size <= counters, "at most " + counters + " texts", size);
    for (int i = 0; i < size; i++) {
      String text = in.text();
      heavy.add(text, Counts.read(in)); // repeated where halves of surrogate pairs were lost
    }
    return heavy;
  }
}
