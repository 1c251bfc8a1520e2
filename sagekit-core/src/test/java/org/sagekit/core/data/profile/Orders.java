package org.sagekit.core.data.profile;

import java.util.SplittableRandom;

/** Seeded orders of rows. */
final class Orders {
  private Orders() {}

  /** The numbers from 0 to below {@code count} in a random order (Fisher and Yates 1938). */
  static int[] shuffled(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
