package org.sagekit.core.train;

import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.train.ConfusionMatrix;

/** Counts truths by decisions. */
final class Confusions {
  private Confusions() {}

  /**
   * A matrix.
   *
   * @param codes the index of each row's class, or {@link Truth#UNKNOWN}
   * @param decisions the index of each row's predicted class
   */
  static ConfusionMatrix of(List<String> classes, int[] codes, int[] decisions, double[] weights) {
    double[] sums = new double[(classes.size() + 1) * classes.size()];
    for (int row = 0; row < codes.length; row++) {
      int truth = codes[row] == Truth.UNKNOWN ? classes.size() : codes[row];
      sums[truth * classes.size() + decisions[row]] += weights[row];
    }
    return new ConfusionMatrix(classes, Doubles.of(sums));
  }
}
