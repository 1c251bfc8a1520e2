package org.sagekit.core.train;

import java.util.SplittableRandom;
import smile.base.mlp.Layer;

/** A layer of rectified units of SMILE on {@link PlainMatrix}. For one thread. */
final class HiddenUnits extends Layer {
  private static final long serialVersionUID = 1L;

  HiddenUnits(int units, int inputs, SplittableRandom random) {
    super(PlainMatrix.random(units, inputs, random), new double[units]);
    weightGradient = ThreadLocal.withInitial(() -> new PlainMatrix(n, p));
    rmsWeightGradient = ThreadLocal.withInitial(() -> new PlainMatrix(n, p));
    weightUpdate = ThreadLocal.withInitial(() -> new PlainMatrix(n, p));
  }

  double[] weights() {
    return ((PlainMatrix) weight).byRow();
  }

  double[] bias() {
    return bias.clone();
  }

  @Override
  public void f(double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.max(0, x[i]);
    }
  }

  @Override
  public void backpropagate(double[] lowerLayerGradient) {
    double[] outputs = output.get();
    double[] gradient = outputGradient.get();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = outputs[i] > 0 ? gradient[i] : 0;
    }
    if (lowerLayerGradient != null) {
      weight.tv(gradient, lowerLayerGradient);
    }
  }
}
