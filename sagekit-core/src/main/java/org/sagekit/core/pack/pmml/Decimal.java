package org.sagekit.core.pack.pmml;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers as decimals that are read as the same double: of 15 digits where they do, else of 16 or
 * 17. The JDK's own text of a number is not the same in all its releases.
 */
final class Decimal {
  private static final int FEWEST = 15;
  private static final int MOST = 17;
  private static final double WHOLE = 1e9;

  private Decimal() {}

  /** The decimal of a finite number. */
  static String of(double x) {
    if (x == Math.rint(x) && Math.abs(x) < WHOLE) {
      return x == 0 && 1 / x < 0 ? "-0.0" : (long) x + ".0";
    }
    BigDecimal exact = new BigDecimal(x);
    for (int digits = FEWEST; digits < MOST; digits++) {
      BigDecimal near = exact.round(new MathContext(digits));
      if (near.doubleValue() == x) {
        return near.stripTrailingZeros().toString();
      }
    }
    return exact.round(new MathContext(MOST)).stripTrailingZeros().toString();
  }
}
