package org.sagekit.api.pack;

import java.util.Locale;
import org.sagekit.api.Problems;
import org.sagekit.api.model.Doubles;

/**
 * How far an engine is from a {@link Certificate}. Numbers agree if their bits do; two that are NaN
 * agree, and so do both zeros.
 *
 * @param rows how many rows were compared
 * @param marginsEqual in how many of them all margins agree
 * @param outputsEqual in how many of them all predictions agree
 * @param maxUlps how many doubles lie between the two predictions that are furthest apart so;
 *     {@link Long#MAX_VALUE} if only one of them is a number
 * @param maxDifference the greatest difference of two predictions; infinite if only one is a number
 */
public record Agreement(
    int rows, int marginsEqual, int outputsEqual, long maxUlps, double maxDifference) {

  /**
   * Compares what an engine computed with what it must.
   *
   * @param certificate what must be computed
   * @param margins row by row
   * @param outputs row by row
   * @return how far they are apart
   * @throws IllegalArgumentException if they are more or fewer numbers
   */
  public static Agreement of(Certificate certificate, Doubles margins, Doubles outputs) {
    Problems.of("Agreement")
        .require(
            margins.size() == certificate.margins().size(),
            "margins",
            String.valueOf(certificate.margins().size()),
            margins.size())
        .require(
            outputs.size() == certificate.outputs().size(),
            "outputs",
            String.valueOf(certificate.outputs().size()),
            outputs.size())
        .throwIfAny();
    long maxUlps = 0;
    double maxDifference = 0;
    for (int i = 0; i < outputs.size(); i++) {
      double a = certificate.outputs().get(i);
      double b = outputs.get(i);
      if (!agree(a, b)) {
        boolean numbers = !Double.isNaN(a) && !Double.isNaN(b);
        maxUlps = Math.max(maxUlps, numbers ? ulps(a, b) : Long.MAX_VALUE);
        double difference = Math.abs(a - b);
        maxDifference = Math.max(maxDifference, numbers ? difference : Double.POSITIVE_INFINITY);
      }
    }
    return new Agreement(
        certificate.rows().size(),
        equal(certificate.margins(), margins, certificate.marginsARow()),
        equal(certificate.outputs(), outputs, certificate.outputsARow()),
        maxUlps,
        maxDifference);
  }

  private static int equal(Doubles expected, Doubles actual, int width) {
    int equal = 0;
    for (int row = 0; width > 0 && row < expected.size() / width; row++) {
      boolean all = true;
      for (int i = row * width; i < (row + 1) * width; i++) {
        all &= agree(expected.get(i), actual.get(i));
      }
      equal += all ? 1 : 0;
    }
    return equal;
  }

  private static boolean agree(double a, double b) {
    return a == b || (Double.isNaN(a) && Double.isNaN(b));
  }

  private static long ulps(double a, double b) {
    long difference = place(a) - place(b);
    boolean beyond = ((place(a) ^ place(b)) & (place(a) ^ difference)) < 0;
    return beyond || difference == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(difference);
  }

  /** The place of a number among all doubles. */
  private static long place(double x) {
    long bits = Double.doubleToRawLongBits(x);
    return bits < 0 ? Long.MIN_VALUE - bits : bits;
  }

  /**
   * Whether every number agrees.
   *
   * @return true if margins and predictions of all rows do
   */
  public boolean isEqual() {
    return marginsEqual == rows && outputsEqual == rows;
  }

  @Override
  public String toString() {
    if (isEqual()) {
      return rows + " rows, all equal to the bit";
    }
    return String.format(
        Locale.ROOT,
        "%s of %s rows have equal margins, %s equal predictions; greatest difference %.3g",
        marginsEqual,
        rows,
        outputsEqual,
        maxDifference);
  }
}
