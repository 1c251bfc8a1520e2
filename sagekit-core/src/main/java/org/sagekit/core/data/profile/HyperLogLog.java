package org.sagekit.core.data.profile;

import java.util.Objects;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * Estimates how many different values were added, in 16 KiB whatever their number. The registers
 * are those of P. Flajolet, E. Fusy, O. Gandouet and F. Meunier, "HyperLogLog: the analysis of a
 * near-optimal cardinality estimation algorithm", AofA 2007, with 64-bit hashes; the estimate is
 * the improved raw estimator of O. Ertl, "New cardinality estimation algorithms for HyperLogLog
 * sketches", 2017 (arXiv:1702.01284), algorithm 6, which has no bias to be corrected at either end.
 * With 2^14 registers the standard error is 1.04 / 2^7 = 0.81%.
 *
 * <p>The estimate depends on the set of values only, not on their order or number, nor on the parts
 * from which it was merged. For one thread.
 */
public final class HyperLogLog {
  private static final int BITS = 14;
  private static final int REGISTERS = 1 << BITS;

  /** The greatest rank: all bits that do not choose the register are zero. */
  private static final int GREATEST = 64 - BITS + 1;

  private final byte[] registers;

  /** Of no values. */
  public HyperLogLog() {
    this(new byte[REGISTERS]);
  }

  private HyperLogLog(byte[] registers) {
    this.registers = registers;
  }

  /**
   * Adds a number; 0.0 and -0.0 are the same.
   *
   * @param value any
   */
  public void add(double value) {
    addHash(Hashes.of(value + 0.0));
  }

  /**
   * Adds a text.
   *
   * @param value any
   */
  public void add(String value) {
    addHash(Hashes.of(value));
  }

  void addHash(long hash) {
    int register = (int) (hash >>> (64 - BITS));
    int rank = Math.min(GREATEST, Long.numberOfLeadingZeros(hash << BITS) + 1);
    if (registers[register] < rank) {
      registers[register] = (byte) rank;
    }
  }

  /**
   * Adds all values that another one has seen.
   *
   * @param other unchanged
   */
  public void merge(HyperLogLog other) {
    Objects.requireNonNull(other, "other");
    for (int i = 0; i < REGISTERS; i++) {
      registers[i] = (byte) Math.max(registers[i], other.registers[i]);
    }
  }

  /**
   * How many different values were added, about.
   *
   * @return zero or more
   */
  public long estimate() {
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

  byte[] registers() {
    return registers.clone();
  }

  void write(Encoder out) {
    out.bytes(registers);
  }

  static HyperLogLog read(Decoder in) {
    byte[] registers = in.bytes(REGISTERS);
    for (byte rank : registers) {
      in.require(rank >= 0 && rank <= GREATEST, "a rank from 0 to " + GREATEST, rank);
    }
    return new HyperLogLog(registers);
  }
}
