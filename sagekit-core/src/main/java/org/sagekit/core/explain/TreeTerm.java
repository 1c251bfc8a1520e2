package org.sagekit.core.explain;

import org.sagekit.core.explain.tree.TreeValues;

/** An ensemble of trees, each of whose outputs adds to each explained output with a weight. */
final class TreeTerm implements Term {
  private final int node;
  private final TreeValues shap;
  private final double[][] weights;
  private final int fields;
  private final int width;

  /**
   * A term.
   *
   * @param node whose numbers the trees take
   * @param shap the trees, whose players are the fields
   * @param weights explained output by explained output one an output of the trees
   * @param fields how many there are
   * @param width how many numbers the node makes
   */
  TreeTerm(int node, TreeValues shap, double[][] weights, int fields, int width) {
    this.node = node;
    this.shap = shap;
    this.weights = weights;
    this.fields = fields;
    this.width = width;
  }

  @Override
  public double[] base() {
    double[] mean = shap.mean();
    double[] base = new double[weights.length];
    for (int output = 0; output < base.length; output++) {
      for (int i = 0; i < mean.length; i++) {
        base[output] += weights[output][i] * mean[i];
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
    double[] values = shap.values(numbers, width);
    int rows = numbers.length / width;
    for (int output = 0; output < weights.length; output++) {
      for (int i = 0; i < weights[output].length; i++) {
        double weight = weights[output][i];
        for (int field = 0; weight != 0 && field < fields; field++) {
          int from = (i * fields + field) * rows;
          for (int row = 0; row < rows; row++) {
            int to = ((first + row) * weights.length + output) * fields + field;
            into[to] += weight * values[from + row];
          }
        }
      }
    }
  }
}
