package org.sagekit.monitor.quality;

import java.util.Arrays;

/**
 * How many values are repetitions of earlier ones. Exact up to about a million different values (16
 * MiB); of those that come later, only repetitions of the values until then are counted, so that
 * the figure is never too great. Values are told apart by hashes of 64 bits.
 */
final class Repeats {
  private static final int MOST = 1 << 20;

  /** Zero is an empty place, so no value may have it as its hash. */
  private static final long INSTEAD_OF_ZERO = 0x9E3779B97F4A7C15L;

  private long[] places = new long[64];
  private int held;
  private long repeats;

  void add(double number) {
    // 0 and -0 are one number.
    add(mixed(Double.doubleToLongBits(number == 0 ? 0 : number)));
  }

  void add(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = mixed(hash ^ text.charAt(i));
    }
    add(hash);
  }

  private void add(long hash) {
    long key = hash == 0 ? INSTEAD_OF_ZERO : hash;
    int place = place(places, key);
    if (places[place] == key) {
      repeats++;
    } else if (held < MOST) {
      places[place] = key;
      if (++held * 2 > places.length) {
        grow();
      }
    }
  }

  private static int place(long[] places, long key) {
    int mask = places.length - 1;
    int place = (int) key & mask;
    while (places[place] != 0 && places[place] != key) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] old = places;
    places = new long[old.length * 2];
    Arrays.stream(old).filter(key -> key != 0).forEach(key -> places[place(places, key)] = key);
  }

  /** The finaliser of MurmurHash3 by A. Appleby, which is in the public domain. */
  private static long mixed(long bits) {
    long a = (bits ^ INSTEAD_OF_ZERO) * 0xff51afd7ed558ccdL;
    long b = (a ^ (a >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return b ^ (b >>> 29);
  }

  long count() {
    return repeats;
  }
}
