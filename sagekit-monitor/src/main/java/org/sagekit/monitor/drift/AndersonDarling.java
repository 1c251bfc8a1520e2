package org.sagekit.monitor.drift;

import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;

/** See {@link DriftTests#andersonDarling()}. */
final class AndersonDarling implements DriftTest {
  /** As many values besides the commonest must the smaller sample be expected to hold. */
  private static final double LEAST_OTHERS = 10;

  private static final double EXACT_UP_TO = 1e6;

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
    double p = 1;
    if (statistic > 0) {
      p =
          isSparse(counts)
              ? exact(counts, sizes)
              : ChainedSquares.of(weights, odds).beyond(statistic);
    }
    return new DriftResult(name(), statistic, p, Numbers.distance(counts) / sizes);
  }

  private static int commonest(int[][] counts) {
    int commonest = 0;
    for (int at = 1; at < counts.length; at++) {
      boolean more =
          both(counts, at) - both(counts, at - 1)
              > both(counts, commonest) - both(counts, commonest - 1);
      commonest = more ? at : commonest;
    }
    return commonest;
  }

  private static boolean isSparse(int[][] counts) {
    int[] sizes = counts[counts.length - 1];
    int at = commonest(counts);
    double share = (both(counts, at) - both(counts, at - 1)) / both(counts, counts.length - 1);
    return (1 - share) * Math.min(sizes[0], sizes[1]) < LEAST_OTHERS;
  }

  private static double exact(int[][] counts, double sizes) {
    if (sizes <= EXACT_UP_TO) {
      return KolmogorovSmirnov.exact(counts, Numbers.distance(counts));
    }
    int at = commonest(counts);
    int last = counts.length - 1;
    int now = counts[at][1] - (at == 0 ? 0 : counts[at - 1][1]);
    return Fisher.twoSided(
        now,
        counts[last][1],
        (long) (both(counts, at) - both(counts, at - 1)),
        (long) both(counts, last));
  }

  /** How many values of both samples are no greater than a distinct one. */
  private static double both(int[][] counts, int index) {
    return index < 0 ? 0 : (double) counts[index][0] + counts[index][1];
  }
}
