package org.sagekit.monitor.chance;

/** Numbers of 64 bits that look random, made of others. */
public final class Mixing {
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private Mixing() {}

  /**
   * Two numbers made into one; neither order nor value of them shows.
   *
   * @param first any
   * @param second any
   * @return equal for equal numbers
   */
  public static long of(long first, long second) {
    return finish(finish(first + STEP) ^ (second * STEP + 1));
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014): each bit changes about half. */
  private static long finish(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /**
   * A text made into a number (FNV-1a by characters, then mixed).
   *
   * @param text any
   * @return equal for equal texts
   */
  public static long of(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return finish(hash);
  }
}
