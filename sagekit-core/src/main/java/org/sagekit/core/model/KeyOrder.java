package org.sagekit.core.model;

/**
 * Numbers as whole numbers in the same order: a float's or double's bits, those of negative numbers
 * turned over, both zeros made one. Not for NaN.
 */
final class KeyOrder {
  /** No number has it, as both zeros are one: it stands between them and all negative ones. */
  private static final long BELOW_ZERO = -1;

  private KeyOrder() {}

  static int of(float x) {
    int bits = Float.floatToRawIntBits(x + 0f);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  static long of(double x) {
    long bits = Double.doubleToRawLongBits(x + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  /** The key of the greatest float that is not above the number that has a key, NaN's the least. */
  static int floatAtMost(long key) {
    if (key == BELOW_ZERO) {
      return (int) BELOW_ZERO;
    }
    double number = Double.longBitsToDouble(key ^ ((key >> 63) & Long.MAX_VALUE));
    if (Double.isNaN(number)) {
      return Integer.MIN_VALUE;
    }
    float near = (float) number;
    return of(near > number ? Math.nextDown(near) : near);
  }
}
