package org.sagekit.core.pack.machine;

/**
 * MurmurHash3 of 32 bits with seed 0 (Appleby, 2011), taken of octets as they come, which are
 * compared with a stretch of the bytes at the same time.
 */
final class Hashes {
  private Hashes() {}

  /** Starts a hash; the octets are compared with those from {@code other}, unless that is -1. */
  static void begin(State s, int other) {
    s.hash = 0;
    s.block = 0;
    s.octets = 0;
    s.other = other;
    s.differs = 0;
  }

  /** Takes an octet. */
  static void take(State s, int octet) {
    if (s.other >= 0 && s.differs == 0 && (s.bytes[s.other + s.octets] & 255) != octet) {
      s.differs = 1;
    }
    s.block = s.block | octet << 8 * (s.octets & 3);
    s.octets++;
    if ((s.octets & 3) == 0) {
      s.hash = added(rotated(s.hash ^ mixed(s.block), 13) * 5, -430675100);
      s.block = 0;
    }
  }

  /** Takes a character, in UTF-8. */
  static void character(State s, int point) {
    if (point < 128) {
      take(s, point);
    } else if (point < 2048) {
      take(s, 192 | point >> 6);
      take(s, 128 | point & 63);
    } else if (point < 65536) {
      take(s, 224 | point >> 12);
      take(s, 128 | point >> 6 & 63);
      take(s, 128 | point & 63);
    } else {
      take(s, 240 | point >> 18);
      take(s, 128 | point >> 12 & 63);
      take(s, 128 | point >> 6 & 63);
      take(s, 128 | point & 63);
    }
  }

  /** The hash of all octets. */
  static int finished(State s) {
    int hash = s.hash;
    if ((s.octets & 3) != 0) {
      hash = hash ^ mixed(s.block);
    }
    hash = hash ^ s.octets;
    hash = (hash ^ hash >>> 16) * -2048144789;
    hash = (hash ^ hash >>> 13) * -1028477387;
    return hash ^ hash >>> 16;
  }

  /** A block, mixed. */
  static int mixed(int block) {
    return rotated(block * -862048943, 15) * 461845907;
  }

  /** The bits turned to the left. */
  static int rotated(int bits, int by) {
    return bits << by | bits >>> 32 - by;
  }

  /** A sum that may go beyond 32 bits and then loses what is too much. */
  static int added(int a, int b) {
    return a + b | 0;
  }

  /**
   * Looks a hash up: {@code entries} is how many there are, then for each, ascending, its hash,
   * where its octets begin, how many they are, and what it means.
   *
   * @return the place of the first entry that has no lesser hash
   */
  static int firstEntry(State s, int entries, int hash) {
    int low = 0;
    int high = s.ints[entries];
    while (low < high) {
      int middle = (low + high) >> 1;
      if (s.ints[entries + 1 + 4 * middle] < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
