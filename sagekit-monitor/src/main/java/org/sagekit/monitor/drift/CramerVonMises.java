package org.sagekit.monitor.drift;

import java.util.Arrays;
import org.sagekit.api.monitor.DriftResult;

/** See {@link DriftTests#cramerVonMises()}. */
final class CramerVonMises implements NumberTest {
  private static final double EXACT_UP_TO = 400;

  /** As many values besides the commonest must the smaller sample be expected to hold. */
  private static final double LEAST_OTHERS = 50;

  @Override
  public String name() {
    return "cramer-von-mises";
  }

  @Override
  public DriftResult compare(Numbers numbers, Counts counts) {
    double sizes = counts.pairs();
    double total = counts.total();
    Gaps ranked = Gaps.byRank(counts);
    Gaps gaps =
        ranked.weighted(
            Arrays.stream(ranked.weights()).map(weight -> weight * sizes / total).toArray());
    double statistic = gaps.squares();
    double p = statistic > 0 ? pValue(counts, gaps, statistic) : 1;
    return new DriftResult(name(), statistic, p, counts.distance() / sizes);
  }

  private static double pValue(Counts counts, Gaps gaps, double statistic) {
    if (counts.pairs() <= EXACT_UP_TO) {
      return new SquaredPaths(counts).beyond();
    }
    return Squares.pValue(counts, gaps, LEAST_OTHERS);
  }
}
