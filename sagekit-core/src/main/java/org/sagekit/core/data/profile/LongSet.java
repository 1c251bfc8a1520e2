package org.sagekit.core.data.profile;

import java.util.Arrays;

/**
 * Different whole numbers: a hash table with open addressing, at most three quarters full, so that
 * no number is boxed.
 */
final class LongSet {
  /** Marks an empty slot; whether zero itself is there is known apart. */
  private static final long EMPTY = 0;

  private long[] slots = new long[16];
  private int size;
  private boolean hasZero;

  int size() {
    return size;
  }

  void add(long key) {
    if (key == EMPTY) {
      size += hasZero ? 0 : 1;
      hasZero = true;
      return;
    }
    int slot = slotOf(key);
    if (slots[slot] == EMPTY) {
      slots[slot] = key;
      size++;
      if (size * 4L > slots.length * 3L) {
        grow();
      }
    }
  }

  private int slotOf(long key) {
    int slot = (int) mixed(key) & (slots.length - 1);
    while (slots[slot] != EMPTY && slots[slot] != key) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /** Doubles differ in their high bits, which must reach the low ones. */
  private static long mixed(long key) {
    long product = key * 0x9E3779B97F4A7C15L;
    return product ^ (product >>> 32);
  }

  private void grow() {
    long[] before = slots;
    slots = new long[before.length * 2];
    for (long key : before) {
      if (key != EMPTY) {
        slots[slotOf(key)] = key;
      }
    }
  }

  /** All numbers, ascending. */
  long[] keys() {
    long[] keys = new long[size];
    int at = hasZero ? 1 : 0;
    for (long key : slots) {
      if (key != EMPTY) {
        keys[at++] = key;
      }
    }
    Arrays.sort(keys);
    return keys;
  }
}
