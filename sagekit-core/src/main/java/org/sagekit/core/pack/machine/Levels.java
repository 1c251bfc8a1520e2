package org.sagekit.core.pack.machine;

/** Reads a text that is one of some levels. */
final class Levels {
  private Levels() {}

  /**
   * Writes the index of the level that the text is, -1 for another one; a missing text, whose
   * length is -1, is no number.
   */
  static void readLevel(State s, int length, int out, int entries) {
    s.memory[out] = length < 0 ? 0.0 / 0.0 : (double) find(s, length, entries);
  }

  /** The index of the text among the levels, or -1. */
  static int find(State s, int length, int entries) {
    int hash = read(s, length, -1);
    int count = s.ints[entries];
    for (int i = Hashes.firstEntry(s, entries, hash); i < count; i++) {
      int entry = entries + 1 + 4 * i;
      if (s.ints[entry] != hash) {
        return -1;
      }
      if (s.ints[entry + 2] == length) {
        read(s, length, s.ints[entry + 1]);
        if (s.differs == 0) {
          return s.ints[entry + 3];
        }
      }
    }
    return -1;
  }

  /** Takes all octets of the text. */
  static int read(State s, int length, int other) {
    Hashes.begin(s, other);
    for (int i = 0; i < length; i++) {
      Hashes.take(s, s.text[i] & 255);
    }
    return Hashes.finished(s);
  }
}
