package org.sagekit.core.explain;

/**
 * A weighted sum of numbers that each stem from one field: a number contributes {@code w (x -
 * mean)} (Strumbelj and Kononenko, 2014, section 3).
 */
final class LinearTerm implements Term {
  private final int node;
  private final double[][] weights;
  private final double[] means;
  private final int[] sources;
  private final int fields;

  /**
   * A term.
   *
   * @param node whose numbers it takes
   * @param weights output by output one a number
   * @param means of the numbers over the background rows
   * @param sources the field of each number
   * @param fields how many there are
   */
  LinearTerm(int node, double[][] weights, double[] means, int[] sources, int fields) {
    this.node = node;
    this.weights = weights;
    this.means = means;
    this.sources = sources;
    this.fields = fields;
  }

  @Override
  public double[] base() {
    double[] base = new double[weights.length];
    for (int output = 0; output < base.length; output++) {
      for (int i = 0; i < means.length; i++) {
        base[output] += weights[output][i] == 0 ? 0 : weights[output][i] * means[i];
      }
    }
    return base;
  }

  @Override
  public int node() {
    return node;
  }

  @Override
  public void add(double[] numbers, double[] into, int first) {
    int rows = numbers.length / means.length;
    for (int row = 0; row < rows; row++) {
      for (int output = 0; output < weights.length; output++) {
        int to = ((first + row) * weights.length + output) * fields;
        for (int i = 0; i < means.length; i++) {
          double weight = weights[output][i];
          if (weight != 0) {
            into[to + sources[i]] += weight * (numbers[row * means.length + i] - means[i]);
          }
        }
      }
    }
  }
}
