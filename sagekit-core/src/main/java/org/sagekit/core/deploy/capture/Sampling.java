package org.sagekit.core.deploy.capture;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides which records are captured, by a hash of their ids: the same id is decided equally by
 * every process. A record without an id of its caller's is known by its writer and its position.
 * Immutable and thread-safe.
 */
final class Sampling {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private final double share;
  private final long writer;

  /**
   * @param percent from 0 to 100
   * @param idPrefix of the writer
   */
  Sampling(double percent, String idPrefix) {
    this.share = percent / 100;
    this.writer = hash(idPrefix);
  }

  /** Whether there is nothing to decide. */
  boolean takesAll() {
    return share >= 1;
  }

  boolean takes(@Nullable String id, long position) {
    return share >= 1 || unit(id == null ? writer + position * FNV_PRIME : hash(id)) < share;
  }

  /** Which of some records are taken. */
  BitSet taken(Items<?> items, long first) {
    BitSet taken = new BitSet(items.size());
    for (int i = 0; i < items.size(); i++) {
      taken.set(i, takes(items.givenId(i), first + i));
    }
    return taken;
  }

  /** FNV-1a of 64 bits (Fowler, Noll and Vo, 1991), over UTF-16. */
  private static long hash(String text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  /** From 0 to below 1: mixed as in SplitMix64 (Steele, Lea and Flood, 2014). */
  private static double unit(long hash) {
    long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
  }
}
