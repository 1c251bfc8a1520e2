package org.sagekit.core.explain.tree;

/**
 * Gauss-Legendre quadrature on [0, 1]: {@code n} points integrate polynomials of degree {@code 2n -
 * 1} exactly. Roots of the Legendre polynomial by Newton's method (Press et al., Numerical Recipes,
 * section 4.6). Immutable.
 */
final class GaussLegendre {
  private static final int MOST_STEPS = 100;
  private final double[] points;
  private final double[] weights;

  private GaussLegendre(int count) {
    points = new double[count];
    weights = new double[count];
    for (int i = 0; i < (count + 1) / 2; i++) {
      place(i, count);
    }
  }

  /**
   * A rule.
   *
   * @param count how many points, at least 1
   */
  static GaussLegendre of(int count) {
    return new GaussLegendre(count);
  }

  private void place(int i, int count) {
    boolean middle = 2 * i + 1 == count;
    double x = middle ? 0 : StrictMath.cos(StrictMath.PI * (i + 0.75) / (count + 0.5));
    double slope = 1;
    double step = 1;
    for (int steps = 0; steps < MOST_STEPS && Math.abs(step) > 1e-16; steps++) {
      double last = 1;
      double polynomial = x;
      for (int k = 2; k <= count; k++) {
        double next = ((2 * k - 1) * x * polynomial - (k - 1) * last) / k;
        last = polynomial;
        polynomial = next;
      }
      slope = count * (x * polynomial - last) / (x * x - 1);
      step = polynomial / slope;
      x -= step;
    }
    double weight = 1 / ((1 - x * x) * slope * slope);
    points[i] = (1 - x) / 2;
    points[count - 1 - i] = (1 + x) / 2;
    weights[i] = weight;
    weights[count - 1 - i] = weight;
  }

  int size() {
    return points.length;
  }

  double point(int index) {
    return points[index];
  }

  double weight(int index) {
    return weights[index];
  }
}
