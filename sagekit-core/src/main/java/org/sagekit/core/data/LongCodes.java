package org.sagekit.core.data;

import java.util.Arrays;

/**
 * Different whole numbers, numbered from 0 in the order in which they came: a hash table with open
 * addressing, so that no number is boxed.
 */
final class LongCodes {
  private static final int NONE = -1;
  private long[] keys = new long[16];
  private int[] codes = filled(16);
  private int size;

  private static int[] filled(int length) {
    int[] codes = new int[length];
    Arrays.fill(codes, NONE);
    return codes;
  }

  /** How many different numbers came. */
  int size() {
    return size;
  }

  /** The code of a key, which is added if it is new. */
  int codeOf(long key) {
    int slot = slotOf(key);
    if (codes[slot] != NONE) {
      return codes[slot];
    }
    keys[slot] = key;
    codes[slot] = size++;
    if (size * 2L > codes.length) {
      grow();
    }
    return size - 1;
  }

  /** The keys, by their codes. */
  long[] keys() {
    long[] byCode = new long[size];
    for (int slot = 0; slot < codes.length; slot++) {
      if (codes[slot] != NONE) {
        byCode[codes[slot]] = keys[slot];
      }
    }
    return byCode;
  }

  private int slotOf(long key) {
    int slot = (int) mixed(key) & (codes.length - 1);
    while (codes[slot] != NONE && keys[slot] != key) {
      slot = (slot + 1) & (codes.length - 1);
    }
    return slot;
  }

  /** Doubles differ in their high bits, which must reach the low ones. */
  private static long mixed(long key) {
    long product = key * 0x9E3779B97F4A7C15L;
    return product ^ (product >>> 32);
  }

  private void grow() {
    long[] byCode = keys();
    keys = new long[codes.length * 2];
    codes = filled(codes.length * 2);
    for (int code = 0; code < byCode.length; code++) {
      int slot = slotOf(byCode[code]);
      keys[slot] = byCode[code];
      codes[slot] = code;
    }
  }
}
