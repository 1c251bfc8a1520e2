package org.sagekit.core.model;

import java.util.Arrays;

/** The sets of all splits by set, one behind the other. For one thread, while an engine is made. */
final class SetPool {
  /** At 0 stands an empty set, which splits by number look at without heeding it. */
  private long[] words = new long[2];

  private int size = 2;

  /**
   * Adds a set.
   *
   * @param left the levels that go to the left, as bits
   * @param unknownLeft where all others go
   * @return where it begins
   */
  int add(long[] left, boolean unknownLeft) {
    int place = size;
    int room = Math.addExact(size, left.length + 2);
    if (room > words.length) {
      words = Arrays.copyOf(words, Math.max(room, words.length * 2));
    }
    words[place] = (long) left.length * Long.SIZE;
    for (int i = 0; i < left.length; i++) {
      words[place + 1 + i] = ~left[i];
    }
    words[room - 1] = unknownLeft ? 0 : 1;
    size = room;
    return place;
  }

  long[] toArray() {
    return Arrays.copyOf(words, size);
  }
}
