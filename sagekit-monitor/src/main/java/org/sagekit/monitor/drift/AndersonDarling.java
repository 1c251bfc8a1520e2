package org.sagekit.monitor.drift;

import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

/** See {@link DriftTests#andersonDarling()}. */
final class AndersonDarling implements DriftTest {

  @Override
  public String name() {
    return "anderson-darling";
  }

  @Override
  public boolean fits(FieldType type) {
    return type.isNumber() && type != FieldType.BOOLEAN;
  }

  @Override
  public DriftResult compare(Column reference, Column current) {
    Numbers numbers = Numbers.of(reference, current);
    if (numbers.anyEmpty()) {
      return new DriftResult(name(), 0, 1, 0);
    }
    int[][] counts = numbers.counts();
    double sizes = (double) numbers.reference().length * numbers.current().length;
    double total = (double) numbers.reference().length + numbers.current().length;
    double[] weights = new double[counts.length - 1];
    double[] odds = new double[counts.length - 1];
    double statistic = 0;
    for (int gap = 0; gap < weights.length; gap++) {
      double below = both(counts, gap);
      double distance = Numbers.distance(counts, gap);
      double weight = (both(counts, gap + 1) - both(counts, gap - 1)) / 2;
      statistic += weight * (distance / sizes) * (distance / below) / (total - below);
      weights[gap] = weight / (total - 1);
      odds[gap] = below / (total - below);
    }
    double p = statistic > 0 ? ChainedSquares.of(weights, odds).beyond(statistic) : 1;
    return new DriftResult(name(), statistic, p, Numbers.distance(counts) / sizes);
  }

  /** How many values of both samples are no greater than a distinct one. */
  private static double both(int[][] counts, int index) {
    return index < 0 ? 0 : (double) counts[index][0] + counts[index][1];
  }
}
