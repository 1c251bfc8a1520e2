package org.sagekit.core.pack.machine;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Grows the tables of a program. For one thread. */
final class Tables {
  private int[] ints = new int[64];
  private int intCount;
  private double[] reals = new double[64];
  private int realCount;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds whole numbers and tells where they begin. */
  int ints(int... numbers) {
    int at = intCount;
    intCount = Math.addExact(intCount, numbers.length);
    if (intCount > ints.length) {
      ints = Arrays.copyOf(ints, Math.max(intCount, 2 * ints.length));
    }
    System.arraycopy(numbers, 0, ints, at, numbers.length);
    return at;
  }

  /** Adds reals and tells where they begin. */
  int reals(double... numbers) {
    int at = realCount;
    realCount = Math.addExact(realCount, numbers.length);
    if (realCount > reals.length) {
      reals = Arrays.copyOf(reals, Math.max(realCount, 2 * reals.length));
    }
    System.arraycopy(numbers, 0, reals, at, numbers.length);
    return at;
  }

  /** Adds octets and tells where they begin. */
  int bytes(byte[] octets) {
    int at = bytes.size();
    bytes.writeBytes(octets);
    return at;
  }

  int[] allInts() {
    return Arrays.copyOf(ints, intCount);
  }

  double[] allReals() {
    return Arrays.copyOf(reals, realCount);
  }

  byte[] allBytes() {
    return bytes.toByteArray();
  }
}
