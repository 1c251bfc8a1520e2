package org.sagekit.core.label.number;

import java.util.Arrays;
import org.sagekit.api.Settings;

/** The mean of each task's votes. */
final class MeanNumber implements NumberMethod {

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public Settings settings() {
    return Settings.empty();
  }

  @Override
  public NumberFit fit(NumberTable table) {
    return new NumberFit(table.means(), alike(table), NumberFit.Middle.MEAN, 0);
  }

  /** Each worker counts the same. */
  static double[] alike(NumberTable table) {
    double[] weights = new double[table.workers()];
    Arrays.fill(weights, 1);
    return weights;
  }
}
