package org.sagekit.core.label.number;

import org.sagekit.api.Settings;

/** The median of each task's votes. */
final class MedianNumber implements NumberMethod {

  @Override
  public String name() {
    return "median";
  }

  @Override
  public Settings settings() {
    return Settings.empty();
  }

  @Override
  public NumberFit fit(NumberTable table) {
    return new NumberFit(table.medians(), MeanNumber.alike(table), NumberFit.Middle.MEDIAN, 0);
  }
}
