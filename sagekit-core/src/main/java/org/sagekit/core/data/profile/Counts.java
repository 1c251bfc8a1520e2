package org.sagekit.core.data.profile;

import org.sagekit.core.internal.Decoder;

/** Counts in the bytes of a sketch. */
final class Counts {
  /** More would be damage, and could overflow where they are added. */
  static final long MOST = 1L << 53;

  private Counts() {}

  static long read(Decoder in) {
    long count = in.big();
    in.require(count >= 0 && count <= MOST, "a count from 0 to " + MOST, count);
    return count;
  }
}
