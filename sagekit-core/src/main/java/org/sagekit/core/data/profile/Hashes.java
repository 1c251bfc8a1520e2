package org.sagekit.core.data.profile;

/** 64-bit hashes, the same on every machine. */
final class Hashes {
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Hashes() {}

  static long of(double value) {
    return mixed(Double.doubleToLongBits(value));
  }

  /** FNV-1a (G. Fowler, L. Noll and K.-P. Vo) of the UTF-16 units, mixed. */
  static long of(String value) {
    long hash = FNV_BASIS;
    for (int i = 0; i < value.length(); i++) {
      hash = (hash ^ value.charAt(i)) * FNV_PRIME;
    }
    return mixed(hash);
  }

  /** The finalizer of MurmurHash3 (A. Appleby): each bit of the input moves half of the output. */
  static long mixed(long value) {
    long x = value + 0x9E3779B97F4A7C15L;
    x = (x ^ (x >>> 33)) * 0xff51afd7ed558ccdL;
    x = (x ^ (x >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return x ^ (x >>> 33);
  }
}
