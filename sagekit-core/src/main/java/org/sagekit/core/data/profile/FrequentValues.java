package org.sagekit.core.data.profile;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * The most frequent values of a column, and how many different ones there are, in constant memory.
 * Up to 10,000 different values are counted exactly. Of more, the heavy hitters are kept and the
 * different ones estimated. For one thread.
 */
final class FrequentValues {
  static final int EXACT = 10_000;
  private static final int TOP = 100;
  private final HeavyHitters heavy;
  private @Nullable HyperLogLog sketch;

  FrequentValues() {
    this(new HeavyHitters(EXACT));
  }

  private FrequentValues(HeavyHitters heavy) {
    this.heavy = heavy;
  }

  /** Adds a value some times. */
  void add(String text, long count) {
    String key = TextKeys.of(text);
    if (sketch != null) {
      sketch.add(key);
    } else if (!heavy.hasRoomFor(key)) {
      estimate().add(key);
    }
    heavy.add(key, count);
  }

  private HyperLogLog estimate() {
    HyperLogLog known = sketch;
    if (known == null) {
      known = new HyperLogLog();
      heavy.texts().forEach(known::add);
      sketch = known;
    }
    return known;
  }

  void merge(FrequentValues other) {
    HeavyHitters both = new HeavyHitters(EXACT);
    both.merge(heavy);
    both.merge(other.heavy);
    if (sketch != null || other.sketch != null || !both.isExact()) {
      HyperLogLog all = estimate();
      other.heavy.texts().forEach(all::add);
      if (other.sketch != null) {
        all.merge(other.sketch);
      }
    }
    heavy.merge(other.heavy);
  }

  /** How many different values there were. */
  long distinct() {
    return sketch == null ? heavy.size() : sketch.estimate();
  }

  /** Whether all values are known with their exact counts. */
  boolean isExact() {
    return heavy.isExact();
  }

  /** Begins the counts of the known values anew. */
  void forgetCounts() {
    heavy.forgetCounts();
  }

  /** Counts a value if it is one of the known. */
  void recount(String text, long count) {
    heavy.addIfKnown(TextKeys.of(text), count);
  }

  /** The top 100, most frequent first, equals by their text. */
  Map<String, Long> top() {
    return heavy.top(TOP);
  }

  void write(Encoder out) {
    heavy.write(out);
    out.flag(sketch != null);
    if (sketch != null) {
      sketch.write(out);
    }
  }

  static FrequentValues read(Decoder in) {
    FrequentValues values = new FrequentValues(HeavyHitters.read(in, EXACT));
    values.sketch = in.flag() ? HyperLogLog.read(in) : null;
    return values;
  }
}
