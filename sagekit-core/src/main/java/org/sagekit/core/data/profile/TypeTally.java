package org.sagekit.core.data.profile;

import org.sagekit.api.data.TypeCounts;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** Counts what values read as. */
final class TypeTally {
  private final long[] counts = new long[TextType.values().length];

  void add(TextType type, long count) {
    counts[type.ordinal()] += count;
  }

  void merge(TypeTally other) {
    for (int type = 0; type < counts.length; type++) {
      counts[type] += other.counts[type];
    }
  }

  TypeCounts counts() {
    return new TypeCounts(
        counts[TextType.WHOLE.ordinal()],
        counts[TextType.FRACTIONAL.ordinal()],
        counts[TextType.LOGICAL.ordinal()],
        counts[TextType.OTHER.ordinal()]);
  }

  void write(Encoder out) {
    for (long count : counts) {
      out.big(count);
    }
  }

  static TypeTally read(Decoder in) {
    TypeTally tally = new TypeTally();
    for (int type = 0; type < tally.counts.length; type++) {
      tally.counts[type] = Counts.read(in);
    }
    return tally;
  }
}
