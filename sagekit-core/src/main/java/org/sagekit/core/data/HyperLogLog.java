package org.sagekit.core.data;

import java.nio.charset.StandardCharsets;

/**
 * Estimates how many different values were added, in 16 KiB whatever their number. The registers
 * are those of P. Flajolet, E. Fusy, O. Gandouet and F. Meunier, "HyperLogLog: the analysis of a
 * near-optimal cardinality estimation algorithm", AofA 2007, with 64-bit hashes; the estimate is
 * the improved raw estimator of O. Ertl, "New cardinality estimation algorithms for HyperLogLog
 * sketches", 2017 (arXiv:1702.01284), algorithm 6, which has no bias to be corrected at either end.
 * With 2^14 registers the standard error is 1.04 / 2^7 = 0.81%.
 *
 * <p>The estimate depends on the set of values only, not on their order or number.
 */
final class HyperLogLog {
  private static final int BITS = 14;
  private static final int REGISTERS = 1 << BITS;

  /** The greatest rank: all bits that do not choose the register are zero. */
  private static final int GREATEST = 64 - BITS + 1;

  private final byte[] registers = new byte[REGISTERS];

  void add(double value) {
    addHash(mix(Double.doubleToLongBits(value)));
  }

  void add(String value) {
    long hash = 0xcbf29ce484222325L;
    for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
    }
    addHash(mix(hash));
  }

  private void addHash(long hash) {
    int register = (int) (hash >>> (64 - BITS));
    int rank = Math.min(GREATEST, Long.numberOfLeadingZeros(hash << BITS) + 1);
    registers[register] = (byte) Math.max(registers[register], rank);
  }

  /** The finalizer of MurmurHash3 (A. Appleby): each bit of the input moves half of the output. */
  private static long mix(long value) {
    long x = value + 0x9E3779B97F4A7C15L;
    x = (x ^ (x >>> 33)) * 0xff51afd7ed558ccdL;
    x = (x ^ (x >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return x ^ (x >>> 33);
  }

  /** How many different values were added, about. */
  long estimate() {
    int[] counts = new int[GREATEST + 1];
    for (byte rank : registers) {
      counts[rank]++;
    }
    double z = REGISTERS * tau(1 - counts[GREATEST] / (double) REGISTERS);
    for (int rank = GREATEST - 1; rank >= 1; rank--) {
      z = 0.5 * (z + counts[rank]);
    }
    z += REGISTERS * sigma(counts[0] / (double) REGISTERS);
    double alpha = 1 / (2 * Math.log(2));
    return Math.round(alpha * REGISTERS * (double) REGISTERS / z);
  }

  /** Ertl's sigma: what the registers that are still zero add. */
  private static double sigma(double share) {
    if (share == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double x = share;
    double y = 1;
    double z = x;
    for (double before = Double.NaN; z != before; ) {
      before = z;
      x *= x;
      z += x * y;
      y += y;
    }
    return z;
  }

  /** Ertl's tau: what the registers that are full add. */
  private static double tau(double share) {
    if (share == 0 || share == 1) {
      return 0;
    }
    double x = share;
    double y = 1;
    double z = 1 - x;
    for (double before = Double.NaN; z != before; ) {
      before = z;
      x = Math.sqrt(x);
      y *= 0.5;
      z -= (1 - x) * (1 - x) * y;
    }
    return z / 3;
  }
}
