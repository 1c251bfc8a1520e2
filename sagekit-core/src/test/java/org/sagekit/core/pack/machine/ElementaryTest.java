package org.sagekit.core.pack.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The bits of {@link StrictMath} are the oracle. */
class ElementaryTest {
  private static final int TRIES = 400_000;
  private static final double[] ODD = {
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    1,
    Math.nextUp(1.0),
    Math.nextDown(1.0),
    709.782712893384,
    709.7827128933841,
    -745.1332191019411,
    -745.1332191019412,
    -708.4,
    22,
    -22,
    1e-300,
    1e-310
  };

  @Test
  void exponentialIsThatOfTheJdk() {
    same(Elementary::exp, StrictMath::exp, 800);
    same(Elementary::exp, StrictMath::exp, 2);
  }

  @Test
  void logarithmIsThatOfTheJdk() {
    same(x -> Elementary.log(Math.abs(x)), x -> StrictMath.log(Math.abs(x)), 3);
    same(x -> Elementary.log(anywhere(x)), x -> StrictMath.log(anywhere(x)), 1020);
  }

  @Test
  void tangentIsThatOfTheJdk() {
    same(Elementary::tanh, StrictMath::tanh, 30);
    same(Elementary::tanh, StrictMath::tanh, 1e-5);
  }

  /** A positive number of any size, also those near 1. */
  private static double anywhere(double x) {
    return Math.scalb(1 + Math.abs(x) / 1020, (int) Math.max(-1070, Math.min(1020, x)));
  }

  private static void same(DoubleUnaryOperator own, DoubleUnaryOperator jdk, double reach) {
    Random random = new Random(7);
    for (double x : ODD) {
      if (x != 0 || own.applyAsDouble(1.0) != 0) {
        same(own, jdk, x, reach);
      }
    }
    for (int i = 0; i < TRIES; i++) {
      same(own, jdk, (random.nextDouble() * 2 - 1) * reach, reach);
    }
  }

  private static void same(
      DoubleUnaryOperator own, DoubleUnaryOperator jdk, double x, double reach) {
    long expected = Double.doubleToLongBits(jdk.applyAsDouble(x));
    if (Double.doubleToLongBits(own.applyAsDouble(x)) != expected) {
      assertThat(own.applyAsDouble(x))
          .as("of %s, reach %s", x, reach)
          .isEqualTo(jdk.applyAsDouble(x));
    }
  }
}
