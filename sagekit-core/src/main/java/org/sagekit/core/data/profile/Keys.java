package org.sagekit.core.data.profile;

/**
 * Doubles as whole numbers of the same order, which a processor compares without guessing: a branch
 * on two random numbers is guessed wrong every other time.
 */
final class Keys {
  private Keys() {}

  /** The key of a number that is not NaN; 0.0 and -0.0 are the same. */
  static long of(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  static double toDouble(long key) {
    return Double.longBitsToDouble(key ^ ((key >> 63) & Long.MAX_VALUE));
  }

  /** 1 if one key is less than another, 0 if not (H. Warren, Hacker's Delight, section 2-12). */
  static int isLess(long a, long b) {
    return (int) (((a & ~b) | (~(a ^ b) & (a - b))) >>> 63);
  }
}
