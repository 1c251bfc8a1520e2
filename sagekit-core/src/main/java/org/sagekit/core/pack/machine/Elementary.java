package org.sagekit.core.pack.machine;

/**
 * The exponential function, logarithm and hyperbolic tangent of FDLIBM (Sun Microsystems, 1993),
 * which {@link StrictMath} computes, written without looking at a number's bits, so that every
 * language computes the same.
 */
final class Elementary {
  private static final double LN_2_HIGH = 6.93147180369123816490e-01;
  private static final double LN_2_LOW = 1.90821492927058770002e-10;
  private static final double LOG_2_E = 1.44269504088896338700e+00;
  private static final double P_1 = 1.66666666666666019037e-01;
  private static final double P_2 = -2.77777777770155933842e-03;
  private static final double P_3 = 6.61375632143793436117e-05;
  private static final double P_4 = -1.65339022054652515390e-06;
  private static final double P_5 = 4.13813679705723846039e-08;
  private static final double LG_1 = 6.666666666666735130e-01;
  private static final double LG_2 = 3.999999999940941908e-01;
  private static final double LG_3 = 2.857142874366239149e-01;
  private static final double LG_4 = 2.222219843214978396e-01;
  private static final double LG_5 = 1.818357216161805012e-01;
  private static final double LG_6 = 1.531383769920937332e-01;
  private static final double LG_7 = 1.479819860511658591e-01;
  private static final double Q_1 = -3.33333333333331316428e-02;
  private static final double Q_2 = 1.58730158725481460165e-03;
  private static final double Q_3 = -7.93650757867487942473e-05;
  private static final double Q_4 = 4.00821782732936239552e-06;
  private static final double Q_5 = -2.01099218183624371326e-07;
  private static final double INFINITE = 1.0 / 0.0;
  private static final double TWO_1000 = 1.0715086071862673e301;
  private static final double TWO_M_1000 = 9.332636185032189e-302;
  private static final double MANTISSA = 1048576.0;

  private Elementary() {}

  /** Two to a power from -1022 to 1023. */
  static double powerOfTwo(int exponent) {
    double base = exponent < 0 ? 0.5 : 2.0;
    int rest = exponent < 0 ? -exponent : exponent;
    double power = 1.0;
    while (rest > 0) {
      if ((rest & 1) == 1) {
        power = power * base;
      }
      base = base * base;
      rest = rest >> 1;
    }
    return power;
  }

  /** A number about 1 times two to a power, rounded once. */
  static double scaled(double y, int exponent) {
    if (exponent > 1022) {
      return y * 2.0 * powerOfTwo(exponent - 1);
    }
    if (exponent >= -1021) {
      return y * powerOfTwo(exponent);
    }
    return y * powerOfTwo(exponent + 1000) * TWO_M_1000;
  }

  /** The exponential function. */
  static double exp(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    if (x > 7.09782712893383973096e+02) {
      return INFINITE;
    }
    if (x < -7.45133219101941108420e+02) {
      return 0.0;
    }
    double high = 0.0;
    double low = 0.0;
    int k = 0;
    double size = x < 0.0 ? -x : x;
    double r = x;
    if (size >= 0.3465735912322998) {
      if (size < 1.0397205352783203) {
        high = x < 0.0 ? x + LN_2_HIGH : x - LN_2_HIGH;
        low = x < 0.0 ? -LN_2_LOW : LN_2_LOW;
        k = x < 0.0 ? -1 : 1;
      } else {
        k = (int) (LOG_2_E * x + (x < 0.0 ? -0.5 : 0.5));
        high = x - k * LN_2_HIGH;
        low = k * LN_2_LOW;
      }
      r = high - low;
    } else if (size < 3.725290298461914e-09) {
      return 1.0 + x;
    }
    double t = r * r;
    double c = r - t * (P_1 + t * (P_2 + t * (P_3 + t * (P_4 + t * P_5))));
    if (k == 0) {
      return 1.0 - (r * c / (c - 2.0) - r);
    }
    return scaled(1.0 - (low - r * c / (2.0 - c) - high), k);
  }

  /** The natural logarithm of a number above 0. */
  static double log(double x) {
    if (Double.isNaN(x) || x == INFINITE) {
      return x;
    }
    int k = 0;
    double m = x;
    while (m >= TWO_1000) {
      m = m * TWO_M_1000;
      k += 1000;
    }
    while (m < TWO_M_1000) {
      m = m * TWO_1000;
      k -= 1000;
    }
    int step = 512;
    while (step > 0) {
      if (m >= powerOfTwo(step)) {
        m = m * powerOfTwo(-step);
        k += step;
      }
      if (m < powerOfTwo(1 - step)) {
        m = m * powerOfTwo(step);
        k -= step;
      }
      step = step >> 1;
    }
    int top = (int) ((m - 1.0) * MANTISSA);
    if (top >= 434332) {
      m = m * 0.5;
      k += 1;
    }
    double f = m - 1.0;
    if (top == 0 || top >= 1048574) {
      return nearOne(f, k);
    }
    double ratio = f / (2.0 + f);
    double z = ratio * ratio;
    double w = z * z;
    double t1 = w * (LG_2 + w * (LG_4 + w * LG_6));
    double t2 = z * (LG_1 + w * (LG_3 + w * (LG_5 + w * LG_7)));
    double r = t2 + t1;
    if (top >= 398458 && top <= 440401) {
      double half = 0.5 * f * f;
      if (k == 0) {
        return f - (half - ratio * (half + r));
      }
      return k * LN_2_HIGH - (half - (ratio * (half + r) + k * LN_2_LOW) - f);
    }
    if (k == 0) {
      return f - ratio * (f - r);
    }
    return k * LN_2_HIGH - (ratio * (f - r) - k * LN_2_LOW - f);
  }

  /** The logarithm of {@code (1 + f) * 2^k} for a small f. */
  static double nearOne(double f, int k) {
    if (f == 0.0) {
      return k == 0 ? 0.0 : k * LN_2_HIGH + k * LN_2_LOW;
    }
    double r = f * f * (0.5 - 0.33333333333333333 * f);
    if (k == 0) {
      return f - r;
    }
    return k * LN_2_HIGH - (r - k * LN_2_LOW - f);
  }

  /** The exponential function less 1, for numbers from -40 to 44. */
  static double expLessOne(double x) {
    double size = x < 0.0 ? -x : x;
    double r = x;
    double c = 0.0;
    int k = 0;
    if (size >= 0.3465735912322998) {
      double high = 0.0;
      double low = 0.0;
      if (size < 1.0397205352783203) {
        high = x < 0.0 ? x + LN_2_HIGH : x - LN_2_HIGH;
        low = x < 0.0 ? -LN_2_LOW : LN_2_LOW;
        k = x < 0.0 ? -1 : 1;
      } else {
        k = (int) (LOG_2_E * x + (x < 0.0 ? -0.5 : 0.5));
        high = x - k * LN_2_HIGH;
        low = k * LN_2_LOW;
      }
      r = high - low;
      c = high - r - low;
    } else if (size < 5.551115123125783e-17) {
      return x;
    }
    double half = 0.5 * r;
    double square = r * half;
    double r1 =
        1.0 + square * (Q_1 + square * (Q_2 + square * (Q_3 + square * (Q_4 + square * Q_5))));
    double t = 3.0 - r1 * half;
    double e = square * ((r1 - t) / (6.0 - r * t));
    if (k == 0) {
      return r - (r * e - square);
    }
    e = r * (e - c) - c;
    e = e - square;
    if (k == -1) {
      return 0.5 * (r - e) - 0.5;
    }
    if (k == 1) {
      return r < -0.25 ? -2.0 * (e - (r + 0.5)) : 1.0 + 2.0 * (r - e);
    }
    if (k <= -2 || k > 56) {
      return scaled(1.0 - (e - r), k) - 1.0;
    }
    if (k < 20) {
      return scaled(1.0 - powerOfTwo(-k) - (e - r), k);
    }
    return scaled(r - (e + powerOfTwo(-k)) + 1.0, k);
  }

  /** The hyperbolic tangent. */
  static double tanh(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    double size = x < 0.0 ? -x : x;
    double z = 1.0;
    if (size < 22.0) {
      if (size < 2.7755575615628914e-17) {
        return x * (1.0 + x);
      }
      if (size >= 1.0) {
        z = 1.0 - 2.0 / (expLessOne(2.0 * size) + 2.0);
      } else {
        double t = expLessOne(-2.0 * size);
        z = -t / (t + 2.0);
      }
    }
    return x < 0.0 ? -z : z;
  }

  /** The logistic function. */
  static double logistic(double x) {
    return 1.0 / (1.0 + exp(-x));
  }
}
