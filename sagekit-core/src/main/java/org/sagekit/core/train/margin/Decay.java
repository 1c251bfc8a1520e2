package org.sagekit.core.train.margin;

/**
 * exp(-x) for many x of zero or more at once, to about 1e-10 of itself: the 1,024th power of a
 * polynomial at x / 1,024. Only sums and products, so that a processor computes several at a time,
 * and each to the same bits.
 */
final class Decay {
  private static final double PART = 1.0 / 1_024;

  /** Beyond it a result is zero in 32 bits. */
  private static final double FAR = 256;

  private Decay() {}

  /** Replaces numbers by what they decay to. */
  static void of(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      double x = Math.min(FAR, numbers[i]) * -PART;
      double y =
          1
              + x
                  * (1
                      + x
                          * (1.0 / 2
                              + x
                                  * (1.0 / 6
                                      + x
                                          * (1.0 / 24
                                              + x
                                                  * (1.0 / 120
                                                      + x * (1.0 / 720 + x * (1.0 / 5_040)))))));
      double y2 = y * y;
      double y4 = y2 * y2;
      double y8 = y4 * y4;
      double y16 = y8 * y8;
      double y32 = y16 * y16;
      double y64 = y32 * y32;
      double y128 = y64 * y64;
      double y256 = y128 * y128;
      double y512 = y256 * y256;
      numbers[i] = y512 * y512;
    }
  }
}
