package org.sagekit.core.data.profile;

import org.jspecify.annotations.Nullable;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * How many different numbers come: exact up to 10,000, estimated beyond it, in constant memory. The
 * count depends on neither their order nor the parts from which it was merged. For one thread.
 */
final class DistinctNumbers {
  static final int EXACT = 10_000;
  private LongSet exact = new LongSet();
  private @Nullable HyperLogLog sketch;

  /** Adds some numbers of a block. */
  void add(double[] block, int from, int to) {
    for (int i = from; i < to; i++) {
      if (sketch != null) {
        sketch(block, i, to, sketch);
        return;
      }
      add(Double.doubleToRawLongBits(block[i] + 0.0));
    }
  }

  private static void sketch(double[] block, int from, int to, HyperLogLog sketch) {
    for (int i = from; i < to; i++) {
      sketch.addHash(Hashes.mixed(Double.doubleToRawLongBits(block[i] + 0.0)));
    }
  }

  private void add(long bits) {
    exact.add(bits);
    if (exact.size() > EXACT) {
      estimate();
    }
  }

  private HyperLogLog estimate() {
    HyperLogLog known = sketch;
    if (known == null) {
      known = new HyperLogLog();
      for (long bits : exact.keys()) {
        known.addHash(Hashes.mixed(bits));
      }
      exact = new LongSet();
      sketch = known;
    }
    return known;
  }

  void merge(DistinctNumbers other) {
    if (other.sketch != null) {
      estimate().merge(other.sketch);
    }
    for (long bits : other.exact.keys()) {
      if (sketch == null) {
        add(bits);
      } else {
        sketch.addHash(Hashes.mixed(bits));
      }
    }
  }

  long count() {
    return sketch == null ? exact.size() : sketch.estimate();
  }

  void write(Encoder out) {
    out.flag(sketch != null);
    if (sketch != null) {
      sketch.write(out);
      return;
    }
    long[] keys = exact.keys();
    out.number(keys.length);
    for (long key : keys) {
      out.big(key);
    }
  }

  static DistinctNumbers read(Decoder in) {
    DistinctNumbers distinct = new DistinctNumbers();
    if (in.flag()) {
      distinct.sketch = HyperLogLog.read(in);
      return distinct;
    }
    int size = in.count(Long.BYTES);
    in.require(size <= EXACT, "at most " + EXACT + " numbers", size);
    for (int i = 0; i < size; i++) {
      distinct.exact.add(in.big());
    }
    return distinct;
  }
}
