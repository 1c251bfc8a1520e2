package org.sagekit.core.data.profile;

import java.util.Optional;
import org.sagekit.api.data.TextShape;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** Lengths and patterns of texts while they pass by, in constant memory. For one thread. */
final class TextTally {
  private static final int PATTERNS = 1_000;
  private static final int TOP = 10;
  private final TextScan scan = new TextScan();
  private final HeavyHitters patterns;
  private long count;
  private long lengths;
  private long blank;
  private long nonAscii;
  private int min = Integer.MAX_VALUE;
  private int max;

  TextTally() {
    this(new HeavyHitters(PATTERNS));
  }

  private TextTally(HeavyHitters patterns) {
    this.patterns = patterns;
  }

  /** Adds a text some times. */
  void add(String text, long times) {
    scan.read(text);
    count += times;
    lengths += times * scan.length();
    blank += scan.isBlank() ? times : 0;
    nonAscii += scan.isAscii() ? 0 : times;
    min = Math.min(min, scan.length());
    max = Math.max(max, scan.length());
    patterns.add(scan.pattern(), times);
  }

  void merge(TextTally other) {
    count += other.count;
    lengths += other.lengths;
    blank += other.blank;
    nonAscii += other.nonAscii;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
    patterns.merge(other.patterns);
  }

  /** Empty if there was no text. */
  Optional<TextShape> shape() {
    if (count == 0) {
      return Optional.empty();
    }
    double mean = Math.min(max, Math.max(min, (double) lengths / count));
    return Optional.of(new TextShape(min, mean, max, blank, nonAscii, patterns.top(TOP)));
  }

  void write(Encoder out) {
    out.big(count).big(lengths).big(blank).big(nonAscii).number(min).number(max);
    patterns.write(out);
  }

  static TextTally read(Decoder in) {
    long[] sums = {Counts.read(in), Counts.read(in), Counts.read(in), Counts.read(in)};
    int min = in.number(0, Integer.MAX_VALUE);
    int max = in.number(sums[0] == 0 ? 0 : min, Integer.MAX_VALUE);
    TextTally tally = new TextTally(HeavyHitters.read(in, PATTERNS));
    tally.count = sums[0];
    tally.lengths = sums[1];
    tally.blank = sums[2];
    tally.nonAscii = sums[3];
    tally.min = min;
    tally.max = max;
    return tally;
  }
}
