package org.sagekit.core.data;

import org.jspecify.annotations.Nullable;

/**
 * How many different numbers come: exact up to 10,000, estimated beyond it, in constant memory. The
 * count does not depend on their order. For one thread.
 */
final class Distinct {
  private @Nullable LongCodes exact = new LongCodes();
  private final HyperLogLog sketch = new HyperLogLog();

  void add(double value) {
    LongCodes known = exact;
    if (known == null) {
      sketch.add(value);
      return;
    }
    known.codeOf(Double.doubleToLongBits(value));
    if (known.size() > FrequentValues.EXACT) {
      for (long bits : known.keys()) {
        sketch.add(Double.longBitsToDouble(bits));
      }
      exact = null;
    }
  }

  long count() {
    return exact == null ? sketch.estimate() : exact.size();
  }
}
