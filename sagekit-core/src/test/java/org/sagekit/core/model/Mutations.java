package org.sagekit.core.model;

import java.util.Arrays;
import java.util.Random;

/** Ways to damage bytes: flip, overwrite, cut, repeat, and numbers that attackers like. */
public final class Mutations {
  private static final int[] LIKED = {
    -1, 0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 24, 4096
  };

  private Mutations() {}

  /** Bytes with one to four kinds of damage. */
  public static byte[] damage(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    for (int i = random.nextInt(4); i >= 0 && damaged.length > 4; i--) {
      damaged = once(damaged, random);
    }
    return damaged;
  }

  private static byte[] once(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length - 3);
    switch (random.nextInt(5)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> java.nio.ByteBuffer.wrap(bytes).putInt(at, LIKED[random.nextInt(LIKED.length)]);
      case 3 -> {
        return Arrays.copyOf(bytes, at);
      }
      default ->
          System.arraycopy(
              bytes,
              random.nextInt(at + 1),
              bytes,
              at,
              random.nextInt(Math.min(16, bytes.length - at)));
    }
    return bytes;
  }
}
