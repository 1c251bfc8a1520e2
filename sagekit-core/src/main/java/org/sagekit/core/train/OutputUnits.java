package org.sagekit.core.train;

import java.util.SplittableRandom;
import org.sagekit.api.model.Task;
import smile.base.mlp.Cost;
import smile.base.mlp.OutputFunction;
import smile.base.mlp.OutputLayer;

/** The last layer of SMILE on {@link PlainMatrix}, with a weight for each row. For one thread. */
final class OutputUnits extends OutputLayer {
  private static final long serialVersionUID = 1L;
  private double rowWeight = 1;

  private OutputUnits(
      int units, int inputs, OutputFunction function, Cost cost, SplittableRandom random) {
    super(units, inputs, function, cost);
    weight = PlainMatrix.random(units, inputs, random);
    weightGradient = ThreadLocal.withInitial(() -> new PlainMatrix(n, p));
    rmsWeightGradient = ThreadLocal.withInitial(() -> new PlainMatrix(n, p));
    weightUpdate = ThreadLocal.withInitial(() -> new PlainMatrix(n, p));
  }

  /**
   * The outputs that a target needs. SMILE draws numbers of its own that are thrown away; what it
   * draws them from is shared without a lock, hence this one.
   */
  static synchronized OutputUnits of(Target target, int inputs, SplittableRandom random) {
    if (target.task() == Task.REGRESSION) {
      return new OutputUnits(1, inputs, OutputFunction.LINEAR, Cost.MEAN_SQUARED_ERROR, random);
    }
    return target.task() == Task.BINARY
        ? new OutputUnits(1, inputs, OutputFunction.SIGMOID, Cost.LIKELIHOOD, random)
        : new OutputUnits(
            target.classes().size(), inputs, OutputFunction.SOFTMAX, Cost.LIKELIHOOD, random);
  }

  /** How much the row counts whose gradient is computed next; above 0. */
  void rowWeight(double newWeight) {
    rowWeight = newWeight;
  }

  double[] weights() {
    return ((PlainMatrix) weight).byRow();
  }

  double[] bias() {
    return bias.clone();
  }

  @Override
  public void computeOutputGradient(double[] target, double weightOfRow) {
    super.computeOutputGradient(target, weightOfRow * rowWeight);
  }
}
